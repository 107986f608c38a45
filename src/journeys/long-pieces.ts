import { median } from '../stats/median.js';
import type { JourneyLog } from './journey-log.js';
import type { PathVariant, PathVariants } from './path-variants.js';
import type { PathWindows } from './path-windows.js';

/** Words of an entry: two hashes, first event, and its customer plus 1. */
const entrySize = 4;
/** Words of a slot: two hashes, first event, who was last seen with the piece plus 1, and how many customers have it. */
const slotSize = 5;
/** Entries of a part, so that its table stays near the processor. */
const entriesOfPart = 4096;
/** More would be written to at once than the processor keeps pages of. */
const mostParts = 256;
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
  const parts = dealOut(windows, length, rollingHashes(log, length));
  const { best, count } = countParts(parts, limit);
  const top = best.map((piece): PathVariant => ({
    activities: [...log.activities.subarray(piece.start, piece.start + length)],
    customers: piece.customers,
    medianSeconds: median(durationsOf(log, length, parts, piece)) ?? 0,
  }));
  return { top, count };
}

/** Calls back with two hashes and the first event of every stretch of one window, in order. */
type Hashes = (
  start: number,
  end: number,
  each: (hash: number, second: number, first: number) => void,
) => void;

/** Polynomials over the events' codes, whose oldest term is taken off again: one step an event. */
function rollingHashes({ activities, activityNames }: JourneyLog, length: number): Hashes {
  const [one, two] = multipliers.map((multiplier) => {
    const entering = Uint32Array.from(activityNames, (_, code) => scattered(Math.imul(code + 1, multiplier)));
    let highest = 1;
    for (let step = 0; step < length; step++) highest = Math.imul(highest, multiplier);
    return { entering, leaving: entering.map((value) => Math.imul(value, highest)) };
  });
  return (start, end, each) => {
    let hash = 0;
    let second = 0;
    for (let event = start; event < end; event++) {
      hash = (Math.imul(hash, multipliers[0]) + one.entering[activities[event]]) | 0;
      second = (Math.imul(second, multipliers[1]) + two.entering[activities[event]]) | 0;
      const first = event + 1 - length;
      if (first > start) {
        hash = (hash - one.leaving[activities[first - 1]]) | 0;
        second = (second - two.leaving[activities[first - 1]]) | 0;
      }
      if (first >= start) each(scattered(hash), second >>> 0, first);
    }
  };
}

/** Spreads all bits over all others (the finaliser of MurmurHash3). */
function scattered(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

interface Parts {
  readonly entries: Uint32Array;
  /** Entries before the end of each part. */
  readonly ends: Uint32Array;
}

/** All stretches by the lowest bits of their hash, those of a part in their order. */
function dealOut({ customers, starts, ends }: PathWindows, length: number, hashes: Hashes): Parts {
  let total = 0;
  starts.forEach((start, index) => (total += Math.max(0, ends[index] - start + 1 - length)));
  let parts = 1;
  while (parts * entriesOfPart < total && parts < mostParts) parts *= 2;
  const mask = parts - 1;
  const next = new Uint32Array(parts + 1);
  for (let index = 0; index < starts.length; index++)
    hashes(starts[index], ends[index], (hash) => void next[(hash & mask) + 1]++);
  for (let part = 0; part < parts; part++) next[part + 1] += next[part];
  const entries = new Uint32Array(entrySize * total);
  for (let index = 0; index < starts.length; index++) {
    const mark = customers[index] + 1;
    hashes(starts[index], ends[index], (hash, second, first) => {
      const place = entrySize * next[hash & mask]++;
      entries[place] = hash;
      entries[place + 1] = second;
      entries[place + 2] = first;
      entries[place + 3] = mark;
    });
  }
  return { entries, ends: next.subarray(0, parts) };
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
  let best: Piece[] = [];
  let count = 0;
  let slots = new Uint32Array(0);
  for (let part = 0; part < ends.length; part++) {
    const start = part === 0 ? 0 : ends[part - 1];
    const size = tableSize(ends[part] - start);
    if (slots.length < size) slots = new Uint32Array(size);
    else slots.fill(0, 0, size);
    count += fillTable(slots, size, entries.subarray(entrySize * start, entrySize * ends[part]));
    const found = piecesAbove(slots, size, best.length < limit ? undefined : best.at(-1));
    if (found.length > 0) best = mostFirst([...best, ...found], limit);
  }
  return { best, count };
}

/** Words of a table that is half full at most. */
function tableSize(entries: number): number {
  let capacity = 16;
  while (capacity < 2 * entries) capacity *= 2;
  return slotSize * capacity;
}

/** Open addressing. How many pieces the entries hold. */
function fillTable(slots: Uint32Array, size: number, entries: Uint32Array): number {
  const mask = size / slotSize - 1;
  let count = 0;
  for (let entry = 0; entry < entries.length; entry += entrySize) {
    const hash = entries[entry];
    const second = entries[entry + 1];
    let slot = slotSize * ((hash >>> 12) & mask);
    while (slots[slot + 4] > 0 && (slots[slot] !== hash || slots[slot + 1] !== second)) {
      slot += slotSize;
      if (slot === size) slot = 0;
    }
    if (slots[slot + 4] === 0) {
      slots[slot] = hash;
      slots[slot + 1] = second;
      slots[slot + 2] = entries[entry + 2];
      count++;
    }
    if (slots[slot + 3] === entries[entry + 3]) continue;
    slots[slot + 3] = entries[entry + 3];
    slots[slot + 4]++;
  }
  return count;
}

/** Those that come before the last of the best so far. */
function piecesAbove(slots: Uint32Array, size: number, last: Piece | undefined): Piece[] {
  const least = last?.customers ?? 1;
  const found: Piece[] = [];
  for (let slot = 0; slot < size; slot += slotSize) {
    const customers = slots[slot + 4];
    if (customers < least || (last && customers === least && slots[slot + 2] > last.start)) continue;
    found.push({ hash: slots[slot], second: slots[slot + 1], start: slots[slot + 2], customers });
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
