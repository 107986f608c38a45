import type { LongWork } from '../src/long-work.js';
import { compareTraits } from '../src/journeys/compare-traits.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { knownFeatures, type KnownFeatures } from '../src/journeys/known-features.js';
import type { LandmarkRows } from '../src/journeys/landmark-rows.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import { compareExposed, countCells, type Comparison } from '../src/stats/compare-exposed.js';
import { deedOrder } from '../src/stats/deed-order.js';
import { prognosticScore, type PrognosticStrata } from '../src/stats/prognostic-strata.js';

/** What goes with an outcome, and what was looked at to find it. */
export interface MomentComparisons {
  /** What customers did. */
  readonly behaviours: readonly (Found & { readonly activity: string })[];
  /** What customers are. */
  readonly traits: readonly (Found & { readonly trait: string; readonly value: string })[];
  readonly tested: number;
}

export interface Found extends Comparison {
  /** Who did it, or are so. */
  readonly customers: number;
  readonly q: number;
}

interface Compared extends Comparison {
  readonly activity: string;
  readonly customers: number;
}

/** As for the reasons of drop-offs (docs/decisions/2026-11-23-reasons-at-two-percent.md). */
const falseDiscoveryRate = 0.02;
/** A difference smaller than this part of the usual risk is of no use to anybody, however sure. */
const smallestPart = 0.1;
const month = 30 * 86_400;

/**
 * Compares, at equal observation time, customers who had done something with those who had not, and customers of each
 * kind with all others. Compared are only customers at the same landmark whose risk is alike by all else that is known:
 * traits at their entry, earlier activity, the month, and what else they had done. What comes only after another deed, and
 * mostly then (a ticket is solved after it was opened), is compared among those who had done that one, and doesn't adjust
 * it: too few did the one without the other to tell them apart. Strongest first.
 *
 * False discoveries are controlled among behaviours and among traits on their own (separate classes: Efron, Annals of
 * Applied Statistics 2, 2008): how many countries there are has nothing to do with whether a call helps.
 *
 * @param aside activity codes that are not compared: the outcome's and the entry's.
 * @param withoutTraits traits that give the outcome away.
 */
export function* compareMoments(
  log: JourneyLog,
  rows: LandmarkRows,
  aside: ReadonlySet<number>,
  withoutTraits: ReadonlySet<string>,
): LongWork<MomentComparisons> {
  const { customers, enteredAt, landmarks, outcomes, landmarkCount } = rows;
  const known = withTime(knownFeatures(log, customers, enteredAt, withoutTraits), rows);
  const byLandmark = ({ strata, stratumCount }: PrognosticStrata): PrognosticStrata => ({
    strata: strata.map((stratum, row) => landmarks[row] * stratumCount + stratum),
    stratumCount: landmarkCount * stratumCount,
  });

  const deeds = deedsBefore(log, rows, aside);
  const together = join(known, deeds);
  const score = prognosticScore(together.features, together.columns, outcomes);
  const order = deedOrder(deeds.did, deeds.activities.length);
  const has = (row: number, deed: number) => deeds.did[row * deeds.activities.length + deed] === 1;
  const behaviours: Compared[] = [];
  for (const [place, code] of deeds.activities.entries()) {
    yield place / deeds.activities.length;
    const did = (row: number) => has(row, place);
    const { before, after } = order[place];
    const strata = byLandmark(score.without([place, ...after].map((deed) => known.columns + deed)));
    const couldHave = (row: number) => before.every((deed) => has(row, deed));
    const comparison = compareExposed(countCells(strata, did, outcomes, couldHave));
    if (!comparison) continue;
    behaviours.push({
      activity: log.activityNames[code],
      customers: countCustomers(rows, did),
      ...comparison,
    });
  }

  const traitScore = prognosticScore(known.features, known.columns, outcomes);
  const traits = compareTraits(known, outcomes, (own) => byLandmark(traitScore.without(own))).map(
    (compared) => ({
      ...compared,
      customers: countCustomers(rows, (row) => known.features[row * known.columns + compared.column] === 1),
    }),
  );

  const rate = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
  const strongest = <Each extends Comparison>(compared: readonly Each[]) => {
    const qValues = benjaminiHochberg(compared.map(({ p }) => p));
    return compared
      .map((each, place) => ({ ...each, q: qValues[place] }))
      .filter(({ q, effect }) => q < falseDiscoveryRate && Math.abs(effect.estimate) >= smallestPart * rate)
      .sort((one, other) => Math.abs(other.effect.estimate) - Math.abs(one.effect.estimate));
  };
  return {
    behaviours: strongest(behaviours),
    traits: strongest(traits),
    tested: behaviours.length + traits.length,
  };
}

/** What was known, with columns for the landmark and the month: both change risks by themselves. */
function withTime(known: KnownFeatures, { landmarks, landmarkCount, times }: LandmarkRows): KnownFeatures {
  const months = times.map((time) => Math.floor(time / month));
  const distinct = [...new Set(months)].sort((a, b) => a - b);
  const columns = known.columns + landmarkCount + distinct.length;
  const features = new Float64Array(landmarks.length * columns);
  for (let row = 0; row < landmarks.length; row++) {
    const start = row * columns;
    features.set(known.features.subarray(row * known.columns, (row + 1) * known.columns), start);
    features[start + known.columns + landmarks[row]] = 1;
    features[start + known.columns + landmarkCount + distinct.indexOf(months[row])] = 1;
  }
  return { ...known, features, columns };
}

interface Deeds {
  readonly activities: readonly number[];
  /** `rows × activities`, by rows: 1 where it was done by the landmark. */
  readonly did: Uint8Array;
}

function deedsBefore(log: JourneyLog, { customers, times }: LandmarkRows, aside: ReadonlySet<number>): Deeds {
  const activities = [...log.activityNames.keys()].filter((code) => !aside.has(code));
  const placeOf = new Int32Array(log.activityNames.length).fill(-1);
  activities.forEach((code, place) => (placeOf[code] = place));
  const did = new Uint8Array(customers.length * activities.length);
  for (let row = 0; row < customers.length; row++) {
    const end = log.offsets[customers[row] + 1];
    for (let event = log.offsets[customers[row]]; event < end && log.times[event] <= times[row]; event++) {
      const place = placeOf[log.activities[event]];
      if (place >= 0) did[row * activities.length + place] = 1;
    }
  }
  return { activities, did };
}

function join(known: KnownFeatures, { activities, did }: Deeds): { features: Float64Array; columns: number } {
  const columns = known.columns + activities.length;
  const rows = known.features.length / known.columns;
  const features = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    features.set(known.features.subarray(row * known.columns, (row + 1) * known.columns), row * columns);
    features.set(
      did.subarray(row * activities.length, (row + 1) * activities.length),
      row * columns + known.columns,
    );
  }
  return { features, columns };
}

function countCustomers({ customers }: LandmarkRows, did: (row: number) => boolean): number {
  return new Set(customers.filter((_, row) => did(row))).size;
}
