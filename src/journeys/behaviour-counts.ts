import type { JourneyLog } from './journey-log.js';

/** Customers, each watched for a time of their own, in strata of like customers, with what became of them. */
export interface WatchedCustomers {
  readonly customers: Uint32Array;
  /** Events after this moment count, Unix seconds; per entry of `customers`, as all that follow. */
  readonly after: Uint32Array;
  /** And up to this one, included. */
  readonly until: Uint32Array;
  readonly strata: Uint16Array;
  readonly stratumCount: number;
  readonly outcomes: Uint8Array;
}

/** Per activity and stratum (`activity * stratumCount + stratum`): who did it, and how many of them had the outcome. */
export interface BehaviourCounts {
  readonly did: Uint32Array;
  readonly didWithOutcome: Uint32Array;
}

/** Counts who did what while they were watched. O(events of the watched customers). */
export function countBehaviours(log: JourneyLog, watched: WatchedCustomers): BehaviourCounts {
  const { customers, after, until, strata, stratumCount, outcomes } = watched;
  const activityCount = log.activityNames.length;
  const did = new Uint32Array(activityCount * stratumCount);
  const didWithOutcome = new Uint32Array(activityCount * stratumCount);
  // The last customer seen to do each activity, plus 1: each counts once.
  const seen = new Uint32Array(activityCount);
  for (let index = 0; index < customers.length; index++) {
    const customer = customers[index];
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const time = log.times[event];
      if (time <= after[index]) continue;
      if (time > until[index]) break;
      const activity = log.activities[event];
      if (seen[activity] === index + 1) continue;
      seen[activity] = index + 1;
      const cell = activity * stratumCount + strata[index];
      did[cell]++;
      didWithOutcome[cell] += outcomes[index];
    }
  }
  return { did, didWithOutcome };
}
