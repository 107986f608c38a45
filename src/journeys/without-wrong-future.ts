import { addDays, dayOf, startOfDay } from './calendar.js';
import type { JourneyLog } from './journey-log.js';
import { logAsOf } from './log-as-of.js';
import { plausibleRange } from './plausible-range.js';

const known = new WeakMap<JourneyLog, JourneyLog>();

/**
 * The log up to the last day that can be believed: a few events that a wrong clock put far later would make a day of
 * theirs today, and everybody long gone. They are told in `leftOut`. The same object where there are none.
 *
 * @param now Unix seconds.
 */
export function withoutWrongFuture(log: JourneyLog, timezone: string, now: number): JourneyLog {
  const made = known.get(log) ?? leaveOut(log, timezone, now);
  known.set(log, made);
  return made;
}

function leaveOut(log: JourneyLog, timezone: string, now: number): JourneyLog {
  const { to, after } = plausibleRange(log, now);
  if (after.events === 0) return log;
  const today = dayOf(to - 1, timezone);
  return { ...logAsOf(log, startOfDay(addDays(today, 1), timezone)), leftOut: after };
}
