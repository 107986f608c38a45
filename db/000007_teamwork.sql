-- Delivery: tries that Slack cut short, and the message that the answer became.
alter table slack_question
  add column postponed integer not null default 0,
  add column answer_channel text,
  add column answer_ts text;
create index slack_question_answer on slack_question (team, answer_channel, answer_ts);
