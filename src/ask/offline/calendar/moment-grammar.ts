import type { Span, WordText } from '../text/word-text.js';
import { dayOf, shift, startOf, units, weekdayOf, yearOf, type CalendarUnit } from './calendar-day.js';
import { weekdays } from '../../../journeys/weekdays.js';
import type { Moment, MomentContext } from './moment.js';
import { months } from './names.js';
import { readSeason, readSeasonOfYear } from './season-grammar.js';

type Reading = Omit<Moment, keyof Span> | undefined;
type Rule = readonly [
  expression: RegExp,
  read: (groups: readonly string[], context: MomentContext) => Reading,
];

const month = `(${months.join('|')}|mar)`;
const weekday = `(${weekdays.join('|')})`;
const day = String.raw`(\d{1,2})(?:st|nd|rd|th)?`;
const unit = '(day|week|month|quarter|year)s?';
const year = String.raw`((?:19|20)\d\d)`;
const whichYear = `(?: (?:of )?(?:${year}|(last|this) year))?`;
const rule = (source: string, read: Rule[1]): Rule => [new RegExp(`${source}(?= )`, 'y'), read];

/** Tried in order: the longer form of words first. */
const rules: readonly Rule[] = [
  rule('(?:the )?day before yesterday', (_, { today }) => oneDay(shift(today, -2, 'day'))),
  rule('yesterday', (_, { today }) => oneDay(shift(today, -1, 'day'))),
  rule('today', (_, { today }) => oneDay(today)),
  rule(String.raw`(\d{4})-(\d\d)-(\d\d)`, ([y, m, d]) => date(y, Number(m), d)),
  rule(String.raw`(\d{1,2})[./](\d{1,2})[./](\d{4})`, ([a, b, y]) =>
    Number(b) > 12 ? date(y, Number(a), b) : date(y, Number(b), a),
  ),
  rule(`(?:the )?${day} (?:of )?${month}${whichYear}`, ([d, m, y, w], context) =>
    dayInYear(d, m, y, w, context),
  ),
  rule(`${month} (?:the )?${day}${whichYear}`, ([m, d, y, w], context) => dayInYear(d, m, y, w, context)),
  rule(`(?:the )?(?:last|past|previous|trailing) ${month}`, ([m], context) =>
    monthInYear(m, '', '', context),
  ),
  rule(`(?:this )?${month}${whichYear}`, ([m, y, w], context) => monthInYear(m, y, w, context)),
  rule(`(?:the )?new years?(?: day)?`, (_, { today }) => oneDay(startOf('year', today))),
  rule(`q([1-4])${whichYear}`, ([q, y, w], context) => partOfYear(Number(q), 3, y, w, context)),
  rule(
    `(?:the )?(first|second|third|fourth|1st|2nd|3rd|4th|last) quarter of (?:the year|${year}|(last|this) year)`,
    ([q, y, w], context) => partOfYear(ordinal(q), 3, y, w, context),
  ),
  rule(`(?:the )?(first|second|third|fourth) quarter`, ([q], context) =>
    partOfYear(ordinal(q), 3, '', '', context),
  ),
  rule(`h([12])${whichYear}`, ([h, y, w], context) => partOfYear(Number(h), 6, y, w, context)),
  rule(`(?:the )?(first|second) half of (?:the year|${year}|(last|this) year)`, ([h, y, w], context) =>
    partOfYear(ordinal(h), 6, y, w, context),
  ),
  rule(`(?:the )?(?:start|beginning) of (?:the|this) (week|month|quarter|year)`, ([u], { today }) =>
    oneDay(startOf(asUnit(u), today)),
  ),
  rule(
    `(?:the )?(?:last|past|previous|trailing|recent|final) (?:few|couple of|couple) ${unit}`,
    ([u], context) => window(3, asUnit(u), context),
  ),
  rule(
    String.raw`(?:the )?(?:last|past|previous|trailing|recent|latest) (\d+) (?:full |calendar |business )?` +
      unit,
    ([n, u], context) => window(Number(n), asUnit(u), context),
  ),
  rule(String.raw`(?:the )?(?:last|past) 24 hours`, (_, context) => window(1, 'day', context)),
  rule(`(?:the )?past (week|month|quarter|year)`, ([u], context) => pastUnit(asUnit(u), context)),
  rule(`(?:the )?(week|month|quarter|year) before (?:last|that one|that|then|it)`, ([u], context) =>
    unitBefore(asUnit(u), context),
  ),
  rule(`(?:the )?(?:previous|prior|preceding) (day|week|month|quarter|year)`, ([u], context) =>
    context.anchor?.from === undefined
      ? unitAgo(1, asUnit(u), context.today)
      : unitBefore(asUnit(u), context),
  ),
  rule(`(?:the )?(week|month|quarter|year) before`, ([u], context) => unitBefore(asUnit(u), context)),
  rule(`(?:the )?(?:last|previous) (week|month|quarter|year)`, ([u], { today }) =>
    unitAgo(1, asUnit(u), today),
  ),
  rule(`(?:the )?(?:this|current|running) (week|month|quarter|year)`, ([u], { today }) =>
    unitAgo(0, asUnit(u), today),
  ),
  rule(`(week|month|quarter|year) to date`, ([u], { today }) => unitAgo(0, asUnit(u), today)),
  rule(String.raw`(?:a|an|(\d+)) ${unit} ago`, ([n, u], { today }) =>
    unitAgo(n === '' ? 1 : Number(n), asUnit(u), today),
  ),
  rule(`(?:the )?(last|this|past) weekend`, (_, { today }) => weekend(today)),
  rule(`(?:last |this |past )?${weekday}`, ([w], { today }) => latestWeekday(w, today)),
  rule(`(?:the )?(?:year )?${year}`, ([y], context) => wholeYear(Number(y), context)),
];

/** What the words from `first` on name, if they name a time. */
export function readMoment(text: WordText, first: number, context: MomentContext): Moment | undefined {
  const season = readSeasonOfYear(text, first, context.today);
  if (season) return season;
  for (const [expression, read] of rules) {
    const match = text.matchAt(expression, first);
    if (!match) continue;
    const reading = read(
      match.groups.map((group) => group ?? ''),
      context,
    );
    if (!reading || reading.from >= reading.to) continue;
    const bare = match.end === first + 1 && /^(?:may|march|mar|h[12])$/.test(match.groups[0] ?? '');
    return {
      first: match.first,
      end: match.end,
      ...untilToday(reading, context.today),
      ...(bare ? { vague: true } : {}),
    };
  }
  return context.withSeasons ? readSeason(text, first, context.today) : undefined;
}

/** A stretch that is still running ends today. */
function untilToday<R extends { from: string; to: string }>(reading: R, today: string): R {
  const tomorrow = shift(today, 1, 'day');
  return reading.from <= today && reading.to > tomorrow ? { ...reading, to: tomorrow } : reading;
}

const asUnit = (word: string | undefined): CalendarUnit => units.find((each) => each === word) ?? 'day';
const ordinal = (word = ''): number =>
  ({ first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3 })[word] ?? 4;

const oneDay = (from: string): Reading => ({ from, to: shift(from, 1, 'day'), unit: 'day' });

function date(yearText: string | undefined, monthNumber: number, dayText: string | undefined): Reading {
  const from = dayOf(Number(yearText), monthNumber, Number(dayText));
  return from === undefined ? undefined : oneDay(from);
}

const monthNumber = (name = ''): number => months.findIndex((each) => each.startsWith(name)) + 1;

function namedYear(
  yearText: string | undefined,
  which: string | undefined,
  today: string,
): number | undefined {
  if (yearText) return Number(yearText);
  if (which) return yearOf(today) - (which === 'last' ? 1 : 0);
  return undefined;
}

/** The latest year in which that day has begun. */
function latestYear(monthNumber: number, dayNumber: number, today: string): number {
  const thisYear = yearOf(today);
  const day = dayOf(thisYear, monthNumber, dayNumber);
  return day !== undefined && day > today ? thisYear - 1 : thisYear;
}

function dayInYear(
  d: string | undefined,
  m: string | undefined,
  y: string | undefined,
  w: string | undefined,
  { today }: MomentContext,
): Reading {
  const inMonth = monthNumber(m);
  return date(String(namedYear(y, w, today) ?? latestYear(inMonth, Number(d), today)), inMonth, d);
}

function monthInYear(
  m: string | undefined,
  y: string | undefined,
  w: string | undefined,
  { today }: MomentContext,
): Reading {
  const inMonth = monthNumber(m);
  const from = dayOf(namedYear(y, w, today) ?? latestYear(inMonth, 1, today), inMonth, 1);
  return from === undefined ? undefined : { from, to: shift(from, 1, 'month'), unit: 'month' };
}

function partOfYear(
  part: number,
  length: 3 | 6,
  y: string | undefined,
  w: string | undefined,
  { today }: MomentContext,
): Reading {
  const inMonth = (part - 1) * length + 1;
  const from = dayOf(namedYear(y, w, today) ?? latestYear(inMonth, 1, today), inMonth, 1);
  return from === undefined
    ? undefined
    : { from, to: shift(from, length, 'month'), unit: length === 3 ? 'quarter' : 'year' };
}

/** The last n units, counted back from today. */
function window(count: number, unit: CalendarUnit, { today }: MomentContext): Reading {
  const to = shift(today, 1, 'day');
  if (count < 1 || count > 4000) return undefined;
  if (unit === 'day' || unit === 'week') {
    const lastDays = count * (unit === 'week' ? 7 : 1);
    return { from: shift(to, -lastDays, 'day'), to, unit, lastDays };
  }
  return count === 1 ? unitAgo(1, unit, today) : { from: shift(today, -count, unit), to, unit };
}

function pastUnit(unit: CalendarUnit, context: MomentContext): Reading {
  if (unit === 'week') return window(7, 'day', context);
  if (unit === 'month') return window(30, 'day', context);
  return { from: shift(context.today, -1, unit), to: shift(context.today, 1, 'day'), unit };
}

function unitAgo(count: number, unit: CalendarUnit, today: string): Reading {
  const from = shift(startOf(unit, today), -count, unit);
  return { from, to: shift(from, 1, unit), unit };
}

/** The unit before the one that the thread is about, else before the last whole one. */
function unitBefore(unit: CalendarUnit, { today, anchor }: MomentContext): Reading {
  const from =
    anchor?.from === undefined ? shift(startOf(unit, today), -1, unit) : startOf(unit, anchor.from);
  return { from: shift(from, -1, unit), to: from, unit };
}

function latestWeekday(name: string | undefined, today: string): Reading {
  const wanted = weekdays.findIndex((weekday) => weekday === name) + 1;
  return oneDay(shift(today, -((weekdayOf(today) - wanted + 7) % 7), 'day'));
}

function weekend(today: string): Reading {
  const saturday = shift(startOf('week', today), -2, 'day');
  return { from: saturday, to: shift(saturday, 2, 'day'), unit: 'day' };
}

function wholeYear(year: number, { today }: MomentContext): Reading {
  const from = dayOf(year, 1, 1);
  return from === undefined || from > today ? undefined : { from, to: shift(from, 1, 'year'), unit: 'year' };
}
