import { amountOf } from './customer-value.js';
import { sourceOfEvent } from './event-sources.js';
import type { JourneyLog } from './journey-log.js';

/** The same thing done several times in a row, or once. */
export interface TimelineEntry {
  readonly activity: string;
  readonly source: string;
  readonly times: number;
  /** First and last of them, Unix seconds. */
  readonly from: number;
  readonly to: number;
  /** Sum of their amounts, where they have any. */
  readonly value?: number;
}

/** Repeats further apart than this are told one by one. */
const longestPause = 86_400;

/** What a customer did across all sources, oldest first; repeats within a day of each other are one entry. */
export function customerTimeline(log: JourneyLog, customer: number): TimelineEntry[] {
  const entries: TimelineEntry[] = [];
  for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
    const activity = log.activityNames[log.activities[event]];
    const source = log.sources[sourceOfEvent(log, event)]?.name ?? '';
    const time = log.times[event];
    const value = amountOf(log, event);
    const former = entries.at(-1);
    if (former?.activity === activity && former.source === source && time - former.to <= longestPause) {
      const sum = value === undefined ? former.value : (former.value ?? 0) + value;
      entries[entries.length - 1] = { ...former, times: former.times + 1, to: time, value: sum };
    } else {
      entries.push({ activity, source, times: 1, from: time, to: time, value });
    }
  }
  return entries;
}
