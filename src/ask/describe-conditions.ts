import type { Condition, Segment } from '../journeys/condition.js';
import { addDays } from '../journeys/calendar.js';
import type { Period } from '../journeys/period.js';
import { formatDate, formatList } from './figure-format.js';

/** A segment in words: `device mobile, did Signed Up at least 2 times and trial users`. */
export function describeSegment(segment: Segment): string {
  return formatList(segment.map(describeCondition));
}

export function describeCondition(condition: Condition): string {
  if ('trait' in condition) {
    if ('is' in condition) return `${condition.trait} ${either(condition.is)}`;
    if ('is_not' in condition) return `${condition.trait} not ${either(condition.is_not)}`;
    const { at_least: low, at_most: high } = condition;
    const bounds = [
      ...(low === undefined ? [] : [`at least ${low}`]),
      ...(high === undefined ? [] : [`at most ${high}`]),
    ];
    return `${condition.trait} ${bounds.join(' and ')}`;
  }
  if ('did' in condition) return `did ${condition.did}${howOften(condition)}`;
  if ('did_not' in condition) return `did not do ${condition.did_not}${howOften(condition)}`;
  if ('term' in condition) return condition.term;
  if ('stage' in condition) return `now at ${condition.stage}`;
  return `lost at ${condition.lost_at}`;
}

function either(values: string | number | boolean | readonly (string | number | boolean)[]): string {
  return Array.isArray(values) ? values.join(' or ') : String(values);
}

function howOften({
  at_least,
  within_days,
  period,
}: Extract<Condition, { did: string }> | Extract<Condition, { did_not: string }>): string {
  return [
    ...(at_least === undefined ? [] : [` at least ${at_least} times`]),
    ...(within_days === undefined ? [] : [` in the last ${within_days} days`]),
    ...(period ? [` ${describePeriod(period)}`] : []),
  ].join('');
}

/** A period in words, its last day included; without one: everything until today. */
export function describePeriod(period: Period | undefined, today?: string): string {
  if (!period) return today ? `at any time until ${formatDate(today)}` : 'at any time';
  const { from, to } = period;
  if (!to) return from ? `since ${formatDate(from)}` : 'at any time';
  const last = addDays(to, -1);
  if (!from) return `before ${formatDate(to)}`;
  return from === last ? `on ${formatDate(from)}` : `from ${formatDate(from)} to ${formatDate(last)}`;
}
