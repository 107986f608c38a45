-- Among how many texts themes were last found without regard to the former ones.
alter table feedback_index add column afresh_texts integer not null default 0;
update feedback_index set afresh_texts = themed_texts;

-- What is said of a theme that was merged is said of the one that it was merged into.
insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
  select feedback_id, merged_into, bool_or(main), avg(sentiment), max(closeness)
    from feedback_mention join theme on theme.id = theme_id where merged_into is not null group by 1, 2
  on conflict (feedback_id, theme_id) do update set main = feedback_mention.main or excluded.main;
delete from feedback_mention using theme where theme.id = theme_id and merged_into is not null;
