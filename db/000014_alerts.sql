-- A subscription with a bound is an alert: its question is looked at every day, and told of when its figure goes past it.
alter table digest_subscription
  add column over double precision,
  add column under double precision,
  -- at the last look; null before the first
  add column was_past boolean,
  add check (num_nonnulls(over, under) = 0 or (num_nonnulls(over, under) = 1 and question is not null));
drop index digest_subscription_active;
create unique index digest_subscription_active
  on digest_subscription (team, channel, coalesce(question, ''), (over is null), (under is null))
  where ended_at is null;
