import { followUp, type FollowUp } from '../src/journeys/follow-up.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { knownFeatures } from '../src/journeys/known-features.js';
import { landmarkRows } from '../src/journeys/landmark-rows.js';
import { outcomeNamed } from '../src/journeys/outcome.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { FootpathError } from '../src/errors.js';
import { benjaminiYekutieli } from '../src/stats/benjamini-yekutieli.js';
import { compareExposed, countCells, type Comparison } from '../src/stats/compare-exposed.js';
import { prognosticScore } from '../src/stats/prognostic-strata.js';

/** What having spoken of a theme goes with. */
export interface ThemeOutcome extends Comparison {
  readonly theme: number;
  readonly q: number;
  /** Surely goes with the outcome. */
  readonly kept: boolean;
}

export const horizonDays = 30;
const day = 86_400;
/** As for moments of truth (docs/decisions/2026-11-23-reasons-at-two-percent.md). */
const falseDiscoveryRate = 0.02;
const fewestOutcomes = 20;

/**
 * All customers who could come to an outcome that has a time.
 * @throws FootpathError `bad_input` for one that has none.
 */
export function followTo(vocabulary: Vocabulary, outcome: string): FollowUp {
  const named = outcomeNamed(vocabulary, outcome);
  if (named.kind === 'trait') {
    throw new FootpathError(
      'bad_input',
      `"${outcome}" is a trait without times, so what came before it can't be told. Name an outcome that is an activity.`,
    );
  }
  const timed = named.kind === 'inactivity' ? { ...named, days: named.days ?? horizonDays } : named;
  return followUp(vocabulary.log, timed);
}

/**
 * Which themes go with an outcome: customers who had spoken of one by a landmark against others of like risk at the same
 * landmark, by who came to the outcome in the 30 days after it. Unfavourable and favourable alike; strongest first.
 *
 * @param followed whom `followTo` found to be able to come to it.
 * @param spoken of each theme: when each customer first spoke of it, Unix seconds.
 */
export function themeOutcomes(
  log: JourneyLog,
  followed: FollowUp,
  spoken: ReadonlyMap<number, ReadonlyMap<number, number>>,
): ThemeOutcome[] {
  const rows = landmarkRows(log, followed, horizonDays * day);
  const { customers, times, landmarks, outcomes, landmarkCount } = rows;
  if (outcomes.reduce((sum, came) => sum + came, 0) < fewestOutcomes) return [];
  const known = knownFeatures(log, customers, rows.enteredAt);
  const { strata, stratumCount } = prognosticScore(known.features, known.columns, outcomes).strata;
  const byLandmark = {
    strata: strata.map((stratum, row) => landmarks[row] * stratumCount + stratum),
    stratumCount: stratumCount * landmarkCount,
  };
  const compared = [...spoken].flatMap(([theme, firstSpoken]) => {
    const hadSpoken = (row: number) => (firstSpoken.get(customers[row]) ?? Infinity) <= times[row];
    const comparison = compareExposed(countCells(byLandmark, hadSpoken, outcomes));
    return comparison ? [{ theme, ...comparison }] : [];
  });
  // The same customers speak of several themes.
  const qValues = benjaminiYekutieli(compared.map(({ p }) => p));
  return compared
    .map((each, place) => ({ ...each, q: qValues[place], kept: qValues[place] < falseDiscoveryRate }))
    .sort((a, b) => Math.abs(b.effect.estimate) - Math.abs(a.effect.estimate));
}
