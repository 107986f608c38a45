import type { JourneyLog } from './journey-log.js';
import type { HappeningTimes } from './outcome-times.js';

/** One time a customer at most: Infinity for none. */
export function happeningsOf(customerCount: number, timeOf: (customer: number) => number): HappeningTimes {
  const times: number[] = [];
  const starts = new Uint32Array(customerCount + 1);
  for (let customer = 0; customer < customerCount; customer++) {
    const time = timeOf(customer);
    if (time !== Infinity) times.push(time);
    starts[customer + 1] = times.length;
  }
  return { times: Uint32Array.from(times), starts };
}

/** Of each customer the first happening alone. */
export function firstHappenings({ times, starts }: HappeningTimes): HappeningTimes {
  return happeningsOf(starts.length - 1, (customer) =>
    starts[customer] < starts[customer + 1] ? times[starts[customer]] : Infinity,
  );
}

/** When each customer was first seen. */
export function firstEvents({ customerCount, offsets, times }: JourneyLog): HappeningTimes {
  return happeningsOf(customerCount, (customer) =>
    offsets[customer] < offsets[customer + 1] ? times[offsets[customer]] : Infinity,
  );
}
