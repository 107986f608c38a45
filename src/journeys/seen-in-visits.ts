import type { Estimate } from '../stats/estimate.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { traitAt } from './trait-at.js';

/** Visits in which something was seen, before or after the outcome. */
export interface SeenInVisits {
  /** Activity code. */
  readonly activity: number;
  /** Share of these visits that have the outcome. */
  readonly reached: Estimate;
  /** A trait's value that all these visits' customers have, though many others have another. */
  readonly only?: { readonly trait: string; readonly value: string };
}

/** Fewer visits say nothing about who they are. */
const fewestForOnly = 20;
/** A value that more customers than this have anyway tells nothing. */
const commonShare = 0.8;

/** What was seen in visits, whatever the order, with how many of them have the outcome; fewest first. O(events). */
export function seenInVisits(log: JourneyLog, visits: Episodes, outcome: readonly number[]): SeenInVisits[] {
  const width = log.activityNames.length;
  const seen = new Uint32Array(width);
  const withOutcome = new Uint32Array(width);
  const last = new Uint32Array(width);
  for (let visit = 0; visit < visits.starts.length; visit++) {
    const has = visits.outcomes[visit] < visits.ends[visit] ? 1 : 0;
    for (let event = visits.starts[visit]; event < visits.ends[visit]; event++) {
      const activity = log.activities[event];
      if (last[activity] === visit + 1) continue;
      last[activity] = visit + 1;
      seen[activity]++;
      withOutcome[activity] += has;
    }
  }
  return log.activityNames
    .flatMap((_, activity): SeenInVisits[] =>
      seen[activity] === 0 || outcome.includes(activity)
        ? []
        : [
            {
              activity,
              reached: wilsonInterval(withOutcome[activity], seen[activity]),
              only: seen[activity] >= fewestForOnly ? onlyValue(log, visits, activity) : undefined,
            },
          ],
    )
    .sort((a, b) => a.reached.estimate - b.reached.estimate);
}

/** Traits are as they were when the visits began. */
function onlyValue(log: JourneyLog, visits: Episodes, activity: number): SeenInVisits['only'] {
  const has = visits.starts.map((start, visit) =>
    log.activities.subarray(start, visits.ends[visit]).includes(activity) ? 1 : 0,
  );
  for (const trait of log.traits.values()) {
    if (trait.kind !== 'text' || trait.personal) continue;
    const codes = traitAt(trait, visits.customers, visits.began);
    const code = codes.find((_, visit) => has[visit] === 1) ?? 0;
    if (code === 0 || codes.some((other, visit) => has[visit] === 1 && other !== code)) continue;
    const same = codes.reduce((sum, other) => sum + (other === code ? 1 : 0), 0);
    if (same <= commonShare * codes.length) return { trait: trait.name, value: trait.values[code - 1] };
  }
  return undefined;
}
