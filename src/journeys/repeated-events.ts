import type { JourneyLog } from './journey-log.js';

/** How often an activity stands twice in the same second of the same customer. */
export interface RepeatedEvents {
  /** By activity code. */
  readonly repeats: Uint32Array;
  readonly events: Uint32Array;
  /** Events at a full hour: where they are most, times are dates, and say nothing about seconds. */
  readonly fullHours: Uint32Array;
}

const hour = 3600;

/** Counts events that repeat one of the same customer, activity and second. O(events). */
export function repeatedEvents({
  customerCount,
  offsets,
  times,
  activities,
  activityNames,
}: JourneyLog): RepeatedEvents {
  const column = () => new Uint32Array(activityNames.length);
  const repeats = column();
  const events = column();
  const fullHours = column();
  for (let customer = 0; customer < customerCount; customer++) {
    const start = offsets[customer];
    for (let event = start; event < offsets[customer + 1]; event++) {
      const activity = activities[event];
      events[activity]++;
      if (times[event] % hour === 0) fullHours[activity]++;
      for (let other = event - 1; other >= start && times[other] === times[event]; other--) {
        if (activities[other] !== activity) continue;
        repeats[activity]++;
        break;
      }
    }
  }
  return { repeats, events, fullHours };
}
