/** Customers of a log that grows, and how they are numbered in it. */
export interface Arrangement {
  /** Key of each customer, ascending. */
  readonly keys: Uint32Array;
  /** Number of the customer with each key; 0 for keys that are none. */
  readonly places: Uint32Array;
  /** New number of each customer of the former log. */
  readonly placed: Uint32Array;
  /** Former number of each customer of whom nothing is new, else -1. */
  readonly unchanged: Int32Array;
}

export interface Arrivals {
  /** For customers that were found to be part of another one: that one's key. */
  readonly merged: ReadonlyMap<number, number>;
  /** Keys of customers who have events or traits that the former log has not. */
  readonly added: readonly ArrayLike<number>[];
  /** Keys of all customers of whom anything is new. */
  readonly touched: Iterable<number>;
}

/** Numbers the customers of a log and those that come to it by their keys. */
export function arrangeCustomers(formerKeys: Uint32Array, { merged, added, touched }: Arrivals): Arrangement {
  const current = formerKeys.map((key) => merged.get(key) ?? key);
  const lists = [current, ...added];
  const taken = new Uint8Array(lists.reduce(largest, 0) + 1);
  for (const list of lists) for (let index = 0; index < list.length; index++) taken[list[index]] = 1;
  const places = new Uint32Array(taken.length);
  let count = 0;
  taken.forEach((isTaken, key) => {
    if (isTaken) places[key] = count++;
  });
  const keys = new Uint32Array(count);
  taken.forEach((isTaken, key) => {
    if (isTaken) keys[places[key]] = key;
  });

  const placed = current.map((key) => places[key]);
  const unchanged = new Int32Array(count).fill(-1);
  placed.forEach((number, former) => (unchanged[number] = former));
  for (const key of touched) if (taken[key]) unchanged[places[key]] = -1;
  return { keys, places, placed, unchanged };
}

function largest(most: number, list: ArrayLike<number>): number {
  let result = most;
  for (let index = 0; index < list.length; index++) if (list[index] > result) result = list[index];
  return result;
}
