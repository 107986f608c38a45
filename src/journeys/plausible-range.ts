import type { Span } from './calendar.js';
import type { JourneyLog } from './journey-log.js';

/** When the data really happened: without the few events that a wrong clock put elsewhere. */
export interface PlausibleRange extends Span {
  /** Events before it, and the time of the first, Unix seconds. */
  readonly before: Outliers;
  readonly after: Outliers;
}

export interface Outliers {
  readonly events: number;
  /** Time of the farthest one, Unix seconds; 0 when there are none. */
  readonly farthest: number;
}

const secondsOfDay = 86_400;
const days = Math.ceil(2 ** 32 / secondsOfDay);
/** Nothing that this program looks at happened earlier: a clock that started at 0. */
const firstYear = Date.UTC(1980, 0, 1) / 1000 / secondsOfDay;
/** This many empty days set outliers apart from the rest. */
const emptyBefore = 365;
const emptyAfter = 30;
/** Outliers are at most one event in so many. */
const rarity = 1000;
const fewestEvents = 200;

const kept = new WeakMap<JourneyLog, PlausibleRange>();

/**
 * The time between the first and the last event that lie together with the others. Events before 1980 are left out, as
 * are up to 0.1 % of all that an empty year sets apart at the start, or an empty month at the end. O(events), once.
 */
export function plausibleRange(log: JourneyLog): PlausibleRange {
  const known = kept.get(log) ?? findRange(log);
  kept.set(log, known);
  return known;
}

function findRange({ times, eventCount }: JourneyLog): PlausibleRange {
  const counts = new Uint32Array(days);
  for (let event = 0; event < eventCount; event++) counts[(times[event] / secondsOfDay) | 0]++;
  const filled = Array.from(counts.keys()).filter((day) => counts[day] > 0);
  const allowed = eventCount < fewestEvents ? 0 : Math.max(1, Math.floor(eventCount / rarity));
  const eventsIn = (list: readonly number[]) => list.reduce((sum, day) => sum + counts[day], 0);

  let first = filled.findIndex((day) => day >= firstYear);
  if (first < 0) first = 0;
  let end = filled.length;
  for (let place = first + 1; place < end; place++) {
    const isApart = filled[place] - filled[place - 1] > emptyBefore;
    if (isApart && eventsIn(filled.slice(first, place)) <= allowed) first = place;
  }
  for (let place = end - 1; place > first; place--) {
    const isApart = filled[place] - filled[place - 1] > emptyAfter;
    if (isApart && eventsIn(filled.slice(place, end)) <= allowed) end = place;
  }

  const from = (filled[first] ?? 0) * secondsOfDay;
  const to = ((filled[end - 1] ?? 0) + 1) * secondsOfDay;
  const range = { from: to, to: from };
  const before = { events: 0, farthest: 0 };
  const after = { events: 0, farthest: 0 };
  for (let event = 0; event < eventCount; event++) {
    const time = times[event];
    if (time < from) {
      before.farthest = before.events++ === 0 ? time : Math.min(before.farthest, time);
    } else if (time >= to) {
      after.events++;
      after.farthest = Math.max(after.farthest, time);
    } else {
      if (time < range.from) range.from = time;
      if (time >= range.to) range.to = time + 1;
    }
  }
  return { ...range, before, after };
}
