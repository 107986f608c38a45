-- Tells at once whether what stands beside the journeys is as it was: texts, how they were read, themes, imports.
alter table data_version add column records uuid not null default gen_random_uuid();

-- The setting lasts until the transaction ends: the row is written once in each.
create function note_records() returns trigger language plpgsql as $$
begin
  if current_setting('footpath.records_noted', true) is distinct from 'yes' then
    update data_version set records = gen_random_uuid();
    perform set_config('footpath.records_noted', 'yes', true);
  end if;
  return null;
end $$;
do $$
declare name text;
begin
  foreach name in array array['feedback', 'feedback_reading', 'feedback_mention', 'theme', 'feedback_index',
    'import_run', 'quarantine', 'merge', 'identity_conflict', 'identifier'] loop
    execute format('create trigger note_records before insert or update or delete or truncate on %I
      for each statement execute function note_records()', name);
  end loop;
end $$;
