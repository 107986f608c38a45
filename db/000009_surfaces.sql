-- Slow answers are streamed: the message that shows the steps becomes the answer, also for another instance.
-- Who asked may stop the work.
alter table slack_question
  add column stream_ts text,
  add column stopped_at timestamptz;

-- What readers think of an answer: one word each, the last one counts.
create table answer_rating (
  team text not null,
  channel text not null,
  -- the message
  ts text not null,
  user_id text not null,
  receipt text not null,
  -- good or bad
  rating text not null,
  rated_at timestamptz not null default now(),
  primary key (team, channel, ts, user_id)
);
create index answer_rating_receipt on answer_rating (receipt);
