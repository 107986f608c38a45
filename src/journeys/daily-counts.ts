import { bucketBounds, calendarBuckets } from './calendar-buckets.js';
import { addDays, dayOf } from './calendar.js';
import type { JourneyLog } from './journey-log.js';
import { plausibleRange } from './plausible-range.js';

/** Events of each day, without those of a wrong clock. */
export interface DailyCounts {
  /** YYYY-MM-DD, one after the other; the last is today, the log's last day. */
  readonly days: readonly string[];
  /** By activity code, a count for each day. */
  readonly activities: readonly Uint32Array[];
  /** By source. */
  readonly sources: readonly Uint32Array[];
}

/** Days begin on a quarter of an hour everywhere. */
const slotSeconds = 900;

/** Counts events by day, activity and source. O(events). */
export function dailyCounts(log: JourneyLog, timezone: string): DailyCounts {
  const { from } = plausibleRange(log);
  const last = dayOf(log.until - 1, timezone);
  const range = { from: dayOf(from, timezone), to: addDays(last, 1) };
  const buckets = log.eventCount === 0 ? [] : calendarBuckets(range, 'day');
  const bounds = bucketBounds(buckets, timezone);
  const length = buckets.length;
  const dayOfSlot = new Uint32Array(length === 0 ? 0 : (bounds[length] - bounds[0]) / slotSeconds);
  for (let day = 0; day < length; day++) {
    dayOfSlot.fill(day, (bounds[day] - bounds[0]) / slotSeconds, (bounds[day + 1] - bounds[0]) / slotSeconds);
  }
  const { times, activities, eventSources } = log;
  const counts = new Uint32Array(log.activityNames.length * length);
  const slotOf = (event: number) => Math.floor((times[event] - bounds[0]) / slotSeconds);
  for (let event = 0; event < times.length; event++) {
    const slot = slotOf(event);
    if (slot >= 0 && slot < dayOfSlot.length) counts[activities[event] * length + dayOfSlot[slot]]++;
  }
  const byActivity = log.activityNames.map((_, code) => counts.subarray(code * length, (code + 1) * length));
  const bySource = log.sources.map(() => new Uint32Array(length));
  byActivity.forEach((own, code) => {
    const source = bySource[eventSources.usual[code]];
    for (let day = 0; day < length; day++) if (own[day] > 0) source[day] += own[day];
  });
  eventSources.events.forEach((event, index) => {
    const slot = slotOf(event);
    if (slot < 0 || slot >= dayOfSlot.length) return;
    bySource[eventSources.usual[activities[event]]][dayOfSlot[slot]]--;
    bySource[eventSources.codes[index]][dayOfSlot[slot]]++;
  });
  return { days: buckets.map(({ from: day }) => day), activities: byActivity, sources: bySource };
}
