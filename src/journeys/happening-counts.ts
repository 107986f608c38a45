import { wholeWeeks, type DailyCounts } from '../stats/forecast-counts.js';
import type { JourneyLog } from './journey-log.js';
import type { HappeningTimes } from './outcome-times.js';

const day = 86_400;

/**
 * Happenings of every day from the first one to the log's end, and of every cohort of customers by the week they were
 * first seen in.
 *
 * @param members per customer, 1 for those who count; everybody when absent.
 */
export function countHappenings(
  log: JourneyLog,
  { times, starts }: HappeningTimes,
  members?: Uint8Array,
): Required<DailyCounts> {
  const dayOf = (time: number) => Math.floor((log.until - 1 - time) / day);
  const counts = (customer: number) => !members || members[customer] === 1;
  let days = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (starts[customer] < starts[customer + 1] && counts(customer)) {
      days = Math.max(days, dayOf(times[starts[customer]]));
    }
  }
  // The first day may have been cut; it is left out.
  const daily = new Float64Array(days);
  const weeks = wholeWeeks(days);
  const cohorts = { weeks, sizes: new Float64Array(weeks), counts: new Float64Array(weeks * weeks) };
  const weekOf = (daysAgo: number) => weeks - 1 - Math.floor(daysAgo / 7);
  for (let customer = 0; customer < log.customerCount; customer++) {
    const first = log.offsets[customer];
    if (first === log.offsets[customer + 1] || !counts(customer)) continue;
    const cohort = Math.max(0, weekOf(dayOf(log.times[first])));
    if (weeks > 0) cohorts.sizes[cohort]++;
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      const daysAgo = dayOf(times[place]);
      if (daysAgo >= days) continue;
      daily[days - 1 - daysAgo]++;
      const week = weekOf(daysAgo);
      if (week >= 0) cohorts.counts[cohort * weeks + Math.max(week, cohort)]++;
    }
  }
  return { daily, cohorts };
}
