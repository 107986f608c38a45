-- Run when access.yaml has row rules, before anything is read for a reader; may be run any number of times.
-- The tables' owner, as whom Footpath reads for everybody else, is not held to the policies.
do $$
declare
  rule record;
  shared text;
begin
  if not exists (select 1 from pg_roles where rolname = 'footpath_reader') then
    begin
      create role footpath_reader nologin;
    exception when duplicate_object or unique_violation then
      null;
    end;
  end if;
  if not (select rolsuper from pg_roles where rolname = current_user)
    and not pg_has_role(current_user, 'footpath_reader', 'member') then
    execute format('grant footpath_reader to %I', current_user);
  end if;
  execute format('grant usage on schema %I to footpath_reader', current_schema());
  -- Names, definitions and the state of the data are the same for everybody.
  foreach shared in array array['source', 'activity', 'trait', 'data_version', 'definition', 'theme', 'feedback_index'] loop
    execute format('grant select on %I to footpath_reader', shared);
  end loop;
  -- Counts of what was loaded, without the records.
  grant select (id, read, stored, duplicates, quarantined, merged, started_at, finished_at) on import_run to footpath_reader;
  grant select (id, import_id, reason) on quarantine to footpath_reader;
  grant select (kind, at) on identity_conflict to footpath_reader;
  for rule in
    select * from (values
      ('profile', 'customer_id in (select visible_customers())'),
      ('identifier', 'profile_id in (select visible_profiles())'),
      ('event', 'profile_id in (select visible_profiles())'),
      ('trait_value', 'profile_id in (select visible_profiles())'),
      ('feedback', 'profile_id in (select visible_profiles())'),
      ('feedback_reading', 'feedback_id in (select id from feedback)'),
      ('feedback_mention', 'feedback_id in (select id from feedback)'),
      ('feedback_vector', 'feedback_id in (select id from feedback)')
    ) as rules (name, condition)
  loop
    continue when to_regclass(rule.name) is null;
    execute format('grant select on %I to footpath_reader', rule.name);
    execute format('alter table %I enable row level security', rule.name);
    execute format('drop policy if exists reader on %I', rule.name);
    execute format('create policy reader on %I for select to footpath_reader using (%s)', rule.name, rule.condition);
  end loop;
end $$;
