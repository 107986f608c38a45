import type { JourneyLog } from './journey-log.js';
import { firstTime, type HappeningTimes } from './outcome-times.js';

/** The activity that makes an outcome possible: nobody is at risk of it before. */
export interface OutcomeEntry {
  readonly activity: string;
  readonly code: number;
  /** Customers who ever did it. */
  readonly customers: number;
}

const fewestCustomers = 20;

/**
 * What nearly everybody did before they reached an outcome; of several such activities the one that fewest customers
 * ever did, because it says most about who can reach the outcome. Undefined when there is none: then all are at risk.
 *
 * @param share of the customers with the outcome who must have done it before.
 */
export function outcomeEntry(
  log: JourneyLog,
  outcomes: HappeningTimes,
  share = 0.95,
): OutcomeEntry | undefined {
  const activityCount = log.activityNames.length;
  const doers = new Uint32Array(activityCount);
  const before = new Uint32Array(activityCount);
  const seen = new Uint32Array(activityCount);
  const own = new Uint8Array(activityCount);
  let reached = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    const outcome = firstTime(outcomes, customer);
    if (outcome !== Infinity) reached++;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const activity = log.activities[event];
      const time = log.times[event];
      if (time === outcome) own[activity] = 1;
      if (seen[activity] === customer + 1) continue;
      seen[activity] = customer + 1;
      doers[activity]++;
      if (outcome !== Infinity && time < outcome) before[activity]++;
    }
  }
  if (reached < fewestCustomers) return undefined;
  let best = -1;
  for (let code = 0; code < activityCount; code++) {
    const isNeeded = before[code] >= share * reached && !own[code];
    if (isNeeded && (best < 0 || doers[code] < doers[best])) best = code;
  }
  return best < 0 ? undefined : { activity: log.activityNames[best], code: best, customers: doers[best] };
}
