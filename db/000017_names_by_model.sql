-- The distinctive words that a theme was called by before a language model was asked for a name; null where none was asked.
alter table theme add column named_from text;
-- Words of before may be somebody's own: they go to no model.
update theme set named_from = name;
