import { median } from '../stats/median.js';
import type { Codes } from './codes.js';
import type { JourneyLog } from './journey-log.js';
import type { PathWindows } from './path-windows.js';

/** Customers who went the same way: the same activities in the same order. */
export interface PathVariant {
  /** Activity codes. */
  readonly activities: readonly number[];
  readonly customers: number;
  /** From first to last activity. */
  readonly medianSeconds: number;
}

export interface PathVariants {
  /** Those of most customers, most first. */
  readonly top: readonly PathVariant[];
  /** How many different ones there are. */
  readonly count: number;
}

/**
 * Groups stretches of the log by their activities; a customer with several equal ones counts once. O(events).
 */
export function pathVariants(log: JourneyLog, windows: PathWindows, limit: number): PathVariants {
  const { activities, times } = log;
  const { starts, ends } = windows;
  const groups = groupStretches(activities, starts, ends);
  const customers = new Uint32Array(groups.firsts.length);
  const seen = new Uint32Array(groups.firsts.length);
  for (let index = 0; index < starts.length; index++) {
    const group = groups.numbers[index];
    if (seen[group] === windows.customers[index] + 1) continue;
    seen[group] = windows.customers[index] + 1;
    customers[group]++;
  }
  const best = mostFirst(customers, limit);
  const durations = best.map(() => new Array<number>());
  const rankOf = new Uint32Array(groups.firsts.length);
  best.forEach((group, rank) => (rankOf[group] = rank + 1));
  for (let index = 0; index < starts.length; index++) {
    const rank = rankOf[groups.numbers[index]];
    if (rank > 0) durations[rank - 1].push(times[ends[index] - 1] - times[starts[index]]);
  }
  const top = best.map((group, rank): PathVariant => {
    const first = groups.firsts[group];
    return {
      activities: [...activities.subarray(starts[first], ends[first])],
      customers: customers[group],
      medianSeconds: median(durations[rank]) ?? 0,
    };
  });
  return { top, count: groups.firsts.length };
}

interface Groups {
  /** Group of each stretch. */
  readonly numbers: Uint32Array;
  /** The first stretch of each group. */
  readonly firsts: readonly number[];
}

/** Words of a slot of the hash table: two hashes, and the group's number plus 1. */
const slotSize = 3;

/** Open addressing. With 64 bits of hash two ways of a million share one with a chance of 3 in 100 million. */
function groupStretches(activities: Codes, starts: Uint32Array, ends: Uint32Array): Groups {
  const numbers = new Uint32Array(starts.length);
  const firsts: number[] = [];
  let capacity = 1024;
  let slots = new Uint32Array(slotSize * capacity);
  /** Where these hashes stand, or the free slot where they belong. */
  const find = (first: number, second: number): number => {
    let slot = (first & (capacity - 1)) * slotSize;
    while (slots[slot + 2] > 0 && (slots[slot] !== first || slots[slot + 1] !== second)) {
      slot = slot + slotSize === slots.length ? 0 : slot + slotSize;
    }
    return slot;
  };
  const grow = () => {
    const former = slots;
    capacity *= 2;
    slots = new Uint32Array(slotSize * capacity);
    for (let slot = 0; slot < former.length; slot += slotSize) {
      if (former[slot + 2] > 0)
        slots.set(former.subarray(slot, slot + slotSize), find(former[slot], former[slot + 1]));
    }
  };
  for (let index = 0; index < starts.length; index++) {
    let first = 0;
    let second = ends[index] - starts[index];
    for (let event = starts[index]; event < ends[index]; event++) {
      const code = activities[event] + 1;
      first = Math.imul(first ^ code, 0x9e3779b1);
      first ^= first >>> 15;
      second = Math.imul(second + code, 0x85ebca6b);
      second ^= second >>> 13;
    }
    first >>>= 0;
    second >>>= 0;
    const slot = find(first, second);
    if (slots[slot + 2] === 0) {
      slots[slot] = first;
      slots[slot + 1] = second;
      slots[slot + 2] = firsts.push(index);
      numbers[index] = firsts.length - 1;
      if (2 * firsts.length > capacity) grow();
    } else numbers[index] = slots[slot + 2] - 1;
  }
  return { numbers, firsts };
}

/** Places of the largest counts; of equal ones the first goes first. */
function mostFirst(counts: Uint32Array, limit: number): number[] {
  const least = counts.slice().sort().at(-limit) ?? 0;
  const places: number[] = [];
  for (let place = 0; place < counts.length; place++) if (counts[place] >= least) places.push(place);
  return places.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, limit);
}
