import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';

/** What was seen in each visit, whatever the order: for visit `v` the entries `offsets[v]` up to `offsets[v + 1]`. */
export interface VisitMarks {
  readonly visitCount: number;
  readonly offsets: Uint32Array;
  /** Activity code of each entry, once a visit; the outcome is none of them. */
  readonly activities: Uint32Array;
  /** Events of each visit that are not the outcome. */
  readonly sizes: Uint32Array;
  /** 1 for visits that have the outcome. */
  readonly came: Uint8Array;
}

/** O(events). */
export function visitMarks(log: JourneyLog, visits: Episodes, outcome: readonly number[]): VisitMarks {
  const width = log.activityNames.length;
  const isOutcome = new Uint8Array(width);
  for (const code of outcome) isOutcome[code] = 1;
  const visitCount = visits.starts.length;
  const events = visits.starts.reduce((sum, start, visit) => sum + visits.ends[visit] - start, 0);
  const offsets = new Uint32Array(visitCount + 1);
  const activities = new Uint32Array(events);
  const sizes = new Uint32Array(visitCount);
  const came = new Uint8Array(visitCount);
  /** The visit that last had an activity, plus 1. */
  const seenIn = new Uint32Array(width);
  let count = 0;
  for (let visit = 0; visit < visitCount; visit++) {
    for (let event = visits.starts[visit]; event < visits.ends[visit]; event++) {
      const activity = log.activities[event];
      if (isOutcome[activity] === 1) {
        came[visit] = 1;
        continue;
      }
      sizes[visit]++;
      if (seenIn[activity] === visit + 1) continue;
      seenIn[activity] = visit + 1;
      activities[count++] = activity;
    }
    offsets[visit + 1] = count;
  }
  return {
    visitCount,
    offsets,
    activities: activities.subarray(0, count),
    sizes,
    came,
  };
}

/** Visits of each activity. */
export interface VisitPostings {
  /** Of activity `a`, `visits[starts[a]]` up to `visits[starts[a + 1]]`, ascending. */
  readonly starts: Uint32Array;
  readonly visits: Uint32Array;
}

/** The marks the other way round. */
export function visitPostings({ visitCount, offsets, activities }: VisitMarks, width: number): VisitPostings {
  const starts = new Uint32Array(width + 1);
  for (const activity of activities) starts[activity + 1]++;
  for (let activity = 0; activity < width; activity++) starts[activity + 1] += starts[activity];
  const next = starts.slice();
  const visits = new Uint32Array(activities.length);
  for (let visit = 0; visit < visitCount; visit++) {
    for (let entry = offsets[visit]; entry < offsets[visit + 1]; entry++) {
      visits[next[activities[entry]]++] = visit;
    }
  }
  return { starts, visits };
}
