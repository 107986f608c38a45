import type { JourneyLog } from './journey-log.js';

export interface ComparedActivities {
  /** Codes. */
  readonly activities: readonly number[];
  /** Per code its place among them; -1 for those set aside. */
  readonly placeOf: Int32Array;
}

/** All activities but those set aside. */
export function comparedActivities(
  { activityNames }: JourneyLog,
  aside: ReadonlySet<number>,
): ComparedActivities {
  const activities = [...activityNames.keys()].filter((code) => !aside.has(code));
  const placeOf = new Int32Array(activityNames.length).fill(-1);
  activities.forEach((code, place) => (placeOf[code] = place));
  return { activities, placeOf };
}
