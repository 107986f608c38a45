import { strataAtLandmarks } from '../src/journeys/compare-at-landmarks.js';
import { followUp, type FollowUp } from '../src/journeys/follow-up.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { knownFeatures } from '../src/journeys/known-features.js';
import { landmarkRows } from '../src/journeys/landmark-rows.js';
import { harmful, leakingTraits } from '../src/journeys/leaking-traits.js';
import { outcomeNamed, type ActivityOutcome, type TimedOutcome } from '../src/journeys/outcome.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { comesAnyDay, watchToOutcome } from '../src/journeys/watch-to-outcome.js';
import { FootpathError } from '../src/errors.js';
import { benjaminiYekutieli } from '../src/stats/benjamini-yekutieli.js';
import { compareColumns } from '../src/stats/compare-columns.js';
import { compareExposed, countCells, type Comparison } from '../src/stats/compare-exposed.js';
import { prognosticScore } from '../src/stats/prognostic-strata.js';

/** What having spoken of a theme goes with. */
export interface ThemeOutcome extends Comparison {
  readonly theme: number;
  readonly q: number;
  /** Surely goes with the outcome. */
  readonly kept: boolean;
}

/** Customers followed to an outcome. */
export interface FollowedOutcome extends FollowUp {
  readonly outcome: TimedOutcome;
}

/** Of each theme: when each customer first spoke of it, Unix seconds. */
type Spoken = ReadonlyMap<number, ReadonlyMap<number, number>>;
/** Of each theme; undefined where too few spoke of it, or did not. */
type Compared = (readonly [theme: number, comparison: Comparison | undefined])[];

export const horizonDays = 30;
const day = 86_400;
/** As for moments of truth (docs/decisions/2026-11-23-reasons-at-two-percent.md). */
const falseDiscoveryRate = 0.02;
const fewestOutcomes = 20;

/**
 * The customers who could come to an outcome that has a time.
 *
 * @param members per customer, 1 to follow them; all when absent.
 * @throws FootpathError `bad_input` for one that has none.
 */
export function followTo(vocabulary: Vocabulary, name: string, members?: Uint8Array): FollowedOutcome {
  const outcome = outcomeNamed(vocabulary, name);
  if (outcome.kind === 'trait') {
    throw new FootpathError(
      'bad_input',
      `"${name}" is a trait without times, so what came before it can't be told. Name an outcome that is an activity.`,
    );
  }
  const timed = outcome.kind === 'inactivity' ? { ...outcome, days: outcome.days ?? horizonDays } : outcome;
  return { ...followUp(vocabulary.log, timed, members), outcome };
}

/**
 * Which themes go with an outcome: customers who had spoken of one against others who had not, at the same time after their
 * entry and as moments of truth are compared. Unfavourable and favourable alike; strongest first.
 *
 * @param followed whom `followTo` found to be able to come to it.
 */
export function themeOutcomes(log: JourneyLog, followed: FollowedOutcome, spoken: Spoken): ThemeOutcome[] {
  const { outcome } = followed;
  const compared = (
    comesAnyDay(outcome, followed, horizonDays * day)
      ? fromDayToDay(log, followed, outcome, spoken)
      : atLandmarks(log, followed, spoken)
  ).flatMap(([theme, comparison]) => (comparison ? [{ theme, ...comparison }] : []));
  // The same customers speak of several themes.
  const qValues = benjaminiYekutieli(compared.map(({ p }) => p));
  return compared
    .map((each, place) => ({ ...each, q: qValues[place], kept: qValues[place] < falseDiscoveryRate }))
    .sort((a, b) => Math.abs(b.effect.estimate) - Math.abs(a.effect.estimate));
}

/** Where the outcome may come on any day, with what they did and the other themes held alike. */
function fromDayToDay(
  log: JourneyLog,
  followed: FollowUp,
  outcome: ActivityOutcome,
  spoken: Spoken,
): Compared {
  const came = Uint8Array.from(followed.outcomeAt, (when) => (when > 0 ? 1 : 0));
  if (came.reduce((sum, each) => sum + each, 0) < fewestOutcomes) return [];
  const names = [outcome.name, ...outcome.codes.map((code) => log.activityNames[code])];
  const withoutTraits = harmful(leakingTraits(log, followed.customers, came, names));
  const lives = watchToOutcome(log, followed, outcome, withoutTraits, [...spoken.values()]);
  const compare = compareColumns(lives, horizonDays);
  return [...spoken.keys()].map((theme, place) => [theme, compare(lives.firstSaid + place)]);
}

/** Else who had spoken of it by a landmark, against others of like risk at the same landmark. */
function atLandmarks(log: JourneyLog, followed: FollowUp, spoken: Spoken): Compared {
  const rows = landmarkRows(log, followed, horizonDays * day);
  const { customers, times, outcomes } = rows;
  if (outcomes.reduce((sum, came) => sum + came, 0) < fewestOutcomes) return [];
  const known = knownFeatures(log, customers, rows.enteredAt);
  const strata = strataAtLandmarks(prognosticScore(known.features, known.columns, outcomes).strata, rows);
  return [...spoken].map(([theme, firstSpoken]) => {
    const hadSpoken = (row: number) => (firstSpoken.get(customers[row]) ?? Infinity) <= times[row];
    return [theme, compareExposed(countCells(strata, hadSpoken, outcomes))];
  });
}
