import type { Span, WordText } from '../text/word-text.js';
import { daysBetween, shift, startOf } from './calendar-day.js';

export interface Duration extends Span {
  readonly days: number;
}

const daysOf: Readonly<Record<string, number>> = {
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 30,
  quarter: 90,
  year: 365,
};
const unit = '(hour|day|week|month|quarter|year)s?';
const count = String.raw`(\d+|a|an|one|a couple of|a few|couple of|few)`;
const few: Readonly<Record<string, number>> = { 'a couple of': 2, 'couple of': 2, 'a few': 3, few: 3 };

const ahead = [
  new RegExp(
    `(?:(?:in|over|during|within|for|by) )?(?:the )?(?:next|coming|following|upcoming|forthcoming)(?: ${count})? (?:calendar )?${unit}(?= )`,
    'g',
  ),
  new RegExp(`(?:(?:in|within|over) )?${count} ${unit} (?:from now|out|ahead|time|later|on)(?= )`, 'g'),
  new RegExp(
    `(?<=(?:be|is|are|will|renew|churn|cancel|leave|convert|subscribe|happen|forecast|where).* )in ${count} ${unit}(?= )`,
    'g',
  ),
  new RegExp(`${count} ${unit} (?:forecast|outlook|horizon|projection)(?= )`, 'g'),
];
const tomorrow = /(?<= )(?:by )?tomorrow(?= )/g;
const untilEnd =
  /(?<= )(?:by|until|till|before|at) (?:the )?end of (?:the|this) (week|month|quarter|year)(?= )/g;
const within = [
  new RegExp(
    `(?:within|inside|in under|in less than|in at most|not later than|no later than)(?: of)? (?:the first |the following |the space of )?${count} ${unit}(?= )`,
    'g',
  ),
  new RegExp(`(?:in|over|during) the (?:following|first|ensuing) (?:${count} )?${unit}(?= )`, 'g'),
  new RegExp(`(?:in|under|over) ${count} ${unit}(?= )`, 'g'),
  new RegExp(`()same (day)(?= )`, 'g'),
];
const spells = [
  new RegExp(`(?:for|in)(?: over| more than| at least| about| the)? ${count} ${unit}(?= )`, 'g'),
];
const around = [
  new RegExp(
    `${count} ${unit} (?:window|before and after|each side|either side|on each side|on either side|on both sides|both sides|each way|around)(?= )`,
    'g',
  ),
  new RegExp(`(?:window|windows) of ${count} ${unit}(?= )`, 'g'),
];

const read = (text: WordText, expressions: readonly RegExp[]): Duration[] =>
  expressions.flatMap((expression) =>
    text.matches(expression).map((match) => {
      const [amount = '', name = 'day'] = match.groups;
      const times = few[amount] ?? (/^\d+$/.test(amount) ? Number(amount) : 1);
      return { first: match.first, end: match.end, days: times * (daysOf[name] ?? 1) };
    }),
  );

/** How far ahead a question looks: `over the next two weeks`, `a week from now`. */
export function findHorizons(text: WordText, today: string): Duration[] {
  const ends = text.matches(untilEnd).map((match) => {
    const [name = 'month'] = match.groups;
    const wanted = name === 'week' || name === 'quarter' || name === 'year' ? name : 'month';
    const end = shift(startOf(wanted, today), 1, wanted);
    return { first: match.first, end: match.end, days: Math.max(1, daysBetween(today, end) - 1) };
  });
  return [...read(text, ahead), ...text.matches(tomorrow).map((match) => ({ ...match, days: 1 })), ...ends];
}

/** How soon a thing must follow another: `within 3 days`. */
export const findWindows = (text: WordText): Duration[] => read(text, within);

/** How long a thing has not happened: `for 14 days`. */
export const findSpells = (text: WordText): Duration[] => read(text, spells);

/** `90 days`, whatever it is the length of. */
export const findLengths = (text: WordText): Duration[] =>
  read(text, [new RegExp(`(?<= )${count} ${unit}(?= )`, 'g')]);

/** How much to look at on each side of a change: `a 60 day window`. */
export const findSurroundings = (text: WordText): Duration[] => read(text, around);
