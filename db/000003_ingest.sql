-- A bad record is known by the same key as a good one, so that it is listed once and leaves the list when it loads.
alter table quarantine
  drop constraint quarantine_import_id_file_line_key,
  add column key uuid not null default gen_random_uuid() unique,
  -- how-manieth record of the same content in its file
  add column occurrence integer not null default 0,
  -- `record` is not the whole record, and can't be tried again
  add column cut boolean not null default false;

-- The last time a trait was seen at this value, where later than `since`: a late record must not end it.
alter table trait_value add column seen_until timestamptz;

-- Identifiers that stood in a record of one customer but belong to another: a shared device or mailbox.
create table identity_conflict (
  kind text not null,
  value text not null,
  -- whom the record was given to
  profile_id integer not null references profile (id),
  import_id integer references import_run (id),
  line bigint not null,
  at timestamptz not null default now(),
  primary key (kind, value, profile_id)
);
