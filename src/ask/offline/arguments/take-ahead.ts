import { daysBetween, shift, startOf } from '../calendar/calendar-day.js';
import type { PeriodMention } from '../calendar/period-mention.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';

const ahead =
  / (?:will|wont|going to|expect\w*|anticipate\w*|forecast\w*|predict\w*|project(?:ion|ions|ed)?) /;

/** A month or quarter by its name, of what is still to come: `how many will sign up in December`. */
export function comingPeriod({ periods, tokens, words, today }: Question): PeriodMention | undefined {
  return ahead.test(words.text)
    ? periods.find(
        ({ unit, period, lastDays, first, end }) =>
          (unit === 'month' || unit === 'quarter') &&
          lastDays === undefined &&
          tokens
            .slice(first, end)
            .every(({ word }) => !/^(?:last|past|this|previous|(?:19|20)\d\d)$/.test(word)) &&
          period.from !== undefined &&
          shift(period.from, 1, 'year') > today,
      )
    : undefined;
}

/** How many days there are to the end of a month or quarter that is still to come. */
export function takeComing(reading: Reading): number | undefined {
  const { question } = reading;
  const coming = comingPeriod(question);
  if (!coming?.period.to || !reading.isFree(coming)) return undefined;
  reading.take(coming);
  return daysBetween(question.today, shift(coming.period.to, 1, 'year')) - 1;
}

/** `this quarter`, of what may still happen: to its end. */
export function takeRest(reading: Reading): number | undefined {
  const { periods, today, words } = reading.question;
  if (!/ (?:might|may|could|will|likely|about to|going to|risk|chance|expect\w*) /.test(words.text))
    return undefined;
  const running = periods.find(
    (each) =>
      reading.isFree(each) &&
      each.unit !== 'day' &&
      each.lastDays === undefined &&
      each.period.to === shift(today, 1, 'day') &&
      each.period.from === startOf(each.unit, today),
  );
  if (!running) return undefined;
  const days = daysBetween(today, shift(startOf(running.unit, today), 1, running.unit)) - 1;
  if (
    days < 1 ||
    reading.question.mentions.some(
      ({ end, readings }) =>
        readings[0]?.entity.kind === 'activity' && running.first - end < 2 && running.first >= end,
    )
  )
    return undefined;
  reading.take(running);
  return days;
}
