import type { Happenings } from './happenings.js';

/** Which customers count, and where. */
export interface CustomerGroups {
  /** Per customer, 1 to count them; all when absent. */
  readonly members?: Uint8Array;
  /** Group of each customer; with none, `groupCount` is 0. */
  readonly groups?: Uint16Array;
  readonly groupCount: number;
}

/**
 * What happened in each group and bucket: `column[cellOf(totals, group, bucket)]`. One more group is all customers, one
 * more bucket the whole time.
 */
export interface BucketTotals {
  readonly bucketCount: number;
  readonly groupCount: number;
  /** Different customers. */
  readonly customers: Float64Array;
  readonly events: Float64Array;
  readonly amounts: Float64Array;
  /** Sums over customers of products of two and three of amount and events: what a mean's interval needs. */
  readonly amountSquares: Float64Array;
  readonly amountEvents: Float64Array;
  readonly eventSquares: Float64Array;
  readonly amountCubes: Float64Array;
  readonly amountSquareEvents: Float64Array;
  readonly amountEventSquares: Float64Array;
  readonly eventCubes: Float64Array;
  /** Customers whose amounts come to more than nothing; sums over events of powers of the logarithm of what theirs come to on average. */
  readonly positive: Float64Array;
  readonly logs: Float64Array;
  readonly logSquares: Float64Array;
  readonly logCubes: Float64Array;
}

export function cellOf(
  { bucketCount }: Pick<BucketTotals, 'bucketCount'>,
  group: number,
  bucket: number,
): number {
  return group * (bucketCount + 1) + bucket;
}

/**
 * Counts happenings by group and time, in one pass. O(happenings + customers × buckets).
 *
 * @param bounds start of each bucket, then the end of the last, Unix seconds, rising.
 */
export function bucketTotals(
  { starts, times, amounts }: Happenings,
  bounds: Float64Array,
  { members, groups, groupCount }: CustomerGroups,
): BucketTotals {
  const bucketCount = bounds.length - 1;
  const column = () => new Float64Array((groupCount + 1) * (bucketCount + 1));
  const totals = {
    bucketCount,
    groupCount,
    customers: column(),
    events: column(),
    amounts: column(),
    amountSquares: column(),
    amountEvents: column(),
    eventSquares: column(),
    amountCubes: column(),
    amountSquareEvents: column(),
    amountEventSquares: column(),
    eventCubes: column(),
    positive: column(),
    logs: column(),
    logSquares: column(),
    logCubes: column(),
  };
  const add = (cell: number, events: number, amount: number) => {
    totals.customers[cell]++;
    totals.events[cell] += events;
    totals.eventSquares[cell] += events * events;
    totals.eventCubes[cell] += events * events * events;
    if (!amounts) return;
    totals.amounts[cell] += amount;
    totals.amountSquares[cell] += amount * amount;
    totals.amountEvents[cell] += amount * events;
    totals.amountCubes[cell] += amount * amount * amount;
    totals.amountSquareEvents[cell] += amount * amount * events;
    totals.amountEventSquares[cell] += amount * events * events;
    if (amount <= 0) return;
    const log = Math.log(amount / events);
    totals.positive[cell]++;
    totals.logs[cell] += events * log;
    totals.logSquares[cell] += events * log * log;
    totals.logCubes[cell] += events * log * log * log;
  };
  const rowOfAll = cellOf(totals, groupCount, 0);
  const end = bounds[bucketCount];
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    if (members && members[customer] === 0) continue;
    const row = groups ? cellOf(totals, groups[customer], 0) : rowOfAll;
    let bucket = 0;
    let events = 0;
    let amount = 0;
    let eventsOfAll = 0;
    let amountOfAll = 0;
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      const time = times[place];
      if (time < bounds[0]) continue;
      if (time >= end) break;
      if (time >= bounds[bucket + 1]) {
        if (events > 0) {
          add(row + bucket, events, amount);
          if (groups) add(rowOfAll + bucket, events, amount);
        }
        events = 0;
        amount = 0;
        while (time >= bounds[bucket + 1]) bucket++;
      }
      events++;
      eventsOfAll++;
      if (!amounts) continue;
      amount += amounts[place];
      amountOfAll += amounts[place];
    }
    if (events === 0) continue;
    add(row + bucket, events, amount);
    add(row + bucketCount, eventsOfAll, amountOfAll);
    if (!groups) continue;
    add(rowOfAll + bucket, events, amount);
    add(rowOfAll + bucketCount, eventsOfAll, amountOfAll);
  }
  return totals;
}

/** Per customer: how often it happened in a stretch of time, and what that was worth. */
export interface CustomerTotals {
  readonly events: Float64Array;
  readonly amounts: Float64Array;
}

export function customerTotals(
  { starts, times, amounts }: Happenings,
  { from, to }: { readonly from: number; readonly to: number },
  members?: Uint8Array,
): CustomerTotals {
  const totals = {
    events: new Float64Array(starts.length - 1),
    amounts: new Float64Array(starts.length - 1),
  };
  for (let customer = 0; customer + 1 < starts.length; customer++) {
    if (members && members[customer] === 0) continue;
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      if (times[place] < from) continue;
      if (times[place] >= to) break;
      totals.events[customer]++;
      if (amounts) totals.amounts[customer] += amounts[place];
    }
  }
  return totals;
}
