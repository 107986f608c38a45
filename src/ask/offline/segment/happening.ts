import type { Condition } from '../../../journeys/condition.js';
import { findSpells, findWindows } from '../calendar/duration-grammar.js';
import type { PeriodMention } from '../calendar/period-mention.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';
import { findQuantities } from './quantity.js';

type Happening = { at_least?: number; within_days?: number; period?: { from?: string; to?: string } };

/** `did` or `did_not`, with how often and when it is said to have happened. */
export function readHappening(
  activity: string,
  span: Span,
  negated: boolean,
  reading: Reading,
  ownsPeriods: boolean,
): Condition {
  const details = { ...readTimes(span, reading), ...readWhen(span, reading, ownsPeriods, negated) };
  return negated ? { did_not: activity, ...details } : { did: activity, ...details };
}

const timesWords: readonly [RegExp, number][] = [
  [/(?<= )more than once(?= )/g, 2],
  [/(?<= )(?:(?:at least|more than|over) )?(?:twice|two times)(?: or more)?(?= )/g, 2],
  [/(?<= )(?:at least )?once(?= )/g, 1],
  [/(?<= )(?:repeatedly|several times|multiple times|more than 1|many times|again and again)(?= )/g, 2],
];

/** How often: inside the name (`opened 3 tickets`) or close by (`more than twice`). */
function readTimes(span: Span, reading: Reading): Happening {
  const near = { first: span.first - 4, end: span.end + 4 };
  for (const [expression, times] of timesWords) {
    const match = reading.question.words
      .matches(expression)
      .find((each) => within(each, near) && reading.isFree(each));
    if (!match) continue;
    reading.take(match);
    return times > 1 ? { at_least: times } : {};
  }
  const quantity = findQuantities(reading).find((each) => isCount(each, span, reading));
  if (!quantity) return {};
  reading.take(quantity);
  const count = quantity.at_least ?? quantity.exactly ?? 1;
  return count > 1 && Number.isInteger(count) ? { at_least: count } : {};
}

function isCount(quantity: Span, span: Span, reading: Reading): boolean {
  const inside = quantity.first >= span.first && quantity.end <= span.end;
  const before = quantity.end === span.first;
  const after =
    quantity.first >= span.end &&
    quantity.first - span.end <= 1 &&
    [-3, -2, -1, 0, 1].some((place) => /^times?$/.test(reading.wordAt(quantity.end + place)));
  return (inside || before || after) && !/%/.test(reading.question.tokens[quantity.end - 1]?.text ?? '');
}

const within = (inner: Span, outer: Span): boolean => inner.first >= outer.first && inner.end <= outer.end;

/** When: the last n days, or a period said right after; any period where the tool itself takes none. */
function readWhen(span: Span, reading: Reading, ownsPeriods: boolean, negated: boolean): Happening {
  const free = reading.question.periods.filter((period) => reading.isFree(period));
  const adjacent = free.find(
    (period) =>
      period.first >= span.end && period.first - span.end <= 3 && isUnbroken(span.end, period, reading),
  );
  const period = adjacent ?? (ownsPeriods ? free[0] : undefined);
  if (period) {
    reading.take(period);
    return asWhen(period);
  }
  const lengths = [
    ...findWindows(reading.question.words),
    ...(negated ? findSpells(reading.question.words) : []),
  ];
  const window = lengths.find(
    (each) => reading.isFree(each) && each.first >= span.first && each.first - span.end <= 3,
  );
  if (!window) return {};
  reading.take(window);
  return { within_days: window.days };
}

const asWhen = ({ period, lastDays }: PeriodMention): Happening =>
  lastDays === undefined ? { period } : { within_days: lastDays };

function isUnbroken(from: number, period: Span, reading: Reading): boolean {
  return reading.question.tokens.slice(from, period.first + 1).every(({ pause }) => pause === '');
}
