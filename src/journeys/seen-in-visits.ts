import { benjaminiHochberg } from '../stats/benjamini-hochberg.js';
import type { Estimate } from '../stats/estimate.js';
import { stratifiedRiskDifference, type Stratum } from '../stats/stratified-risk-difference.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import { cameAsFar } from './came-as-far.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { onlyValues, type OnlyValue } from './only-values.js';
import { visitMarks, visitPostings, type VisitMarks, type VisitPostings } from './visit-marks.js';
import { visitCells } from './visit-cells.js';

/** Visits in which something was seen, before or after the outcome. */
export interface SeenInVisits {
  /** Activity code. */
  readonly activity: number;
  /** Share of these visits that have the outcome. */
  readonly reached: Estimate;
  /** The same of the visits without it that came as far, and with the same value of `only`. */
  readonly others: Estimate;
  /** Code of what one must have come to for it. */
  readonly after?: number;
  /** A trait's value that all these visits' customers have, though many others have another. */
  readonly only?: Omit<OnlyValue, 'has'>;
  /** Difference of the two shares, compared among visits with as many events. */
  readonly difference: Estimate;
  readonly q: number;
  /** Surely goes with the outcome, or with none. */
  readonly kept: boolean;
}

/** Fewer visits on either side say nothing. */
const smallestSide = 20;
/** With the 2 % of the sequences, 5 % together. */
const falseDiscoveryRate = 0.03;

/**
 * What was seen in visits, whatever the order, with how many of them have the outcome; fewest first. Each is compared with
 * the visits without it that came as far and have as many events beside the outcome: given their number, what they are
 * says nothing of the outcome unless it has to do with it, however visits end. O(events).
 */
export function seenInVisits(log: JourneyLog, visits: Episodes, outcome: readonly number[]): SeenInVisits[] {
  const marks = visitMarks(log, visits, outcome);
  const postings = visitPostings(marks, log.activityNames.length);
  const { starts } = postings;
  const farthest = cameAsFar(marks, postings);
  const only = onlyValues(log, visits, marks, postings);
  const cells = visitCells(marks, postings);
  const seen = [...log.activityNames.keys()].filter((activity) => starts[activity] < starts[activity + 1]);
  const compared = seen.map((activity) => {
    const after = farthest[activity] < 0 ? undefined : farthest[activity];
    const strata = cells(activity, { after, has: only[activity]?.has });
    const { effect, p } = stratifiedRiskDifference(strata);
    const exposed = sum(strata, 'exposed');
    const others = wilsonInterval(sum(strata, 'unexposedOutcomes'), sum(strata, 'unexposed'));
    const isEnough = exposed >= smallestSide && others.n >= smallestSide;
    return { activity, after, others, difference: effect, p: isEnough ? p : undefined };
  });
  const tested = compared.flatMap(({ p }) => p ?? []);
  const qValues = benjaminiHochberg(tested);
  return compared
    .map(({ activity, after, others, difference, p }): SeenInVisits => {
      const q = p === undefined ? 1 : qValues[tested.indexOf(p)];
      const special = only[activity];
      return {
        activity,
        reached: reachedOf(marks, postings, activity),
        others,
        ...(after !== undefined && { after }),
        ...(special && { only: { trait: special.trait, value: special.value } }),
        difference,
        q,
        kept: q < falseDiscoveryRate,
      };
    })
    .sort((a, b) => a.reached.estimate - b.reached.estimate);
}

function sum(strata: readonly Stratum[], field: keyof Stratum): number {
  return strata.reduce((total, stratum) => total + stratum[field], 0);
}

function reachedOf({ came }: VisitMarks, { starts, visits }: VisitPostings, activity: number): Estimate {
  const own = visits.subarray(starts[activity], starts[activity + 1]);
  return wilsonInterval(
    own.reduce((reached, visit) => reached + came[visit], 0),
    own.length,
  );
}
