import type { DateClaim } from './date-claims.js';
import type { Facts } from './facts.js';

const names = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');
const weekday = new RegExp(`\\b(${names.join('|')})s?\\b`, 'g');

/**
 * `Tuesday 7 September 2026`, which is a Monday; a weekday without a date is known where the results name it.
 *
 * @param text the sentence in lower case, without the names in it.
 * @param said the dates of the sentence.
 */
export function isOtherWeekday(text: string, said: readonly DateClaim[], facts: Facts): boolean {
  const days = facts.dates.filter(({ date }) => said.some(({ pattern }) => pattern.test(date)));
  const known = new Set(days.map(({ date }) => names[new Date(date).getUTCDay()]));
  return [...text.matchAll(weekday)].some(([, day = '']) => !known.has(day) && !facts.names.has(day));
}
