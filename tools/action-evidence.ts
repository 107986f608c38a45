import { actionRows, type ActionQuestion, type ActionRows } from '../src/journeys/action-rows.js';
import type { Segment } from '../src/journeys/condition.js';
import { planFeatures } from '../src/journeys/feature-plan.js';
import { scanFeatures } from '../src/journeys/feature-scan.js';
import { membersOf } from '../src/journeys/segment.js';
import { traitAt } from '../src/journeys/trait-at.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { augmentedEffect, meanEffect } from '../src/stats/augmented-weighting.js';
import { chiSquareTail } from '../src/stats/chi-square-tail.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import type { Estimate } from '../src/stats/estimate.js';
import { twoSidedP, z95 } from '../src/stats/normal.js';
import { createRandom } from '../src/stats/random.js';
import { workingColumns } from '../src/stats/working-columns.js';

export const evidenceKinds = [
  'control group',
  'control group and observational',
  'observational',
  'too few',
  'not comparable',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** What is known of one action's effect on the chance of an outcome. */
export interface ActionEvidence {
  readonly action: string;
  readonly evidence: EvidenceKind;
  /** Rise of the chance of the outcome by the action; absent where nothing can be said. */
  readonly effect?: Estimate;
  /** Two-sided, that there is none. */
  readonly p: number;
  /** Difference of the plain shares. */
  readonly crude?: Estimate;
  readonly treated: number;
  /** The longest after entry that it was given to nearly all, seconds. */
  readonly until: number;
  /** By the values of the one trait that tells best for whom it works, where one surely does. */
  readonly groups?: EffectGroups;
}

export interface EffectGroups {
  readonly trait: string;
  readonly effects: ReadonlyMap<string, Estimate>;
}

const fewestTreated = 50;
const fewestDrawn = 100;
const fewestOutcomes = 20;
const leastOverlap = 0.5;
const mostImbalance = 0.2;
/** Of those to compare with, so many may have been treated a little later before they say nothing. */
const mostTreatedLater = 0.6;
const fewestInGroup = 60;
const mostGroups = 8;
const lately = 14 * 86_400;

/**
 * Effect of an action. Where it was drawn by lot among enough customers, that control group says what it is; all others,
 * compared with those who were like them, are added to it by their precision unless the two disagree. Without a control
 * group the others have to do.
 */
export function actionEvidence(
  vocabulary: Vocabulary,
  action: string,
  question: ActionQuestion,
  byLot: Segment | undefined,
): ActionEvidence {
  const { log } = vocabulary;
  const all = actionRows(log, question, createRandom(29));
  const lot = byLot && membersOf(vocabulary, byLot);
  const drawn = lot && takeRows(all, (customer) => lot[customer] === 1);
  if (!lot || !drawn || sides(drawn).some((side) => side < fewestDrawn))
    return weigh(vocabulary, action, all);
  const fromLot = weigh(vocabulary, action, drawn, sides(drawn)[1] / drawn.treated.length);
  const others = weigh(
    vocabulary,
    action,
    takeRows(all, (customer) => lot[customer] === 0),
  );
  return joined(fromLot, others);
}

function joined(fromLot: ActionEvidence, others: ActionEvidence): ActionEvidence {
  const [one, other] = [fromLot.effect, others.effect];
  if (!one || !other) return one ? fromLot : others;
  const errors = [errorOf(one), errorOf(other)];
  if (Math.abs(one.estimate - other.estimate) > z95 * Math.hypot(...errors)) return fromLot;
  const weights = errors.map((error) => 1 / Math.max(error, 1e-9) ** 2);
  const total = weights[0] + weights[1];
  const estimate = (weights[0] * one.estimate + weights[1] * other.estimate) / total;
  const half = z95 / Math.sqrt(total);
  const effect = { estimate, low: estimate - half, high: estimate + half, n: one.n + other.n };
  return {
    ...others,
    evidence: 'control group and observational',
    effect,
    p: pOf(effect),
    treated: fromLot.treated + others.treated,
    until: Math.max(fromLot.until, others.until),
  };
}

function sides({ treated }: ActionRows): [number, number] {
  const given = treated.reduce((sum, is) => sum + is, 0);
  return [treated.length - given, given];
}

function weigh(
  vocabulary: Vocabulary,
  action: string,
  rows: ActionRows,
  drawnChance?: number,
): ActionEvidence {
  const { treated, outcomes, customers, treatedLater } = rows;
  const [, given] = sides(rows);
  const reached = outcomes.reduce((sum, is) => sum + is, 0);
  const found = { action, treated: given, until: latest(rows), p: 1 };
  const decided = Math.min(reached, outcomes.length - reached);
  if (given < fewestTreated || decided < fewestOutcomes || treatedLater > mostTreatedLater) {
    return { ...found, evidence: 'too few' };
  }
  const table = scanFeatures(vocabulary.log, planFeatures(vocabulary.log, { lately }), rows);
  const { features, columns } = workingColumns(table, treated, outcomes);
  const { effect, scores, overlap, imbalance } = augmentedEffect({
    features,
    columns,
    treated,
    outcomes,
    customers,
    drawnChance,
  });
  const comparable = drawnChance !== undefined || (overlap >= leastOverlap && imbalance <= mostImbalance);
  if (!comparable) return { ...found, evidence: 'not comparable' };
  // Those to compare with were partly treated after all: what is left of the difference is that much smaller.
  const scale = 1 / (1 - treatedLater);
  const scaled = scores.map((score) => score * scale);
  const whole = times(effect, scale);
  return {
    ...found,
    evidence: drawnChance === undefined ? 'observational' : 'control group',
    effect: whole,
    p: pOf(whole),
    crude: crudeDifference(rows),
    groups: bestGroups(vocabulary, rows, scaled),
  };
}

/** The one trait whose values differ most surely in the effect, after all traits were looked at. */
function bestGroups(
  { log }: Vocabulary,
  { customers, times: at }: ActionRows,
  scores: Float64Array,
): EffectGroups | undefined {
  const looked = [...log.traits.values()].flatMap((trait) => {
    if (trait.personal || trait.kind !== 'text') return [];
    const codes = traitAt(trait, customers, at);
    const values = [...new Set(codes)].filter((code) => code > 0);
    if (values.length < 2 || values.length > mostGroups) return [];
    const groups = values.map((code) => ({
      value: trait.values[code - 1],
      rows: Array.from(codes.keys()).filter((row) => codes[row] === code && !Number.isNaN(scores[row])),
    }));
    const effects = groups
      .filter(({ rows }) => rows.length >= fewestInGroup)
      .map(({ value, rows }) => ({ value, effect: meanEffect(scores, customers, rows) }));
    return effects.length < 2
      ? []
      : [{ trait: trait.name, effects, p: differP(effects.map(({ effect }) => effect)) }];
  });
  const qValues = benjaminiHochberg(looked.map(({ p }) => p));
  const [best] = looked
    .map((look, place) => ({ ...look, q: qValues[place] }))
    .filter(({ q }) => q < 0.05)
    .sort((a, b) => a.p - b.p);
  return (
    best && { trait: best.trait, effects: new Map(best.effects.map(({ value, effect }) => [value, effect])) }
  );
}

/** That all groups have one effect: Cochran's Q. */
function differP(effects: readonly Estimate[]): number {
  const weights = effects.map((effect) => 1 / Math.max(errorOf(effect), 1e-9) ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = effects.reduce((sum, { estimate }, place) => sum + weights[place] * estimate, 0) / total;
  const q = effects.reduce((sum, { estimate }, place) => sum + weights[place] * (estimate - mean) ** 2, 0);
  return chiSquareTail(q, effects.length - 1);
}

function errorOf({ low, high }: Estimate): number {
  return (high - low) / (2 * z95);
}

function pOf(effect: Estimate): number {
  return errorOf(effect) > 0 ? twoSidedP(effect.estimate / errorOf(effect)) : 1;
}

function crudeDifference({ treated, outcomes, customers }: ActionRows): Estimate {
  const rate = (side: number) => {
    const own = Array.from(treated.keys()).filter((row) => treated[row] === side);
    return meanEffect(Float64Array.from(outcomes), customers, own);
  };
  const [without, withIt] = [rate(0), rate(1)];
  const difference = withIt.estimate - without.estimate;
  const half = Math.hypot(withIt.high - withIt.estimate, without.high - without.estimate);
  return { estimate: difference, low: difference - half, high: difference + half, n: treated.length };
}

function times({ estimate, low, high, n }: Estimate, factor: number): Estimate {
  return { estimate: estimate * factor, low: low * factor, high: high * factor, n };
}

/** Nearly all were treated by then. */
function latest({ tenures, treated }: ActionRows): number {
  const given = tenures.filter((_, row) => treated[row] === 1).sort();
  return given.length > 0 ? given[Math.floor(0.95 * (given.length - 1))] : 0;
}

function takeRows(rows: ActionRows, isMember: (customer: number) => boolean): ActionRows {
  const kept = (_value: number, row: number) => isMember(rows.customers[row]);
  return {
    customers: rows.customers.filter(kept),
    times: rows.times.filter(kept),
    tenures: rows.tenures.filter(kept),
    treated: rows.treated.filter(kept),
    outcomes: rows.outcomes.filter(kept),
    treatedLater: rows.treatedLater,
  };
}
