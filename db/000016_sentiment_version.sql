-- Which weights told the sentiment of a text: those of other weights are told again. 0 for weights before they had a number.
alter table feedback_reading add column sentiment_version integer not null default 0;
