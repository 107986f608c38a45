import { countBehaviours } from '../src/journeys/behaviour-counts.js';
import { compareTraits } from '../src/journeys/compare-traits.js';
import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { harmful, leakingTraits, type Leak } from '../src/journeys/leaking-traits.js';
import { knownFeatures, type KnownFeatures } from '../src/journeys/known-features.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import type { Estimate } from '../src/stats/estimate.js';
import { compareExposed, countCells, type Comparison } from '../src/stats/compare-exposed.js';
import { prognosticScore, type PrognosticStrata } from '../src/stats/prognostic-strata.js';
import type { Stratum } from '../src/stats/stratified-risk-difference.js';
import { neverMovedOn, type NeverMovedOn } from './never-moved-on.js';
import type { SpokenTheme } from './spoken-themes.js';

/** Something that goes with moving on from a step, or with leaving there. */
export interface Reason {
  readonly kind: 'behaviour' | 'trait' | 'theme';
  /** The activity, `trait: value`, or a theme's name. */
  readonly what: string;
  /** Customers who did it, are so, or had spoken of it. */
  readonly customers: number;
  /** Difference in the share that moves on, adjusted for traits and earlier activity. */
  readonly effect: Estimate;
  /** The same, not adjusted. */
  readonly crude: Estimate;
  readonly q: number;
}

export interface Explanation {
  /** Reasons that survive, strongest first. */
  readonly reasons: readonly Reason[];
  readonly tested: number;
  /** Seconds after the step, at which everybody still undecided was compared. */
  readonly landmarkSeconds: number;
  /** Customers compared. */
  readonly customers: number;
  /** Kinds of customers who can't move on at all; they are not compared. */
  readonly never: readonly NeverMovedOn[];
  /** Traits that give away who moved on; they are not compared. */
  readonly leaks: readonly Leak[];
}

const landmarkLadder = [15 * 60, 3600, 6 * 3600, 86_400, 3 * 86_400, 7 * 86_400];
const fewestCustomers = 100;
/** Stricter than the usual 5 %, so that of 200 logs of pure noise clearly fewer than 5 % show a reason. */
const falseDiscoveryRate = 0.02;
/** A smaller difference is of no use to anybody, however sure. */
const smallestEffect = 0.01;

/**
 * What goes with moving on from one step to the next, at equal observation time: customers who are still undecided a
 * set time (the landmark) after they reached the step are compared by what they did until then and what was known of
 * them, and what counts is who moved on later. Differences are taken inside strata of like customers, with
 * false-discovery control over everything that was tested. Closed windows only. Kinds of customers who can't move on at
 * all, and traits that give the answer away, are named and left out.
 * (Landmark analysis: Anderson, Cain & Gelber, Journal of Clinical Oncology 1, 1983.)
 *
 * @param stepCodes activity codes of the funnel's steps, which explain nothing.
 * @param themes of feedback: who had spoken of one by the landmark is compared with who had not.
 */
export function dropOffReasons(
  log: JourneyLog,
  funnel: Funnel,
  step: number,
  stepCodes: ReadonlySet<number>,
  themes: readonly SpokenTheme[] = [],
): Explanation {
  const landmarkSeconds = chooseLandmark(log, funnel, step);
  const everyone = undecidedAt(log, funnel, step, 0);
  const leaks = leakingTraits(log, everyone.customers, everyone.movedOn, []);
  const leaking = harmful(leaks);
  const known = knownFeatures(log, everyone.customers, everyone.reachedAt, leaking);
  const { kinds, isClosed } = neverMovedOn(known, everyone.movedOn);
  const closed = new Set(everyone.customers.filter((_, row) => isClosed[row] === 1));
  const arrived = without(everyone, closed);
  const undecided = without(undecidedAt(log, funnel, step, landmarkSeconds), closed);
  const nothing = {
    reasons: [],
    tested: 0,
    landmarkSeconds,
    customers: undecided.customers.length,
    never: kinds,
    leaks,
  };
  if (undecided.customers.length < fewestCustomers) return nothing;

  const alike = knownFeatures(log, undecided.customers, undecided.reachedAt, leaking);
  const { strata } = prognosticScore(alike.features, alike.columns, undecided.movedOn);
  const tested = [
    ...behaviourReasons(log, undecided, strata, landmarkSeconds, stepCodes),
    ...themeReasons(undecided, strata, landmarkSeconds, themes),
    ...traitReasons(
      closed.size === 0 ? known : knownFeatures(log, arrived.customers, arrived.reachedAt, leaking),
      arrived.movedOn,
    ),
  ];
  const qValues = benjaminiHochberg(tested.map(({ p }) => p));
  const reasons = tested
    .map(({ reason }, place) => ({ ...reason, q: qValues[place] }))
    .filter(({ q, effect }) => q < falseDiscoveryRate && Math.abs(effect.estimate) >= smallestEffect)
    .sort((a, b) => sureSize(b.effect) - sureSize(a.effect));
  return { ...nothing, reasons, tested: tested.length };
}

/** How far the interval is from no difference. */
function sureSize({ low, high }: Estimate): number {
  return Math.max(low, -high, 0);
}

/** The latest landmark at which most of those who will move on have not yet, so that there is something to explain. */
function chooseLandmark(log: JourneyLog, funnel: Funnel, step: number): number {
  const { levels, times, stepCount, within } = funnel;
  const ladder = [0, ...landmarkLadder];
  const movers = ladder.map(() => 0);
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] <= step + 1) continue;
    const row = customer * stepCount;
    const windowEnd = times[row] + within;
    if (windowEnd >= log.until) continue;
    const reached = times[row + step];
    const latest = Math.min(times[row + step + 1], windowEnd) - reached;
    for (let place = 0; place < ladder.length && ladder[place] < latest; place++) movers[place]++;
  }
  const fitting = landmarkLadder.filter(
    (landmark, place) => landmark <= within / 2 && movers[place + 1] >= 0.5 * movers[0],
  );
  return fitting.at(-1) ?? landmarkLadder[0];
}

interface Undecided {
  readonly customers: Uint32Array;
  /** When each reached the step. */
  readonly reachedAt: Uint32Array;
  /** 1 for who moved on after the landmark, within the window. */
  readonly movedOn: Uint8Array;
}

function undecidedAt(log: JourneyLog, funnel: Funnel, step: number, landmark: number): Undecided {
  const { levels, times, stepCount, within } = funnel;
  const customers: number[] = [];
  const reachedAt: number[] = [];
  const movedOn: number[] = [];
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] <= step) continue;
    const row = customer * stepCount;
    const windowEnd = times[row] + within;
    const reached = times[row + step];
    const moved = levels[customer] > step + 1;
    if (windowEnd >= log.until || reached + landmark >= windowEnd) continue;
    if (moved && times[row + step + 1] <= reached + landmark) continue;
    customers.push(customer);
    reachedAt.push(reached);
    movedOn.push(moved ? 1 : 0);
  }
  return {
    customers: Uint32Array.from(customers),
    reachedAt: Uint32Array.from(reachedAt),
    movedOn: Uint8Array.from(movedOn),
  };
}

function without({ customers, reachedAt, movedOn }: Undecided, left: ReadonlySet<number>): Undecided {
  const isKept = (_: number, row: number) => !left.has(customers[row]);
  return {
    customers: customers.filter(isKept),
    reachedAt: reachedAt.filter(isKept),
    movedOn: movedOn.filter(isKept),
  };
}

interface Tested {
  readonly reason: Omit<Reason, 'q'>;
  readonly p: number;
}

function behaviourReasons(
  log: JourneyLog,
  { customers, reachedAt, movedOn }: Undecided,
  { strata, stratumCount }: PrognosticStrata,
  landmarkSeconds: number,
  stepCodes: ReadonlySet<number>,
): Tested[] {
  const until = reachedAt.map((time) => time + landmarkSeconds);
  const counts = countBehaviours(log, {
    customers,
    after: reachedAt,
    until,
    strata,
    stratumCount,
    outcomes: movedOn,
  });
  const totals = tally(strata, stratumCount, movedOn);
  return log.activityNames.flatMap((what, activity) => {
    if (stepCodes.has(activity)) return [];
    const cells = totals.all.map((all, stratum): Stratum => {
      const exposed = counts.did[activity * stratumCount + stratum];
      const exposedOutcomes = counts.didWithOutcome[activity * stratumCount + stratum];
      return {
        exposed,
        exposedOutcomes,
        unexposed: all - exposed,
        unexposedOutcomes: totals.outcomes[stratum] - exposedOutcomes,
      };
    });
    const comparison = compareExposed(cells);
    return comparison ? [testedReason('behaviour', what, comparison)] : [];
  });
}

function themeReasons(
  { customers, reachedAt, movedOn }: Undecided,
  strata: PrognosticStrata,
  landmarkSeconds: number,
  themes: readonly SpokenTheme[],
): Tested[] {
  return themes.flatMap(({ name, firstSpoken }) => {
    const hadSpoken = (row: number) =>
      (firstSpoken.get(customers[row]) ?? Infinity) <= reachedAt[row] + landmarkSeconds;
    const comparison = compareExposed(countCells(strata, hadSpoken, movedOn));
    return comparison ? [testedReason('theme', name, comparison)] : [];
  });
}

/** What somebody is was so from the start: everybody who reached the step is compared, decided early or not. */
function traitReasons(known: KnownFeatures, movedOn: Uint8Array): Tested[] {
  const score = prognosticScore(known.features, known.columns, movedOn);
  return compareTraits(known, movedOn, (own) => score.without(own)).map(({ trait, value, ...compared }) =>
    testedReason('trait', `${trait}: ${value}`, compared),
  );
}

function testedReason(kind: Reason['kind'], what: string, { exposed, effect, crude, p }: Comparison): Tested {
  return { reason: { kind, what, customers: exposed, effect, crude }, p };
}

function tally(strata: Uint16Array, stratumCount: number, outcomes: Uint8Array) {
  const totals = {
    all: new Array<number>(stratumCount).fill(0),
    outcomes: new Array<number>(stratumCount).fill(0),
  };
  strata.forEach((stratum, row) => {
    totals.all[stratum]++;
    totals.outcomes[stratum] += outcomes[row];
  });
  return totals;
}
