import { nowhere } from './arrange-customers.js';
import { EventWriter } from './event-writer.js';
import { firstAtLeast } from './first-at-least.js';
import type { NameCounts, SortedEvents } from './sort-events.js';

/** Events of one customer that stand in order already. */
interface Part {
  readonly events: SortedEvents;
  next: number;
  readonly end: number;
}

export interface EventMerge {
  readonly base: SortedEvents;
  /** New number of each customer of `base`, or `nowhere`; several become one where customers were merged. */
  readonly placed: Uint32Array;
  /** By new number. */
  readonly added: SortedEvents;
}

/**
 * Sorted columns know whole seconds only, so where two of a customer's parts have events in the same second, their
 * order isn't known from them.
 * @returns the first such second of each customer that has one: from there on the events must be read again.
 */
export function findTies(merge: EventMerge): Map<number, number> {
  const ties = new Map<number, number>();
  forEachCustomer(merge, (customer, parts) => {
    const tie = parts.length > 1 ? walkInOrder(parts, () => {}) : undefined;
    if (tie !== undefined) ties.set(customer, tie);
  });
  return ties;
}

/**
 * The events of both, sorted by customer and time. O(events), of which most are copied in long stretches.
 *
 * @param readAgain events of `base` at or after this second of a customer are left out; `added` has them.
 */
export function mergeEvents(
  merge: EventMerge,
  readAgain: ReadonlyMap<number, number>,
  names: NameCounts,
): SortedEvents {
  const { base, added } = merge;
  const writer = new EventWriter(
    base.times.length + added.times.length,
    base.values.events.length + added.values.events.length,
    names,
  );
  const offsets = new Uint32Array(added.offsets.length);
  forEachCustomer(
    merge,
    (customer, parts) => {
      walkInOrder(parts, (part, to) => writer.append(part.events, part.next, to));
      offsets[customer + 1] = writer.count;
    },
    readAgain,
  );
  return writer.finish(offsets);
}

function forEachCustomer(
  { base, placed, added }: EventMerge,
  visit: (customer: number, parts: Part[]) => void,
  readAgain?: ReadonlyMap<number, number>,
): void {
  const customerCount = added.offsets.length - 1;
  const followers = listFollowers(placed, customerCount);
  for (let customer = 0; customer < customerCount; customer++) {
    const parts: Part[] = [];
    const bound = readAgain?.get(customer) ?? Infinity;
    for (let old = followers.first[customer]; old >= 0; old = followers.next[old]) {
      const next = base.offsets[old];
      const last = base.offsets[old + 1];
      const end = bound === Infinity ? last : firstAtLeast(base.times, bound, next, last);
      if (next < end) parts.push({ events: base, next, end });
    }
    const next = added.offsets[customer];
    const end = added.offsets[customer + 1];
    if (next < end) parts.push({ events: added, next, end });
    visit(customer, parts);
  }
}

/** Which customers each new one is made of: `first[new]`, then `next[old]` of each, -1 at the end. */
function listFollowers(placed: Uint32Array, customerCount: number): { first: Int32Array; next: Int32Array } {
  const first = new Int32Array(customerCount).fill(-1);
  const next = new Int32Array(placed.length);
  for (let old = placed.length - 1; old >= 0; old--) {
    if (placed[old] === nowhere) continue;
    next[old] = first[placed[old]];
    first[placed[old]] = old;
  }
  return { first, next };
}

/**
 * Walks through the parts of one customer in time order, a stretch of one part at a time.
 * @returns the first second that two parts have in common, where it stops; undefined at the end.
 */
function walkInOrder(parts: Part[], onStretch: (part: Part, to: number) => void): number | undefined {
  let left = parts;
  while (left.length > 1) {
    let earliest = left[0];
    let others = Infinity;
    for (let index = 1; index < left.length; index++) {
      const part = left[index];
      const time = timeOf(part);
      if (time < timeOf(earliest)) {
        others = timeOf(earliest);
        earliest = part;
      } else {
        others = Math.min(others, time);
      }
    }
    if (others === timeOf(earliest)) return others;
    let to = earliest.next;
    while (to < earliest.end && earliest.events.times[to] < others) to++;
    onStretch(earliest, to);
    earliest.next = to;
    if (to === earliest.end) left = left.filter((part) => part !== earliest);
  }
  if (left.length === 1) onStretch(left[0], left[0].end);
  return undefined;
}

function timeOf(part: Part): number {
  return part.events.times[part.next];
}
