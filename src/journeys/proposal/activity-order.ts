import type { JourneyLog } from '../journey-log.js';

/** Which activities come before which, by the first time that each customer does them. */
export interface ActivityOrder {
  /** Codes of the activities that are looked at, those of most customers first; what follows is by place in it. */
  readonly codes: readonly number[];
  readonly names: readonly string[];
  /** Customers who ever did it. */
  readonly reach: Uint32Array;
  readonly events: Uint32Array;
  /** Customers with whom it is the last thing known. */
  readonly last: Uint32Array;
  /** Customers who did both, the first one first: `before[first * codes.length + second]`. */
  readonly before: Uint32Array;
}

/** Rarer activities than the first so many take no part. */
const mostActivities = 80;

/** O(events + customers × activities of one of them, squared). */
export function activityOrder(log: JourneyLog): ActivityOrder {
  const counts = countActivities(log);
  const codes = log.activityNames
    .map((_, code) => code)
    .filter((code) => counts.reach[code] > 0)
    .sort((a, b) => counts.reach[b] - counts.reach[a])
    .slice(0, mostActivities);
  const size = codes.length;
  const placeOf = new Int16Array(log.activityNames.length).fill(-1);
  codes.forEach((code, place) => (placeOf[code] = place));
  const before = new Uint32Array(size * size);
  const seenBy = new Int32Array(size).fill(-1);
  const sequence = new Uint16Array(size);
  for (let customer = 0; customer < log.customerCount; customer++) {
    let length = 0;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const place = placeOf[log.activities[event]];
      if (place < 0 || seenBy[place] === customer) continue;
      seenBy[place] = customer;
      for (let former = 0; former < length; former++) before[sequence[former] * size + place]++;
      sequence[length++] = place;
    }
  }
  const pick = (list: Uint32Array) => Uint32Array.from(codes, (code) => list[code]);
  return {
    codes,
    names: codes.map((code) => log.activityNames[code]),
    reach: pick(counts.reach),
    events: pick(counts.events),
    last: pick(counts.last),
    before,
  };
}

function countActivities({ activityNames, customerCount, offsets, activities }: JourneyLog) {
  const reach = new Uint32Array(activityNames.length);
  const events = new Uint32Array(activityNames.length);
  const last = new Uint32Array(activityNames.length);
  const seenBy = new Int32Array(activityNames.length).fill(-1);
  for (let customer = 0; customer < customerCount; customer++) {
    const end = offsets[customer + 1];
    for (let event = offsets[customer]; event < end; event++) {
      const code = activities[event];
      events[code]++;
      if (seenBy[code] === customer) continue;
      seenBy[code] = customer;
      reach[code]++;
    }
    if (end > offsets[customer]) last[activities[end - 1]]++;
  }
  return { reach, events, last };
}

/** Share of those who did `second` that had done `first` before. */
export function shareBefore({ before, codes, reach }: ActivityOrder, first: number, second: number): number {
  return before[first * codes.length + second] / reach[second];
}

/** Share of those who did `first` that did `second` after it. */
export function shareAfter({ before, codes, reach }: ActivityOrder, first: number, second: number): number {
  return before[first * codes.length + second] / reach[first];
}

/** Of those who did both, the share that did `first` first. */
export function orderOf({ before, codes }: ActivityOrder, first: number, second: number): number {
  const there = before[first * codes.length + second];
  const back = before[second * codes.length + first];
  return there + back === 0 ? 0 : there / (there + back);
}
