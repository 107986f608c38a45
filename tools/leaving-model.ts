import { planFeatures, type FeatureColumn } from '../src/journeys/feature-plan.js';
import { scanFeatures } from '../src/journeys/feature-scan.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { harmful, leakingTraits, type Leak } from '../src/journeys/leaking-traits.js';
import type { Outcome, TraitOutcome } from '../src/journeys/outcome.js';
import { riskClock, type TimedOutcome } from '../src/journeys/risk-clock.js';
import { atRisk, looksPerHorizon, riskExamples } from '../src/journeys/risk-examples.js';
import { riskFeatures } from '../src/journeys/risk-features.js';
import { usualSilence } from '../src/journeys/usual-silence.js';
import type { Progress } from '../src/progress.js';
import type { FeatureTable } from '../src/stats/feature-table.js';
import { trainRiskModel, type RiskModel } from '../src/stats/risk-model.js';

/** How likely customers are to come to an outcome, learned from what became of others. */
export interface LeavingModel {
  /** As it was learned: shorter than asked where the history is too short. */
  readonly horizonDays: number;
  /** Of an outcome that is inactivity. */
  readonly inactiveDays: number | undefined;
  /** Absent where there is too little to learn from. */
  readonly model: RiskModel | undefined;
  /** What was known of customers, a column each. */
  readonly columns: readonly FeatureColumn[];
  /** The table of these columns, as of now. */
  readonly describe: (customers: Uint32Array) => FeatureTable;
  /** Looks at customers that figures are counted on, and those with the outcome. */
  readonly examples: number;
  readonly came: number;
  /** Days that were looked from; 1 where there are no times. */
  readonly periods: number;
  /** Customers to whom it can come now, and how likely that is; none without a model. */
  readonly customers: Uint32Array;
  readonly risks: Float64Array;
  readonly leaks: readonly Leak[];
}

const day = 86_400;
const usualHorizonDays = 30;
/** With fewer outcomes nothing can be learned and graded. */
export const fewestOutcomes = 50;
const rowsAtOnce = 8192;
const label = 'Learning who leaves';

const kept = new WeakMap<JourneyLog, Map<string, LeavingModel>>();

/** Learns once for each log, outcome and horizon. */
export function learnLeaving(
  log: JourneyLog,
  outcome: Outcome,
  horizonDays: number | undefined,
  progress: Progress,
): LeavingModel {
  const known = kept.get(log) ?? new Map<string, LeavingModel>();
  kept.set(log, known);
  const key = JSON.stringify([outcome, horizonDays]);
  const model =
    known.get(key) ??
    (outcome.kind === 'trait' ? learnTrait(log, outcome) : learnTimed(log, outcome, horizonDays, progress));
  known.set(key, model);
  return model;
}

function learnTimed(
  log: JourneyLog,
  named: Exclude<Outcome, TraitOutcome>,
  asked: number | undefined,
  progress: Progress,
): LeavingModel {
  const silence = named.kind === 'inactivity' ? (named.days ?? asked ?? usualSilence(log)) : undefined;
  const horizonDays = Math.min(asked ?? silence ?? usualHorizonDays, longestHorizon(log));
  const inactiveDays = silence === undefined ? undefined : Math.min(silence, longestHorizon(log));
  const outcome: TimedOutcome =
    named.kind === 'inactivity' ? { ...named, days: inactiveDays ?? horizonDays } : named;
  progress.update(label, 0, 4);
  const clock = riskClock(log, outcome);
  const everyone = Uint32Array.from({ length: log.customerCount }, (_, customer) => customer);
  const ever = everyone.map((customer) => (clock.comes(customer, 0, log.until) ? 1 : 0));
  const names = [
    outcome.name,
    ...(outcome.kind === 'activity' ? outcome.codes.map((code) => log.activityNames[code]) : []),
  ];
  const leaks = leakingTraits(log, everyone, Uint8Array.from(ever), names);
  const lately = Math.min(90, Math.max(7, horizonDays)) * day;
  const examples = riskExamples(log, clock, horizonDays * day);
  const atRiskNow = Uint32Array.from(atRisk(log, clock, log.until));
  progress.update(label, 1, 4);
  const features = riskFeatures(log, examples, atRiskNow, { lately, withoutTraits: harmful(leaks) });
  const { outcomes, periods, even } = examples;
  const fair = even.reduce((sum, each) => sum + each, 0);
  const came = outcomes.reduce((sum, outcome, row) => sum + outcome * even[row], 0);
  const learned = {
    horizonDays,
    inactiveDays,
    columns: features.columns,
    describe: features.now,
    examples: fair,
    came,
    periods: Math.ceil(examples.periodCount / looksPerHorizon),
    leaks,
  };
  if (came < fewestOutcomes || fair - came < fewestOutcomes) {
    progress.finish(label);
    return { ...learned, model: undefined, customers: new Uint32Array(), risks: new Float64Array() };
  }
  progress.update(label, 2, 4);
  const model = trainRiskModel({
    table: features.examples,
    customers: examples.landmarks.customers,
    outcomes,
    periods,
    even,
    span: looksPerHorizon,
  });
  progress.update(label, 3, 4);
  const risks = scoreNow(features.now, model, atRiskNow);
  progress.finish(label);
  return { ...learned, model, customers: atRiskNow, risks };
}

/** A third of the history: with less there is nothing to grade on. */
function longestHorizon({ times, until }: JourneyLog): number {
  const first = times.reduce((least, time) => Math.min(least, time), until);
  return Math.max(1, Math.floor((until - first) / day / 3));
}

/** How likely it is for each customer as of now. */
export function scoreNow(
  describe: LeavingModel['describe'],
  model: RiskModel,
  customers: Uint32Array,
): Float64Array {
  const risks = new Float64Array(customers.length);
  for (let start = 0; start < customers.length; start += rowsAtOnce) {
    risks.set(model.risks(describe(customers.subarray(start, start + rowsAtOnce))), start);
  }
  return risks;
}

/** From a table of customers without times: each is foretold from others. */
function learnTrait(log: JourneyLog, outcome: TraitOutcome): LeavingModel {
  const trait = log.traits.get(outcome.trait);
  const codes = trait?.kind === 'text' ? trait.codes : new Uint32Array(log.customerCount);
  const code = trait?.kind === 'text' ? trait.values.indexOf(outcome.value) + 1 : 0;
  const known = Uint32Array.from(codes.keys()).filter((customer) => codes[customer] > 0);
  const outcomes = Uint8Array.from(known, (customer) => (codes[customer] === code ? 1 : 0));
  const leaks = leakingTraits(log, known, outcomes, [outcome.name]);
  const plan = planFeatures(log, { lately: usualHorizonDays * day, withoutTraits: harmful(leaks) });
  const came = outcomes.reduce((sum, each) => sum + each, 0);
  const describe = (customers: Uint32Array) =>
    scanFeatures(log, plan, { customers, times: new Uint32Array(customers.length).fill(log.until) });
  const learned = {
    horizonDays: 0,
    inactiveDays: undefined,
    columns: plan.columns,
    describe,
    examples: known.length,
    came,
    periods: 1,
    leaks: leaks.filter((leak) => leak.trait !== outcome.trait),
  };
  if (came < fewestOutcomes || known.length - came < fewestOutcomes) {
    return { ...learned, model: undefined, customers: new Uint32Array(), risks: new Float64Array() };
  }
  const table = describe(known);
  const model = trainRiskModel({ table, outcomes, periods: new Uint16Array(known.length) });
  const still = (_: number, row: number) => outcomes[row] === 0;
  return {
    ...learned,
    model,
    customers: known.filter(still),
    risks: (model.heldOut ?? model.risks(table)).filter(still),
  };
}
