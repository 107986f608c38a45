-- Names used by events. Small tables, read whole at start.
create table source (
  id smallint generated always as identity primary key,
  name text not null unique
);

create table activity (
  id integer generated always as identity primary key,
  name text not null unique
);

create table trait (
  id integer generated always as identity primary key,
  name text not null unique,
  -- names a person: name, e-mail address, phone …
  personal boolean not null default false
);

-- A profile is what one set of identifiers was first seen as. Profiles found to be the same customer share
-- `customer_id`, the id of the oldest of them: a merge rewrites a few profiles and no event, so it can be undone.
create table profile (
  id integer generated always as identity primary key,
  customer_id integer not null
);
create index profile_customer on profile (customer_id);

create table identifier (
  -- customer (the id that the file or the CRM uses), user, email, anonymous, or a name from the mapping
  kind text not null,
  value text not null,
  profile_id integer not null references profile (id),
  primary key (kind, value)
);
create index identifier_profile on identifier (profile_id);

create table import_run (
  id integer generated always as identity primary key,
  format text not null,
  files text[] not null,
  mapping jsonb not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  read bigint not null default 0,
  stored bigint not null default 0,
  duplicates bigint not null default 0,
  quarantined bigint not null default 0,
  merged bigint not null default 0
);

-- Why two profiles became one customer: the explanation that an undo needs.
create table merge (
  id integer generated always as identity primary key,
  kept_profile_id integer not null references profile (id),
  merged_profile_id integer not null references profile (id),
  -- the profiles that pointed to the merged customer before
  moved_profile_ids integer[] not null,
  -- identifiers that stood together in one record
  evidence jsonb not null,
  import_id integer references import_run (id),
  at timestamptz not null default now()
);

create table event (
  -- arrival order: breaks ties in time, and finds what is new
  seq bigint generated always as identity,
  at timestamptz not null,
  -- the record: hash of its own id, or of its content and how-manieth occurrence (src/ingest/record-key.ts)
  key uuid not null,
  value double precision,
  profile_id integer not null,
  activity_id integer not null,
  source_id smallint not null
);
create unique index event_key on event (key);
create index event_seq on event using brin (seq);

-- A value and since when it holds; the epoch where the time isn't known.
create table trait_value (
  profile_id integer not null,
  trait_id integer not null,
  since timestamptz not null,
  value text not null,
  primary key (profile_id, trait_id, since)
);

-- What customers wrote. The event of the same key says who, when and from where.
create table feedback (
  id integer generated always as identity primary key,
  key uuid not null unique,
  profile_id integer not null,
  source_id smallint not null,
  at timestamptz not null,
  rating double precision,
  text text not null
);
create index feedback_at on feedback (at);

create table quarantine (
  id integer generated always as identity primary key,
  import_id integer not null references import_run (id),
  file text not null,
  line bigint not null,
  reason text not null,
  record text not null,
  unique (import_id, file, line)
);

-- One row per version of each journey, outcome, term …: what `trial@3` was.
create table definition (
  kind text not null,
  name text not null,
  version integer not null,
  body jsonb not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz,
  primary key (kind, name, version)
);

create table receipt (
  id text primary key,
  tool text not null,
  args jsonb not null,
  as_of date not null,
  definitions text[] not null,
  -- what the data was: last event and merge that were seen
  data_version text not null,
  result_hash text not null,
  result jsonb not null,
  created_at timestamptz not null default now()
);
