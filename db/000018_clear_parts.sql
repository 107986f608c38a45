-- A part that the other parts say is of its main theme: only what is surely said of a theme is held against an outcome.
alter table theme add column clear boolean not null default true;
