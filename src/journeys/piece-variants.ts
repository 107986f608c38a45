import { median } from '../stats/median.js';
import type { JourneyLog } from './journey-log.js';
import { longPieces } from './long-pieces.js';
import type { PathVariants } from './path-variants.js';
import type { PathWindows } from './path-windows.js';

/** Of so many conceivable pieces each has a place in a table: 64 MB of it at most. */
const mostPlaces = 2 ** 23;
const filterSize = 4096;

/**
 * Groups all stretches of exactly `length` events that lie in the windows, as `pathVariants` does; a customer with several
 * equal ones counts once. Each is known by its place in a table of all that there could be, so that stretches need not be
 * written out. O(events).
 */
export function pieceVariants(
  log: JourneyLog,
  windows: PathWindows,
  length: number,
  limit: number,
): PathVariants {
  const places = log.activityNames.length ** length;
  if (places > mostPlaces) return longPieces(log, windows, length, limit);
  const { table, count } = countPieces(log, windows, length);
  const least = leastOfMost(table, Math.min(limit, count));
  const found = findPieces(log, windows, length, table, least);
  const top = [...found]
    .map(([place, { start, durations }]) => ({
      activities: [...log.activities.subarray(start, start + length)],
      customers: table[2 * place + 1],
      medianSeconds: median(durations) ?? 0,
    }))
    // What was found first stays first.
    .sort((a, b) => b.customers - a.customers)
    .slice(0, limit);
  return { top, count };
}

interface PieceCounts {
  /** Beside each other, to be fetched at once: who was last seen with a piece, plus 1, and how many customers have it. */
  readonly table: Uint32Array;
  readonly count: number;
}

function countPieces(log: JourneyLog, windows: PathWindows, length: number): PieceCounts {
  const { activities, activityNames } = log;
  const width = activityNames.length;
  const highest = wholePower(width, length - 1);
  const table = new Uint32Array(2 * highest * width);
  let count = 0;
  for (let index = 0; index < windows.starts.length; index++) {
    const firstEnd = windows.starts[index] + length - 1;
    const end = windows.ends[index];
    const mark = windows.customers[index] + 1;
    let place = 0;
    for (let event = windows.starts[index]; event < end; event++) {
      place = place * width + activities[event];
      if (event < firstEnd) continue;
      if (table[2 * place] !== mark) {
        table[2 * place] = mark;
        if (table[2 * place + 1]++ === 0) count++;
      }
      place -= activities[event + 1 - length] * highest;
    }
  }
  return { table, count };
}

interface FoundPiece {
  readonly start: number;
  readonly durations: number[];
}

/** The pieces that at least so many customers have, by place. A second pass, so that times are kept of few pieces only. */
function findPieces(
  log: JourneyLog,
  windows: PathWindows,
  length: number,
  table: Uint32Array,
  least: number,
): Map<number, FoundPiece> {
  const { activities, activityNames, times } = log;
  const width = activityNames.length;
  const highest = wholePower(width, length - 1);
  const isNear = new Uint8Array(filterSize);
  for (let place = 0; 2 * place < table.length; place++) {
    if (table[2 * place + 1] >= least) isNear[place % filterSize] = 1;
  }
  const found = new Map<number, FoundPiece>();
  for (let index = 0; index < windows.starts.length; index++) {
    const firstEnd = windows.starts[index] + length - 1;
    const end = windows.ends[index];
    let place = 0;
    for (let event = windows.starts[index]; event < end; event++) {
      place = place * width + activities[event];
      if (event < firstEnd) continue;
      if (isNear[place % filterSize] === 1 && table[2 * place + 1] >= least) {
        const start = event + 1 - length;
        const known = found.get(place) ?? { start, durations: [] };
        if (known.durations.length === 0) found.set(place, known);
        known.durations.push(times[event] - times[start]);
      }
      place -= activities[event + 1 - length] * highest;
    }
  }
  return found;
}

/** As `**`, but kept as an integer, with which the loops over all events are twice as fast. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let step = 0; step < exponent; step++) power *= base;
  return power;
}

/** The smallest of the so many largest counts; never 0. */
function leastOfMost(table: Uint32Array, most: number): number {
  const largest = new Uint32Array(most);
  for (let place = 1; place < table.length; place += 2) {
    const count = table[place];
    if (most === 0 || count <= largest[0]) continue;
    let above = 1;
    for (; above < most && largest[above] < count; above++) largest[above - 1] = largest[above];
    largest[above - 1] = count;
  }
  return Math.max(1, largest[0] ?? 1);
}
