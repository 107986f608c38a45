-- What was foretold of whom, frozen with its date, so that it can be held against what came.
create table prediction (
  id integer generated always as identity primary key,
  -- the tool that foretold
  tool text not null,
  outcome text not null,
  horizon_days double precision not null,
  -- the day whose end was looked from: what comes after it, within the horizon, is foretold
  as_of date not null,
  -- versions that it rests on, such as churn@2
  definitions text[] not null,
  data_version text not null,
  learner text not null,
  -- one entry each: customer_id of a profile, and the chance, 0–1
  customers integer[] not null,
  risks double precision[] not null,
  made_at timestamptz not null default now(),
  unique (tool, outcome, horizon_days, as_of, definitions)
);

-- What came of it: once for each prediction, when its horizon is over.
create table prediction_grade (
  prediction_id integer primary key references prediction (id),
  -- customers who could still be found
  customers integer not null,
  expected double precision not null,
  came integer not null,
  auc double precision not null,
  auc_low double precision not null,
  auc_high double precision not null,
  brier double precision not null,
  graded_at timestamptz not null default now()
);
