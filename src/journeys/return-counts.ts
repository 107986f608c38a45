import type { CustomerGroups } from './bucket-totals.js';
import type { Happenings } from './happenings.js';

export interface ReturnQuery {
  /** The first of these of each customer starts their clock. */
  readonly start: Happenings;
  readonly return: Happenings;
  /** Length of an interval, seconds. */
  readonly length: number;
  /** How many intervals are looked at, the one that the start lies in included. */
  readonly intervals: number;
  /** Cohorts by the time of their start: bounds, Unix seconds, rising. Starts outside are left out. */
  readonly bounds: Float64Array;
  readonly customers: CustomerGroups;
  /** End of what is seen, Unix seconds. */
  readonly until: number;
}

/** By group and cohort: `group * cohortCount + cohort`; the other two also by interval. */
export interface ReturnCounts {
  readonly cohortCount: number;
  readonly started: Uint32Array;
  /** Customers whose interval is over: `cell * intervals + interval`. */
  readonly watched: Uint32Array;
  /** Those of them who came back in it. */
  readonly returned: Uint32Array;
}

/**
 * Who came back how long after their own start: interval k is from k to k + 1 lengths after it, so that everybody is
 * watched equally long in it, whatever the day they started. What came before the start in the same second is not a
 * return. O(happenings).
 */
export function returnCounts(query: ReturnQuery): ReturnCounts {
  const { start, return: back, length, intervals, bounds, until } = query;
  const { members, groups, groupCount } = query.customers;
  const cohortCount = bounds.length - 1;
  const started = new Uint32Array(groupCount * cohortCount);
  const watched = new Uint32Array(started.length * intervals);
  const returned = new Uint32Array(started.length * intervals);
  for (let customer = 0; customer + 1 < start.starts.length; customer++) {
    if (members && members[customer] === 0) continue;
    const first = start.starts[customer];
    if (first === start.starts[customer + 1]) continue;
    const since = start.times[first];
    if (since < bounds[0] || since >= bounds[cohortCount]) continue;
    let cohort = 0;
    while (since >= bounds[cohort + 1]) cohort++;
    const cell = (groups ? groups[customer] : 0) * cohortCount + cohort;
    started[cell]++;
    const over = Math.min(intervals, Math.floor((until - since) / length));
    for (let interval = 0; interval < over; interval++) watched[cell * intervals + interval]++;

    const startEvent = start.events ? start.events[first] : first;
    let last = -1;
    for (let place = back.starts[customer]; place < back.starts[customer + 1]; place++) {
      const time = back.times[place];
      const event = back.events ? back.events[place] : place;
      if (time < since || (time === since && event <= startEvent)) continue;
      const interval = Math.floor((time - since) / length);
      if (interval >= over) break;
      if (interval === last) continue;
      last = interval;
      returned[cell * intervals + interval]++;
    }
  }
  return { cohortCount, started, watched, returned };
}
