import type { JourneyLog } from './journey-log.js';

/** The number that each customer of an earlier log has in today's: those known then are some of those known now, in the same order. */
export function todayNumbers(past: JourneyLog, today: JourneyLog): Uint32Array {
  let now = -1;
  return past.customerKeys.map((key) => {
    do now++;
    while (today.customerKeys[now] !== key);
    return now;
  });
}
