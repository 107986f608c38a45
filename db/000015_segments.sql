-- Kinds of customers as they were found, so that a kind that is found again keeps its id.
create table segment_finding (
  -- what was asked, as canonical JSON
  question text not null,
  as_of date not null,
  -- id, name and mean behaviour of each: [{"id": …, "centre": {"activity": …}}]
  segments jsonb not null,
  primary key (question, as_of)
);
