import type { Span, WordText } from '../text/word-text.js';
import { shift } from './calendar-day.js';
import type { Moment } from './moment.js';
import { readMoment } from './moment-grammar.js';
import { months } from './names.js';
import { readNearChange } from './near-change.js';
import type { PeriodContext, PeriodMention } from './period-mention.js';

const since =
  /(?:ever )?(?:since|from when|starting(?: from| in| on| with)?|beginning(?: in| on| with)?)(?: the| our)?(?: (?:(?:very )?(?:start|beginning|first|1st|first day) of))?(?: the)? (?=.)/y;
const from = /from(?: the)? (?=.)/y;
const onwards = /(?:on|onwards?) /y;
const before = /(?:before|prior to|until|till|up to|up until)(?: the| our)? (?=.)/y;
const after = /(?:after|following|later than)(?: the| our)? (?=.)/y;
const between = /(?:between|from)(?: the)? (?=.)/y;
const towards = /(?:and|to|till|until|through|up to)(?: the)? (?=.)/y;
const within =
  /(?:in|on|during|over|within|for|throughout|of|from|as of|at)(?: all of| the whole of| the course of)?(?: the)? (?=.)/y;
/** What shows that `may` or `march` is the month: another one beside it. */
const comparedMonth = new RegExp(
  `(?:versus|against|and|with|or|over|compared (?:to|with))(?: in)? (?:${months.join('|')}) `,
  'y',
);
const behindMonth = new RegExp(
  `(?:${months.join('|')}) (?:versus|against|than|with|and|or|compared (?:to|with))(?: in)? $`,
);
const ellipticDay = /(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:and|to|till|until|through) (?=.)/y;
const endsInclusive = /until|till|up/;

/** All periods in a question, in the order of its words. */
export function findPeriods(text: WordText, length: number, context: PeriodContext): PeriodMention[] {
  const found = periodsIn(text, length, context);
  return found.length > 0 ? found : periodsIn(text, length, { ...context, withSeasons: true });
}

function periodsIn(text: WordText, length: number, context: PeriodContext): PeriodMention[] {
  const found: PeriodMention[] = [];
  for (let first = 0; first < length;) {
    const before = found.at(-1)?.period;
    const mention = readPeriod(text, first, before ? { ...context, anchor: before } : context);
    if (mention) found.push(mention);
    first = mention ? mention.end : first + 1;
  }
  return found;
}

function readPeriod(text: WordText, first: number, context: PeriodContext): PeriodMention | undefined {
  return (
    readNearChange(text, first, context) ??
    readRange(text, first, context) ??
    readBound(text, first, context) ??
    readPlain(text, first, context)
  );
}

/** `between X and Y`, `from X to Y`: both included. */
function readRange(text: WordText, first: number, context: PeriodContext): PeriodMention | undefined {
  const opening = text.matchAt(between, first);
  const start = opening ? opening.end : first;
  const begin = readMoment(text, start, context) ?? readEllipticDay(text, start, context);
  const link = begin && text.matchAt(towards, begin.end);
  if (!link || (!opening && text.matchAt(/and /y, begin.end))) return undefined;
  const to = readMoment(text, link.end, context);
  if (!to || (!opening && (begin.from >= to.from || / compare/.test(text.text)))) return undefined;
  const day = begin.from < to.to ? begin.from : shift(begin.from, -1, 'year');
  return {
    first,
    end: to.end,
    period: { from: day, to: to.to },
    unit: to.unit,
    parts: [
      { from: day, to: begin.to },
      { from: to.from, to: to.to },
    ],
  };
}

/** The `1` of `between 1 and 15 September`: it shares the month of the day that follows. */
function readEllipticDay(text: WordText, first: number, context: PeriodContext): Moment | undefined {
  const match = text.matchAt(ellipticDay, first);
  const last = match && readMoment(text, match.end, context);
  if (!match || last?.unit !== 'day' || !new RegExp(months.join('|')).test(text.text)) return undefined;
  const from = `${last.from.slice(0, 8)}${(match.groups[0] ?? '').padStart(2, '0')}`;
  return from < last.to ? { ...last, first, end: match.end - 1, from, to: from } : undefined;
}

/** `since X`, `before X`, `after X`, where X is a time or a change. */
function readBound(text: WordText, first: number, context: PeriodContext): PeriodMention | undefined {
  const until = shift(context.today, 1, 'day');
  for (const [opening, side] of openings(text, first)) {
    const moment = readMoment(text, opening.end, context) ?? readChange(text, opening.end, context);
    if (!moment) continue;
    const span = { first, end: moment.end, unit: moment.unit };
    if (side === 'from') {
      const closing = text.matchAt(onwards, moment.end);
      if (closing || (isDate(text, moment) && moment.from < until))
        return { ...span, end: closing?.end ?? moment.end, period: { from: moment.from, to: until } };
    } else if (side === 'before') {
      return { ...span, period: { to: matchesWord(text, first, endsInclusive) ? moment.to : moment.from } };
    } else {
      const begin = side === 'since' || isChange(moment) ? moment.from : moment.to;
      if (begin < until) return { ...span, period: { from: begin, to: until } };
    }
  }
  return undefined;
}

function openings(text: WordText, first: number): [Span, 'since' | 'before' | 'after' | 'from'][] {
  const sides = [
    [text.matchAt(since, first), 'since'],
    [text.matchAt(before, first), 'before'],
    [text.matchAt(after, first), 'after'],
    [text.matchAt(from, first), 'from'],
  ] as const;
  return sides.flatMap(([opening, side]) => (opening ? [[opening, side]] : []));
}

function matchesWord(text: WordText, first: number, expression: RegExp): boolean {
  const word = text.matchAt(/([^ ]+) /y, first)?.groups[0];
  return word !== undefined && expression.test(word);
}

const isYear = ({ unit, from, end, first }: Moment): boolean =>
  unit === 'year' && from.endsWith('-01-01') && end - first === 1;

const doneToIt = /^(?:(?:we|they|you|have|had|the|our|to|out|put|redid|[a-z]+ed) ){2,5}$/;

/** `since the price increase`, `since we put the prices up`. */
function readChange(text: WordText, first: number, { changes }: PeriodContext): Moment | undefined {
  const isNear = (at: number): boolean =>
    at === first ||
    at === first - 1 ||
    (at > first && doneToIt.test(text.before(at).slice(text.before(first).length)));
  const change = changes.find((mention) => isNear(mention.first));
  return change && { first, end: change.end, from: change.at, to: change.at, unit: 'day' };
}

/** `from 1 January`, not `from yesterday`. */
const isDate = (text: WordText, { first, end, unit }: Moment): boolean =>
  unit === 'day' && / \d/.test(text.before(end).slice(text.before(first).length - 1));

const isChange = (moment: Moment): boolean => moment.from === moment.to;

function readPlain(text: WordText, first: number, context: PeriodContext): PeriodMention | undefined {
  const opening = endsVerb(text, first) ? undefined : text.matchAt(within, first);
  const moment = readMoment(text, opening ? opening.end : first, context);
  const isCompared =
    moment &&
    (text.matchAt(comparedMonth, moment.end) !== undefined || behindMonth.test(text.before(moment.first)));
  if (!moment || (moment.vague && !opening && !isCompared)) return undefined;
  if (
    isYear(moment) &&
    first > 0 &&
    matchesWord(
      text,
      first - 1,
      /^(?:over|under|above|below|than|least|most|exceeding|from|to|pay|pays|paying|paid|spend|spends|spending|spent|worth)$/,
    )
  )
    return undefined;
  if (
    opening &&
    isYear(moment) &&
    !matchesWord(text, first, /^(?:in|during|for|of|from|throughout|on)$/) &&
    !(matchesWord(text, first, /^over$/) && isRecent(moment, context) && closesPhrase(text, moment.end))
  )
    return undefined;
  const { from, to, unit, lastDays, end } = moment;
  return { first, end, period: { from, to }, unit, ...(lastDays === undefined ? {} : { lastDays }) };
}

/** A number like a year of the last ten is one rather than a count. */
const isRecent = ({ from }: Moment, { today }: PeriodContext): boolean => from > shift(today, -10, 'year');

/** `over 2025, by tier` is the year; `over 2000 seats` counts. */
const closesPhrase = (text: WordText, end: number): boolean =>
  text.matchAt(/[^ ]+ /y, end) === undefined ||
  matchesWord(text, end, /^(?:by|per|broken|split|grouped|each|please)$/);

/** The `in` of `checked in yesterday` is the verb's. */
function endsVerb(text: WordText, first: number): boolean {
  return (
    matchesWord(text, first, /^(?:in|on)$/) &&
    first > 0 &&
    matchesWord(text, first - 1, /^(?:check|log|sign|opt|fill|clock)(?:s|ed|ged|led|ing|ged)?$/)
  );
}
