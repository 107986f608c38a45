import { median } from '../stats/median.js';
import type { JourneyLog } from './journey-log.js';
import { pathVariants, type PathVariants } from './path-variants.js';
import { piecesOf, type PathWindows } from './path-windows.js';

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
  if (places > mostPlaces) return pathVariants(log, piecesOf(windows, length), limit);
  // Beside each other, to be fetched at once: who was last seen with it, plus 1, and how many customers have it.
  const table = new Uint32Array(2 * places);
  let count = 0;
  eachPiece(log, windows, length, (place, _, customer) => {
    if (table[2 * place] === customer + 1) return;
    table[2 * place] = customer + 1;
    if (table[2 * place + 1]++ === 0) count++;
  });
  const least = leastOfMost(table, Math.min(limit, count));
  const isNear = new Uint8Array(filterSize);
  for (let place = 0; place < places; place++) {
    if (table[2 * place + 1] >= least) isNear[place % filterSize] = 1;
  }
  const found = new Map<number, { readonly start: number; readonly durations: number[] }>();
  eachPiece(log, windows, length, (place, start) => {
    if (isNear[place % filterSize] === 0 || table[2 * place + 1] < least) return;
    const known = found.get(place) ?? { start, durations: [] };
    if (known.durations.length === 0) found.set(place, known);
    known.durations.push(log.times[start + length - 1] - log.times[start]);
  });
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

function eachPiece(
  { activities, activityNames }: JourneyLog,
  windows: PathWindows,
  length: number,
  visit: (place: number, start: number, customer: number) => void,
): void {
  const width = activityNames.length;
  const highest = width ** (length - 1);
  for (let index = 0; index < windows.starts.length; index++) {
    const [start, end] = [windows.starts[index], windows.ends[index]];
    let place = 0;
    for (let event = start; event < end; event++) {
      if (event >= start + length) place -= activities[event - length] * highest;
      place = place * width + activities[event];
      if (event + 1 >= start + length) visit(place, event + 1 - length, windows.customers[index]);
    }
  }
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
