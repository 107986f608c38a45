import { gather } from './gather.js';
import { mergeSort } from './merge-sort.js';

/** Values of one trait as records gave them, in any order. An empty text says that it isn't known any more. */
export class TraitRows {
  /** Keys of the customers (`customerKeys` of the log). */
  readonly customers: number[] = [];
  readonly profiles: number[] = [];
  /** Microseconds since 1970; 0 where the time isn't known. */
  readonly since: number[] = [];
  readonly texts: string[] = [];

  push(customer: number, profile: number, since: number, text: string): void {
    this.customers.push(customer);
    this.profiles.push(profile);
    this.since.push(since);
    this.texts.push(text);
  }
}

/** The same, sorted by customer and time; of several values in one second the last: the one that holds after it. */
export interface SortedTraitRows {
  readonly customers: Uint32Array;
  /** Unix seconds; 0 where the time isn't known. */
  readonly since: Uint32Array;
  readonly texts: readonly string[];
}

const latestSecond = 4_294_967_295;

function toSeconds(micros: number): number {
  return Math.min(Math.max(Math.floor(micros / 1_000_000), 0), latestSecond);
}

/**
 * Sorts by customer, then time. Of two profiles of a customer that say different things for the same time, the one
 * with the higher id, which is the newer one, wins.
 *
 * @param places number of the customer with each key.
 */
export function sortTraitRows(rows: TraitRows, places: Uint32Array): SortedTraitRows {
  const numbers = gather(new Uint32Array(rows.customers.length), places, rows.customers);
  const seconds = new Uint32Array(rows.since.map(toSeconds));
  const order = numbers.map((_, row) => row);
  mergeSort(
    order,
    (a, b) => numbers[a] - numbers[b] || rows.since[a] - rows.since[b] || rows.profiles[a] - rows.profiles[b],
  );
  const last = order.filter((row, index) => {
    const next = order[index + 1];
    return index + 1 === order.length || numbers[row] !== numbers[next] || seconds[row] !== seconds[next];
  });
  return {
    customers: gather(new Uint32Array(last.length), numbers, last),
    since: gather(new Uint32Array(last.length), seconds, last),
    texts: Array.from(last, (row) => rows.texts[row]),
  };
}
