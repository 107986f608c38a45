import type { Span } from './calendar.js';
import type { JourneyLog } from './journey-log.js';
import type { Outliers } from './outliers.js';

/** When the data really happened: without the few events that a wrong clock put elsewhere. */
export interface PlausibleRange extends Span {
  /** Events before it, and the time of the first, Unix seconds. */
  readonly before: Outliers;
  readonly after: Outliers;
}

const secondsOfDay = 86_400;
const days = Math.ceil(2 ** 32 / secondsOfDay);
/** Nothing that this program looks at happened earlier: a clock that started at 0. */
const firstYear = Date.UTC(1980, 0, 1) / 1000 / secondsOfDay;
/** This many empty days set outliers apart from the rest. */
const emptyBefore = 365;
const emptyAfter = 30;
/** Outliers are at most this share of the events. */
const rare = 0.001;
/** And this share where they lie in the future and nothing else does: such things can't have happened. */
const rareInFuture = 0.1;
/** What comes after a pause at more than this share of the usual events a day has begun again. */
const resumed = 0.1;
const fewestEvents = 200;

const kept = new WeakMap<JourneyLog, PlausibleRange>();

/**
 * The time between the first and the last event that lie together with the others. Left out are events before 1980, up
 * to 0.1 % of all that an empty year sets apart at the start, and at the end, after an empty month, what lies in the
 * future and is at most a tenth of all, or else is at most 0.1 % of what as many days before held and trickles in: where
 * events just become rarer, or begin again, they stay. O(events), once for each log.
 *
 * @param now Unix seconds: what lies later can't have happened yet. Left out, nothing is known of it.
 */
export function plausibleRange(log: JourneyLog, now = Infinity): PlausibleRange {
  const known = kept.get(log) ?? findRange(log, now);
  kept.set(log, known);
  return known;
}

function findRange(log: JourneyLog, now: number): PlausibleRange {
  const { times, eventCount } = log;
  const counts = new Uint32Array(days);
  for (let event = 0; event < eventCount; event++) counts[(times[event] / secondsOfDay) | 0]++;
  const filled = Array.from(counts.keys()).filter((day) => counts[day] > 0);
  const first = firstPlace(filled, counts, eventCount);
  const end = endPlace(filled, counts, first, Math.floor(now / secondsOfDay));
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
  return { ...range, before, after: log.leftOut ?? after };
}

/** Place of the first day that belongs to the rest. */
function firstPlace(filled: readonly number[], counts: Uint32Array, eventCount: number): number {
  const allowed = eventCount < fewestEvents ? 0 : Math.max(1, Math.floor(eventCount * rare));
  let first = Math.max(
    0,
    filled.findIndex((day) => day >= firstYear),
  );
  let apart = 0;
  for (let place = first + 1; place < filled.length; place++) {
    apart += counts[filled[place - 1]];
    if (apart > allowed) break;
    if (filled[place] - filled[place - 1] <= emptyBefore) continue;
    first = place;
    apart = 0;
  }
  return first;
}

/** Place after the last day that belongs to the rest. */
function endPlace(filled: readonly number[], counts: Uint32Array, first: number, today: number): number {
  const sum = (from: number, to: number) =>
    counts.subarray(Math.max(0, from), to).reduce((total, count) => total + count, 0);
  const all = filled.length === 0 ? 0 : sum(filled[first], days);
  if (all < fewestEvents) return filled.length;
  let end = filled.length;
  let apart = 0;
  for (let place = filled.length - 1; place > first; place--) {
    apart += counts[filled[place]];
    if (apart > rareInFuture * all) break;
    const [before, next] = [filled[place - 1], filled[place]];
    const gap = next - before - 1;
    if (gap < emptyAfter) continue;
    const isFuture = before <= today && next > today;
    const usual = (all - apart) / (before - filled[first] + 1);
    const trickles = apart / (filled[filled.length - 1] - next + 1) <= resumed * usual;
    const start = Math.max(filled[first], before - gap + 1);
    if (isFuture || (trickles && apart <= rare * sum(start, before + 1))) end = place;
  }
  return end;
}
