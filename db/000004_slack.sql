-- Questions asked in Slack: inbox, lock and transcript in one. Each is answered once and in the order of its thread,
-- by whichever instance holds its lease.
create table slack_question (
  team text not null,
  channel text not null,
  -- of the message, or of the press of a button
  ts text not null,
  event_id text not null,
  thread_ts text not null,
  user_id text not null,
  question text not null,
  -- by a button: no message in the thread shows the question
  pressed boolean not null,
  received_at timestamptz not null default now(),
  attempts integer not null default 0,
  lease_until timestamptz,
  answered_at timestamptz,
  -- what it was understood as; null where it could not be answered
  plan jsonb,
  primary key (team, channel, ts),
  unique (team, event_id)
);
create index slack_question_thread on slack_question (team, channel, thread_ts, ts);
create index slack_question_open on slack_question (team, received_at) where answered_at is null;
