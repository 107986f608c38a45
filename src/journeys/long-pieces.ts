import { median } from '../stats/median.js';
import type { JourneyLog } from './journey-log.js';
import type { PathVariant, PathVariants } from './path-variants.js';
import type { PathWindows } from './path-windows.js';

/** Words of an entry: two hashes, first event, and its customer plus 1. */
const entrySize = 4;
/** Entries of a part, so that its table stays near the processor. */
const entriesOfPart = 4096;
/** More would be written to at once than the processor keeps pages of. */
const mostParts = 512;
const multipliers = [0x2c1b3c6d, 0x297a2d3d] as const;

/**
 * Groups all stretches of exactly `length` events, as `pieceVariants` does, where there could be too many for a table.
 * Hashes of stretches are dealt out into parts, so that a part's table fits into the processor's cache.
 * With 64 bits of hash two pieces of ten million share one with a chance of 3 in a million. O(events).
 */
export function longPieces(
  log: JourneyLog,
  windows: PathWindows,
  length: number,
  limit: number,
): PathVariants {
  const parts = dealOut(log, windows, length);
  const { best, count } = countParts(parts, limit);
  const top = best.map((piece): PathVariant => ({
    activities: [...log.activities.subarray(piece.start, piece.start + length)],
    customers: piece.customers,
    medianSeconds: median(durationsOf(log, length, parts, piece)) ?? 0,
  }));
  return { top, count };
}

interface Parts {
  readonly entries: Int32Array;
  /** Entries before the end of each part. */
  readonly ends: Uint32Array;
}

/** All stretches by the lowest bits of their hash, those of a part in their order. */
function dealOut(log: JourneyLog, windows: PathWindows, length: number): Parts {
  const [one, two] = multipliers.map((multiplier) => rollingHash(log, length, multiplier));
  const next = sizesOfParts(log, windows, length, one);
  for (let part = 1; part < next.length; part++) next[part] += next[part - 1];
  const entries = new Int32Array(entrySize * (next.at(-1) ?? 0));
  writeEntries(log, windows, length, one, two, next, entries);
  return { entries, ends: next.subarray(0, -1) };
}

/** Entries of each part, one place on. */
function sizesOfParts(
  { activities }: JourneyLog,
  { starts, ends }: PathWindows,
  length: number,
  { multiplier, entering, leaving }: RollingHash,
): Uint32Array {
  let total = 0;
  for (let index = 0; index < starts.length; index++)
    total += Math.max(0, ends[index] - starts[index] + 1 - length);
  let parts = 1;
  while (parts * entriesOfPart < total && parts < mostParts) parts *= 2;
  const mask = parts - 1;
  const sizes = new Uint32Array(parts + 1);
  for (let index = 0; index < starts.length; index++) {
    const firstEnd = starts[index] + length - 1;
    const end = ends[index];
    let hash = 0;
    for (let event = starts[index]; event < end; event++) {
      hash = (Math.imul(hash, multiplier) + entering[activities[event]]) | 0;
      if (event < firstEnd) continue;
      sizes[(scattered(hash) & mask) + 1]++;
      hash = (hash - leaving[activities[event + 1 - length]]) | 0;
    }
  }
  return sizes;
}

function writeEntries(
  { activities }: JourneyLog,
  { starts, ends, customers }: PathWindows,
  length: number,
  one: RollingHash,
  two: RollingHash,
  next: Uint32Array,
  entries: Int32Array,
): void {
  const mask = next.length - 2;
  for (let index = 0; index < starts.length; index++) {
    const firstEnd = starts[index] + length - 1;
    const end = ends[index];
    const mark = customers[index] + 1;
    let hash = 0;
    let second = 0;
    for (let event = starts[index]; event < end; event++) {
      hash = (Math.imul(hash, one.multiplier) + one.entering[activities[event]]) | 0;
      second = (Math.imul(second, two.multiplier) + two.entering[activities[event]]) | 0;
      if (event < firstEnd) continue;
      const first = event + 1 - length;
      const key = scattered(hash);
      const entry = entrySize * next[key & mask]++;
      entries[entry] = key;
      entries[entry + 1] = second;
      entries[entry + 2] = first;
      entries[entry + 3] = mark;
      hash = (hash - one.leaving[activities[first]]) | 0;
      second = (second - two.leaving[activities[first]]) | 0;
    }
  }
}

interface RollingHash {
  readonly multiplier: number;
  readonly entering: Int32Array;
  readonly leaving: Int32Array;
}

/**
 * A polynomial over the events' codes, whose oldest term is taken off again: one step an event. The loops take the steps
 * themselves: called back for every stretch they are twice as slow.
 */
function rollingHash({ activityNames }: JourneyLog, length: number, multiplier: number): RollingHash {
  const entering = Int32Array.from(activityNames, (_, code) => scattered(Math.imul(code + 1, multiplier)));
  let highest = 1;
  for (let step = 1; step < length; step++) highest = Math.imul(highest, multiplier);
  return { multiplier, entering, leaving: entering.map((value) => Math.imul(value, highest)) };
}

/** Spreads all bits over all others (the finaliser of MurmurHash3). */
function scattered(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

interface Piece {
  readonly hash: number;
  readonly second: number;
  /** Its first event where it came first. */
  readonly start: number;
  readonly customers: number;
}

/** The pieces of most customers, of equal ones those that came first, and how many pieces there are. */
function countParts({ entries, ends }: Parts, limit: number): { best: Piece[]; count: number } {
  const largest = ends.reduce((most, end, part) => Math.max(most, end - (ends[part - 1] ?? 0)), 0);
  const allSlots = new Int32Array(slotsFor(largest));
  const allCustomers = new Int32Array(largest);
  let best: Piece[] = [];
  let count = 0;
  for (let part = 0; part < ends.length; part++) {
    const start = part === 0 ? 0 : ends[part - 1];
    const ofPart = entries.subarray(entrySize * start, entrySize * ends[part]);
    const slots = allSlots.subarray(0, slotsFor(ends[part] - start)).fill(0);
    const customers = allCustomers.subarray(0, ends[part] - start).fill(0);
    count += countCustomers(ofPart, slots, customers);
    const found = piecesAbove(ofPart, customers, best.length < limit ? undefined : best.at(-1));
    if (found.length > 0) best = mostFirst([...best, ...found], limit);
  }
  return { best, count };
}

/** A power of two, so that half of them stay free at least. */
function slotsFor(entries: number): number {
  let slots = 16;
  while (slots < 2 * entries) slots *= 2;
  return slots;
}

/**
 * Counts each piece's customers where its first entry is, whose own customer becomes who was last seen with the piece.
 *
 * @param slots by hash, with open addressing: a piece's first entry, plus 1.
 * @returns how many pieces there are.
 */
function countCustomers(entries: Int32Array, slots: Int32Array, customers: Int32Array): number {
  const mask = slots.length - 1;
  let count = 0;
  for (let entry = 0; entry < entries.length; entry += entrySize) {
    const hash = entries[entry];
    const second = entries[entry + 1];
    let slot = (hash >>> 12) & mask;
    let known = slots[slot] - 1;
    while (known >= 0 && (entries[known] !== hash || entries[known + 1] !== second)) {
      slot = (slot + 1) & mask;
      known = slots[slot] - 1;
    }
    if (known < 0) {
      slots[slot] = entry + 1;
      customers[entry / entrySize] = 1;
      count++;
    } else if (entries[known + 3] !== entries[entry + 3]) {
      entries[known + 3] = entries[entry + 3];
      customers[known / entrySize]++;
    }
  }
  return count;
}

/** Those that come before the last of the best so far. */
function piecesAbove(entries: Int32Array, customers: Int32Array, last: Piece | undefined): Piece[] {
  const least = last?.customers ?? 1;
  const found: Piece[] = [];
  for (let place = 0; place < customers.length; place++) {
    if (customers[place] < least) continue;
    const entry = entrySize * place;
    const start = entries[entry + 2];
    if (last && customers[place] === least && start > last.start) continue;
    found.push({ hash: entries[entry], second: entries[entry + 1], start, customers: customers[place] });
  }
  return found;
}

function mostFirst(pieces: Piece[], limit: number): Piece[] {
  return pieces.sort((a, b) => b.customers - a.customers || a.start - b.start).slice(0, limit);
}

/** How long each happening of a piece took: all of them are in its part. */
function durationsOf(
  { times }: JourneyLog,
  length: number,
  { entries, ends }: Parts,
  piece: Piece,
): number[] {
  const part = piece.hash & (ends.length - 1);
  const durations: number[] = [];
  const end = entrySize * ends[part];
  for (let entry = part === 0 ? 0 : entrySize * ends[part - 1]; entry < end; entry += entrySize) {
    if (entries[entry] !== piece.hash || entries[entry + 1] !== piece.second) continue;
    const first = entries[entry + 2];
    durations.push(times[first + length - 1] - times[first]);
  }
  return durations;
}
