-- What was made of the texts in `feedback`. All of it can be made again from them.

-- One row: which model the vectors are of, and when themes were last looked for among how many texts.
create table feedback_index (
  only_row boolean primary key default true check (only_row),
  embedder text,
  -- mean vector of the texts when themes were found: taken off before vectors are compared with themes
  mean real[],
  themed_texts integer not null default 0,
  themed_at timestamptz
);
insert into feedback_index default values;

create table feedback_reading (
  feedback_id integer primary key references feedback (id) on delete cascade,
  -- two letters, or `other`
  language text not null,
  -- −1 to 1
  sentiment real not null,
  -- was looked at for themes; it may still have none
  themed boolean not null default false
);

create table theme (
  id integer generated always as identity primary key,
  -- made from its distinctive words
  name text not null,
  -- by a person; goes before `name`
  given_name text,
  -- null for a main theme
  parent_id integer references theme (id),
  -- a person put it into that one
  merged_into integer references theme (id),
  -- a person wants it kept as it is
  pinned boolean not null default false,
  terms text[] not null,
  -- direction of its texts, less the mean; null for a main theme, which is the sum of its parts
  centre real[],
  found_at timestamptz not null default now(),
  -- since when no text is about it any more
  gone_at timestamptz
);
create unique index theme_given_name on theme (lower(given_name)) where gone_at is null;

-- A text is about one theme, and may speak of others in single sentences.
create table feedback_mention (
  feedback_id integer not null references feedback (id) on delete cascade,
  theme_id integer not null references theme (id),
  -- what the text as a whole is about
  main boolean not null,
  -- of what is said about this theme, −1 to 1
  sentiment real not null,
  -- cosine to the theme's centre
  closeness real not null,
  primary key (feedback_id, theme_id)
);
create index feedback_mention_theme on feedback_mention (theme_id);

-- The vectors are of pgvector's type where the server has it, so that they can be searched through an index, and plain
-- arrays elsewhere. A type that may be missing can't stand in a migration; a function names it when it runs.
create function prepare_feedback_vectors(dimensions integer) returns boolean language plpgsql as $$
declare has_pgvector boolean := exists (select 1 from pg_extension where extname = 'vector');
begin
  if not has_pgvector and exists (select 1 from pg_available_extensions where name = 'vector') then
    begin
      create extension vector;
      has_pgvector := true;
    exception when insufficient_privilege then
      null;
    end;
  end if;
  drop table if exists feedback_vector;
  execute format('create table feedback_vector (
    feedback_id integer primary key references feedback (id) on delete cascade, vector %s not null)',
    case when has_pgvector then format('vector(%s)', dimensions) else 'real[]' end);
  return has_pgvector;
end $$;

-- Finds the texts that hold a word.
create index feedback_words on feedback using gin (to_tsvector('english', text));
