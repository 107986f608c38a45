-- Lets a process that keeps the journeys in memory see at once whether they are current, and read only what is new.
--
-- One row. A writer changes it before anything else, so writers follow one another: what has a higher `event.seq` or
-- `change` is committed later, and nothing turns up behind what was already read.
create table data_version (
  only_row boolean primary key default true check (only_row),
  -- names the snapshot file of this database
  database_id uuid not null default gen_random_uuid(),
  -- another one after every transaction that wrote
  revision uuid not null default gen_random_uuid(),
  -- another one after a change that can't be followed: something deleted, renamed or taken apart
  rewrite uuid not null default gen_random_uuid()
);
insert into data_version default values;

-- Order of arrival in the three tables together; renewed when a row is changed.
create sequence change_seq;
alter table profile add column change bigint not null default nextval('change_seq');
alter table identifier add column change bigint not null default nextval('change_seq');
alter table trait_value add column change bigint not null default nextval('change_seq');
create index profile_change on profile (change);
create index identifier_change on identifier (change);
create index trait_value_change on trait_value (change);
-- What is new is found at once, also before a vacuum (PGlite has none), which a BRIN index needs.
drop index event_seq;
create index event_seq on event (seq);
-- Finds the events of a stretch of time; small, because events arrive mostly in time order.
create index event_at on event using brin (at) with (autosummarize = on);

create function renew_change() returns trigger language plpgsql as $$
begin
  new.change := nextval('change_seq');
  return new;
end $$;
create trigger renew_change before update on profile
  for each row when (old.* is distinct from new.*) execute function renew_change();
create trigger renew_change before update on trait_value
  for each row when ((old.profile_id, old.trait_id, old.since, old.value)
    is distinct from (new.profile_id, new.trait_id, new.since, new.value)) execute function renew_change();

-- What is gone has no `change` left to find it by: its profile is read again.
create function touch_profile() returns trigger language plpgsql as $$
begin
  update profile set change = nextval('change_seq') where id in (old.profile_id, new.profile_id);
  return null;
end $$;
create trigger touch_profile after delete on trait_value for each row execute function touch_profile();
create trigger touch_profile after update or delete on identifier for each row execute function touch_profile();

-- The setting lasts until the transaction ends: the row is written once in each.
create function note_addition() returns trigger language plpgsql as $$
begin
  if current_setting('footpath.added', true) is distinct from 'yes' then
    update data_version set revision = gen_random_uuid();
    perform set_config('footpath.added', 'yes', true);
  end if;
  return null;
end $$;
create trigger note_addition before insert on event execute function note_addition();
create trigger note_addition before insert on source execute function note_addition();
create trigger note_addition before insert on activity execute function note_addition();
create trigger note_addition before insert or update on trait execute function note_addition();
create trigger note_addition before insert on identifier execute function note_addition();
create trigger note_addition before insert or update on profile execute function note_addition();
create trigger note_addition before insert or update on trait_value execute function note_addition();

create function note_rewrite() returns trigger language plpgsql as $$
begin
  if current_setting('footpath.rewritten', true) is distinct from 'yes' then
    update data_version set revision = gen_random_uuid(), rewrite = gen_random_uuid();
    perform set_config('footpath.rewritten', 'yes', true);
  end if;
  return null;
end $$;

-- By row, because an upsert fires the triggers by statement whether or not it changes anything.
create trigger note_rewrite after update on event
  for each row when (old.* is distinct from new.*) execute function note_rewrite();
do $$
declare name text;
begin
  foreach name in array array['source', 'activity', 'trait'] loop
    execute format('create trigger note_rename after update on %I
      for each row when (old.name <> new.name) execute function note_rewrite()', name);
  end loop;
  foreach name in array array['event', 'source', 'activity', 'trait', 'profile'] loop
    execute format('create trigger note_delete after delete on %I
      for each row execute function note_rewrite()', name);
  end loop;
  foreach name in array array['event', 'source', 'activity', 'trait', 'profile', 'identifier', 'trait_value'] loop
    execute format('create trigger note_truncate after truncate on %I
      for each statement execute function note_rewrite()', name);
  end loop;
end $$;
-- A merge points profiles to an older one and can be followed; taking customers apart again can't.
create trigger note_split after update on profile
  for each row when (new.customer_id > old.customer_id) execute function note_rewrite();
