import type { JourneyLog } from './journey-log.js';

/** Where some activities happened: for customer `c`, the events `events[starts[c]]` up to `events[starts[c + 1]]`. */
export interface Postings {
  /** Places in the log's arrays, ascending. */
  readonly events: Uint32Array;
  /** Time of each, Unix seconds: beside it, because fetching it from the log costs a cache miss. */
  readonly times: Uint32Array;
  /** Length `customerCount + 1`. */
  readonly starts: Uint32Array;
  /** Most events of one customer. */
  readonly longest: number;
}

/** Lists kept for a log may take this many bytes an event; with the log's own five it stays under eight. */
const bytesPerEvent = 2.5;

const kept = new WeakMap<JourneyLog, Map<string, Postings>>();

/**
 * The postings of each set of activity codes: an index that lets a scan touch only the events it is about. Built at
 * first use, a pass over the log for all that are missing, and kept as long as the log and the memory budget allow.
 */
export function postingsOf(log: JourneyLog, sets: readonly (readonly number[])[]): Postings[] {
  const known = kept.get(log) ?? new Map<string, Postings>();
  kept.set(log, known);
  const keys = sets.map(keyOf);
  const found = keys.map((key, place) => {
    const postings = known.get(key) ?? build(log, sets[place]);
    known.delete(key);
    known.set(key, postings);
    return postings;
  });
  dropOldest(known, log.eventCount * bytesPerEvent, new Set(keys));
  return found;
}

/** The postings of a set of activity codes, if there are any by now. */
export function knownPostings(log: JourneyLog, codes: readonly number[]): Postings | undefined {
  return kept.get(log)?.get(keyOf(codes));
}

/** For a log of the same events, cut into other customers, postings made from those of the first. */
export function recutPostings(
  log: JourneyLog,
  recut: JourneyLog,
  sets: readonly (readonly number[])[],
): void {
  const known = new Map<string, Postings>();
  postingsOf(log, sets).forEach(({ events, times }, place) => {
    const starts = new Uint32Array(recut.customerCount + 1);
    let longest = 0;
    let count = 0;
    for (let customer = 0; customer < recut.customerCount; customer++) {
      const end = recut.offsets[customer + 1];
      while (count < events.length && events[count] < end) count++;
      starts[customer + 1] = count;
      if (count - starts[customer] > longest) longest = count - starts[customer];
    }
    known.set(keyOf(sets[place]), { events, times, starts, longest });
  });
  kept.set(recut, known);
}

function keyOf(codes: readonly number[]): string {
  return [...new Set(codes)].sort((a, b) => a - b).join();
}

function build(log: JourneyLog, codes: readonly number[]): Postings {
  const { activities, offsets, customerCount } = log;
  const wanted = new Uint8Array(log.activityNames.length);
  for (const code of codes) wanted[code] = 1;
  const starts = new Uint32Array(customerCount + 1);
  let count = 0;
  let longest = 0;
  for (let customer = 0; customer < customerCount; customer++) {
    const end = offsets[customer + 1];
    for (let event = offsets[customer]; event < end; event++) count += wanted[activities[event]];
    longest = Math.max(longest, count - starts[customer]);
    starts[customer + 1] = count;
  }
  const events = new Uint32Array(count);
  const times = new Uint32Array(count);
  let place = 0;
  for (let event = 0; place < count; event++) {
    if (wanted[activities[event]] === 0) continue;
    times[place] = log.times[event];
    events[place++] = event;
  }
  return { events, times, starts, longest };
}

function dropOldest(known: Map<string, Postings>, budget: number, inUse: ReadonlySet<string>): void {
  const size = ({ events, starts }: Postings) => 2 * events.byteLength + starts.byteLength;
  let total = 0;
  for (const postings of known.values()) total += size(postings);
  for (const [key, postings] of known) {
    if (total <= budget) return;
    if (inUse.has(key)) continue;
    known.delete(key);
    total -= size(postings);
  }
}
