import type { LongWork } from '../src/long-work.js';
import {
  compareAtLandmarks,
  strataAtLandmarks,
  type DeedComparison,
} from '../src/journeys/compare-at-landmarks.js';
import { compareDayByDay } from '../src/journeys/compare-day-by-day.js';
import { compareTraits } from '../src/journeys/compare-traits.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { knownFeatures, type KnownFeatures } from '../src/journeys/known-features.js';
import type { LandmarkRows } from '../src/journeys/landmark-rows.js';
import type { WatchedLives } from '../src/journeys/watch-daily.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import type { Comparison } from '../src/stats/compare-exposed.js';
import { prognosticScore } from '../src/stats/prognostic-strata.js';

/** What goes with an outcome, and what was looked at to find it. */
export interface MomentComparisons {
  /** What customers did. */
  readonly behaviours: readonly (DeedComparison & Found)[];
  /** What customers are. */
  readonly traits: readonly (Found & { readonly trait: string; readonly value: string })[];
  readonly tested: number;
  /** Days of customers on which behaviours were compared; undefined where that was done at landmarks. */
  readonly watchedDays?: number;
}

export interface Found extends Comparison {
  /** Who did it, or are so. */
  readonly customers: number;
  readonly q: number;
}

/** Customers whose behaviours are compared on each of their days. */
export interface Daily {
  readonly lives: WatchedLives;
  readonly horizonDays: number;
}

/** As for the reasons of drop-offs (docs/decisions/2026-11-23-reasons-at-two-percent.md). */
const falseDiscoveryRate = 0.02;
/** A difference smaller than this part of the usual risk is of no use to anybody, however sure. */
const smallestPart = 0.1;
const month = 30 * 86_400;

/**
 * Compares, at equal observation time, customers who had done something with those who had not, and customers of each
 * kind with all others. Held alike is all else that is known: traits at their entry, earlier activity, the month, and what
 * else they had done, and said where it is looked at daily. Strongest first.
 *
 * False discoveries are controlled among behaviours and among traits on their own (separate classes: Efron, Annals of
 * Applied Statistics 2, 2008): how many countries there are has nothing to do with whether a call helps.
 *
 * @param aside activity codes that are not compared: the outcome's and the entry's.
 * @param withoutTraits traits that give the outcome away.
 * @param daily where the outcome may come on any day of a long life.
 */
export function* compareMoments(
  log: JourneyLog,
  rows: LandmarkRows,
  aside: ReadonlySet<number>,
  withoutTraits: ReadonlySet<string>,
  daily?: Daily,
): LongWork<MomentComparisons> {
  const { customers, enteredAt, outcomes } = rows;
  const known = withTime(knownFeatures(log, customers, enteredAt, withoutTraits), rows);
  const behaviours = yield* daily
    ? compareDayByDay(log, daily.lives, daily.horizonDays)
    : compareAtLandmarks(log, rows, known, aside);

  const score = prognosticScore(known.features, known.columns, outcomes);
  const traits = compareTraits(known, outcomes, (own) => strataAtLandmarks(score.without(own), rows)).map(
    (compared) => ({
      ...compared,
      customers: new Set(
        customers.filter((_, row) => known.features[row * known.columns + compared.column] === 1),
      ).size,
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
    watchedDays: daily?.lives.days.reduce((sum, days) => sum + days, 0),
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
