-- What counts is that an attempt came as far as an answer; the others stopped the program, or were stopped with it.
alter table slack_question rename column postponed to computed;

-- Who gets a digest, or the answer to a question, every week.
create table digest_subscription (
  id integer generated always as identity primary key,
  team text not null,
  -- a channel or a direct message
  channel text not null,
  created_by text not null,
  -- null: the digest itself
  question text,
  weekday text not null,
  -- HH:MM in the time zone
  time text not null,
  timezone text not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  ended_why text
);
create unique index digest_subscription_active on digest_subscription (team, channel, coalesce(question, ''))
  where ended_at is null;

-- One row per slot that an instance began: who has its lease sends it, and nobody once it is done.
create table digest_run (
  subscription_id integer not null references digest_subscription (id),
  slot timestamptz not null,
  lease_until timestamptz not null,
  attempts integer not null default 1,
  done_at timestamptz,
  -- sent, unclear (Slack did not say, and the channel can't be read) or refused
  outcome text,
  channel text,
  ts text,
  -- what a reply in its thread goes on from
  about jsonb,
  primary key (subscription_id, slot)
);
create index digest_run_message on digest_run (channel, ts);

-- Who asked what, what it was understood as and what came of it. Only ever added to.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  -- null in the terminal
  team text,
  channel text,
  user_id text,
  -- terminal, people (may see customers by name) or figures
  reader text not null,
  question text not null,
  plan jsonb,
  receipt text,
  -- answered, asked back, declined, refused or failed
  outcome text not null
);
create index audit_entry_at on audit_entry (at);
