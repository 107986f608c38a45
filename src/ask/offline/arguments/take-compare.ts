import type { Compare } from '../../../../tools/tool-arguments.js';
import type { Period } from '../../../journeys/period.js';
import { shift } from '../calendar/calendar-day.js';
import type { PeriodMention } from '../calendar/period-mention.js';
import type { Reading } from '../reading.js';
import { chooseValue } from '../segment/take-segment.js';
import { overlaps, type Span } from '../text/word-text.js';

export interface Comparison {
  readonly compare?: Compare;
  readonly period?: Period;
}

const yearBack =
  /(?<= )(?:year over year|(?:as |to |than |with |versus |of |in )?(?:the )?(?:same|that) (?:\w+ )?(?:(?:last|previous|of last|the previous) year|the year before|a year (?:ago|earlier|before)|one year ago)|(?:than|to|with|versus|against|from) (?:a|1) year (?:ago|earlier|before)|(?:than|to|with|versus|against) (?:the )?(?:last|previous|prior) year|(?:to|than|with|versus|against) the year before)(?= )/g;
const periodBack =
  /(?<= )(?:month over month|week over week|quarter over quarter|(?:compare[ds]?|comparing|than|versus|against|relative|next|beside|alongside|over|up|down|change[ds]?)(?: \w+)? (?:to |with |from |than |in |on )?(?:the )?(?:previous period|last(?= (?:(?:one|1) )?$)|last (?:one|1)|foregoing \w+|\d+ (?:days? |weeks? |months? )?(?:before|prior)(?: that)?|period before|(?:one|1) before|(?:\w+ )?(?:\d+ )?(?:days?|weeks?|months?|quarters?) (?:before|earlier|prior)(?: that| it| then)?|previous (?:\d+ )?(?:days?|weeks?|months?|quarters?|one|1)|prior (?:period|\w+)))(?= )/g;
const comparing =
  /^(?:versus|against|compare|compared|comparing|comparison|than|next|relative|differ|difference|differs|beside|alongside|opposed|v|or)$/;
const asking =
  /(?<= )(?:compared?|comparing|comparison|differ\w*|better|worse|harder|easier|sooner|bigger|smaller|faster|slower|higher|lower|longer|shorter|stronger|weaker|leakier|stickier|loyaler|happier|unhappier|angrier|grumpier|nicer|nastier|harsher|friendlier|more|less|fewer|versus|against|changed?|changes)(?= )/g;
const changing = /(?<= )(?:changed?|changes|changing|different)(?= )/g;
/** Said anywhere in the question, these set the two values that it names against each other. */
const sideBySide =
  /(?<= )(?:compared?|comparing|comparison|differ\w*|side by side|(?:near|beside|next to|against) (?:each other|one another)|head to head|(?:the )?same (?:things?|stuff|issues?|problems?|complaints?|gripes?|topics?|reasons?|way)|each(?= (?:complain|say|talk|write|want|like|love|hate|praise|do|did)))(?= )/g;

/** What the question sets side by side: two values, two periods, or a period and the one before. */
export function takeCompare(reading: Reading): Comparison {
  return (
    takeSameLastYear(reading) ??
    takePeriods(reading) ??
    takeBack(reading) ?? { ...withCompare(takeValues(reading)) }
  );
}

const withCompare = (compare: Compare | undefined): Comparison => (compare === undefined ? {} : { compare });

const sameLastYear =
  /(?<= )(?:(?:compared )?(?:to|with|versus|than|as) )?(?:the )?same (?:\w+ )?(?:of )?(?:(?:last|the previous|the) year(?: before)?|(?:a|1) year (?:ago|earlier|before))(?= )/g;

/** `the same week last year`. */
function takeSameLastYear(reading: Reading): Comparison | undefined {
  const [match] = reading.question.words.matches(sameLastYear).filter((span) => reading.isFree(span));
  if (!match) return undefined;
  reading.take(match);
  return { compare: 'previous_year' };
}

function takePeriods(reading: Reading): Comparison | undefined {
  const free = reading.question.periods.filter((period) => reading.isFree(period));
  const [first, second] = free;
  if (first && second && isCompared(first, second, reading)) {
    reading.take(first);
    reading.take(second);
    for (const span of reading.question.words.matches(changing)) reading.take(span);
    if (/ (?:previous|prior|preceding) | (?:week|month|quarter) before /.test(` ${reading.wordsOf(second)} `))
      return { period: first.period, compare: 'previous_period' };
    if (isYearBefore(second.period, first.period)) return { period: first.period, compare: 'previous_year' };
    return { compare: { periods: [first.period, second.period] } };
  }
  const parts = first?.parts;
  if (first && parts && first.unit !== 'day' && reading.question.words.matches(asking).length > 0) {
    reading.take(first);
    return { compare: { periods: [parts[1], parts[0]] } };
  }
  return undefined;
}

function isCompared(a: Span, b: Span, reading: Reading): boolean {
  const between = reading.question.tokens.slice(a.end, b.first).map(({ word }) => word);
  if (between.some((word) => comparing.test(word)) || between.join(' ') === 'over') return true;
  const leadIn = reading.wordAt(b.first);
  return (
    comparing.test(leadIn) ||
    (leadIn === 'over' && between.length === 0) ||
    (between.every((word) => /^(?:and|with|to|feedback|reviews|complaints|tickets|comments)$/.test(word)) &&
      between.some((word) => /^(?:and|with|to)$/.test(word)) &&
      reading.question.words.matches(asking).length > 0)
  );
}

function isYearBefore(earlier: Period, later: Period): boolean {
  return later.from !== undefined && earlier.from === shift(later.from, -1, 'year');
}

const becoming =
  /(?<= )(?:(?:got|gotten|get|gets|getting|became|become|becoming) (?:much |a bit |any )?(?:worse|better|weaker|stronger|slower|faster)|worsened|deteriorated|improved|improve|worsen)(?= )/g;

/** `which step got worse last month`: a period that is named, against the one before. */
export function takeBecoming(reading: Reading): Comparison | undefined {
  const [said] = reading.question.words.matches(becoming);
  const [period, other] = reading.question.periods.filter((each) => reading.isFree(each));
  if (!said || !period || other) return undefined;
  reading.take(period);
  return { compare: 'previous_period', period: period.period };
}

/** One period is named, or none: it is set against the one before, or a year before. */
function takeBack(reading: Reading): Comparison | undefined {
  for (const [expression, compare] of [
    [yearBack, 'previous_year'],
    [periodBack, 'previous_period'],
  ] as const) {
    const match = reading.question.words.matches(expression).find((span) => reading.isFree(span));
    if (match) {
      const own = reading.question.periods.find(
        (period) => reading.isFree(period) && overlaps(period, match),
      );
      reading.take(match);
      const running = own && compare === 'previous_period' ? sameUnitNow(own, reading) : undefined;
      const isNamed = reading.question.periods.some((period) => reading.isFree(period));
      return { compare, ...(running && !isNamed ? { period: running } : {}) };
    }
  }
  const last = reading.question.periods.find(
    (period) => reading.isFree(period) && followsComparison(period, reading),
  );
  if (!last) return undefined;
  reading.take(last);
  const { anchor } = reading.question;
  if (anchor && last.unit !== 'year' && !reading.question.periods.some((period) => reading.isFree(period)))
    return { compare: { periods: [anchor, last.period] } };
  const running = sameUnitNow(last, reading);
  if (running && last.unit === 'year') return { compare: 'previous_year' };
  return running ? { period: running, compare: 'previous_period' } : undefined;
}

function followsComparison({ first }: Span, reading: Reading): boolean {
  for (const token of [first - 1, first - 2, first - 3]) {
    const word = reading.wordAt(token);
    if (/^(?:versus|against|than|compare|compared|comparing|over|next|beside|alongside)$/.test(word))
      return true;
    if (!/^(?:to|with|in|the|of|it|that|this|from|on|for)$/.test(word)) return false;
  }
  return false;
}

/** The unit after `mention`, if today lies in it. */
function sameUnitNow({ period, unit }: PeriodMention, { question }: Reading): Period | undefined {
  const tomorrow = shift(question.today, 1, 'day');
  const { from, to } = period;
  if (from === undefined || to === undefined || unit === 'day') return undefined;
  return to <= question.today && shift(to, 1, unit) >= tomorrow ? { from: to, to: tomorrow } : undefined;
}

/** Two values of one trait, one against the other. */
function takeValues(reading: Reading): Compare | undefined {
  const values = reading.freeMentions().flatMap((mention) => {
    const value = chooseValue(mention, reading);
    return value ? [{ ...value, first: mention.first, end: mention.end }] : [];
  });
  for (const [place, a] of values.entries()) {
    const b = values[place + 1];
    if (b?.trait !== a.trait || a.value === b.value || !areOpposed(a, b, reading)) continue;
    if (b.first - a.end > longestBetween) {
      reading.take(a);
      reading.take({ first: b.first - 2, end: b.end });
    } else reading.take({ first: a.first, end: b.end });
    for (const span of reading.question.words.matches(sideBySide)) reading.take(span);
    return { trait: a.trait, values: [a.value, b.value] };
  }
  return undefined;
}

/** Words between two values that are set against each other; more, where the comparison comes at last. */
const longestBetween = 7;

/** `partner signups that became paying within 21 days, compared with organic`. */
const isComparedAtLast = (b: Span, reading: Reading): boolean =>
  /(?: compared? (?:to|with)| versus| than| against)(?: (?:for|of|from|in|with|by|via|through|a|an|the|our|those|ones|who|that|came|come|sent|customers|people|teams|users)){0,6} $/.test(
    reading.question.words.before(b.first),
  );

function areOpposed(a: Span, b: Span, reading: Reading): boolean {
  const between = reading.question.tokens.slice(a.end, b.first).map(({ word }) => word);
  if (between.length > longestBetween) return isComparedAtLast(b, reading);
  const lead = reading.wordAt(a.first - 1);
  if (/^(?:for|of|among|by)$/.test(lead) && new RegExp(`^and (?:that )?${lead}$`).test(between.join(' ')))
    return true;
  if (between.some((word) => comparing.test(word) && word !== 'or')) return true;
  if (/ same (?:\S+ )?as /.test(` ${between.join(' ')} `)) return true;
  if (
    between.some((word) => /^(?:and|or)$/.test(word)) &&
    reading.question.words.matches(sideBySide).length > 0
  )
    return true;
  return (
    between.some((word) => /^(?:and|with|to|from|or)$/.test(word)) &&
    reading.question.words
      .matches(asking)
      .some((span) => span.first < b.first || between.some((word) => word === 'or'))
  );
}
