import { addDays, dayOf, startOfDay, startOfUnit } from '../journeys/calendar.js';
import type { JourneyLog } from '../journeys/journey-log.js';

/** Weeks before the one that is told of: what it is measured against. */
export const baselineWeeks = 12;

/** Mondays to Sundays in the company's time zone. */
export interface DigestWeeks {
  /** First day of the week that is told of, YYYY-MM-DD. */
  readonly from: string;
  /** Its last day. */
  readonly to: string;
  /** Unix seconds: where each week begins, oldest first, and the end of the last one. */
  readonly bounds: readonly number[];
}

/** The last week that was over on a day, and the ones before it. @param today YYYY-MM-DD, all of it over. */
export function weeksUntil(today: string, timezone: string): DigestWeeks {
  const end = startOfUnit(addDays(today, 1), 'week');
  const bounds = Array.from({ length: baselineWeeks + 2 }, (_, week) =>
    startOfDay(addDays(end, 7 * (week - baselineWeeks - 1)), timezone),
  );
  return { from: addDays(end, -7), to: addDays(end, -1), bounds };
}

/** The last day of which anything is known. */
export function lastDay(log: JourneyLog, timezone: string): string {
  let last = 0;
  for (const time of log.times) if (time > last) last = time;
  return dayOf(last, timezone);
}
