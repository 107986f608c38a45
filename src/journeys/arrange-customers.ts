import type { JourneyLog } from './journey-log.js';

/** Customers of a log that grows, and how they are numbered in it. */
export interface Arrangement {
  /** Key of each customer, ascending. */
  readonly keys: Uint32Array;
  /** Number of the customer with each key; 0 for keys that are none. */
  readonly places: Uint32Array;
  /** New number of each customer of the former log; `nowhere` for those who are not in it any more. */
  readonly placed: Uint32Array;
  /** Former number of each customer of whom nothing is new, else -1. */
  readonly unchanged: Int32Array;
}

/** Where a customer of the former log is not in the new one. */
export const nowhere = 0xffff_ffff;

export interface Arrivals {
  /** For customers that were found to be part of another one: that one's key. */
  readonly merged: ReadonlyMap<number, number>;
  /** Keys of all customers of whom anything is new. */
  readonly touched: Iterable<number>;
  /** Keys of customers who have new events, and of all the touched who have traits. */
  readonly added: readonly ArrayLike<number>[];
}

/**
 * Numbers the customers of a log and those that come to it by their keys. Whoever has neither events nor traits any
 * more is left out.
 */
export function arrangeCustomers(
  former: Pick<JourneyLog, 'customerKeys' | 'offsets'>,
  { merged, touched, added }: Arrivals,
): Arrangement {
  const current = former.customerKeys.map((key) => merged.get(key) ?? key);
  const touchedKeys = Uint32Array.from(touched);
  const length = [current, touchedKeys, ...added].reduce(largest, 0) + 1;
  const isTouched = new Uint8Array(length);
  for (const key of touchedKeys) isTouched[key] = 1;
  const taken = new Uint8Array(length);
  current.forEach((key, customer) => {
    const hasEvents = former.offsets[customer] < former.offsets[customer + 1];
    if (hasEvents || !isTouched[key]) taken[key] = 1;
  });
  for (const list of added) for (let index = 0; index < list.length; index++) taken[list[index]] = 1;

  const places = new Uint32Array(length);
  let count = 0;
  taken.forEach((isTaken, key) => {
    if (isTaken) places[key] = count++;
  });
  const keys = new Uint32Array(count);
  taken.forEach((isTaken, key) => {
    if (isTaken) keys[places[key]] = key;
  });
  const placed = current.map((key) => (taken[key] ? places[key] : nowhere));
  const unchanged = new Int32Array(count).fill(-1);
  placed.forEach((number, customer) => {
    if (number !== nowhere && !isTouched[current[customer]]) unchanged[number] = customer;
  });
  return { keys, places, placed, unchanged };
}

function largest(most: number, list: ArrayLike<number>): number {
  let result = most;
  for (let index = 0; index < list.length; index++) if (list[index] > result) result = list[index];
  return result;
}
