import { z } from 'zod';
import { countInWords } from '../src/journeys/count-in-words.js';
import { addDays, dayOf } from '../src/journeys/calendar.js';
import { leavingOutcome, outcomeNamed, type Outcome } from '../src/journeys/outcome.js';
import { membersOf } from '../src/journeys/segment.js';
import { textAt } from '../src/journeys/text-column.js';
import { isUnwanted } from '../src/journeys/unwanted-outcome.js';
import { worthAtStake } from '../src/journeys/worth-at-stake.js';
import { calibrationError } from '../src/stats/calibration.js';
import { learnerNames } from '../src/stats/learner.js';
import { savePrediction, type Prediction } from '../src/store/prediction-store.js';
import type { Ground } from './background.js';
import { computation, computed, toolResult } from './computation.js';
import { definitionsUsed } from './definitions-used.js';
import { estimateSchema } from './estimate-schema.js';
import { gradePredictions } from './grade-predictions.js';
import { conflictSchema, labelConflicts } from './label-conflicts.js';
import { leakSchema } from './leak-schema.js';
import { fewestOutcomes, learnLeaving, type LeavingModel } from './leaving-model.js';
import { personal } from './personal.js';
import { reasonSchema, riskReasons } from './risk-reasons.js';
import { riskRates, riskRatesSchema } from './risk-rates.js';
import { riskTiming, riskTimingSchema } from './risk-timing.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolResult } from './tool.js';

const modelSchema = z.object({
  learner: z.enum(learnerNames),
  auc: estimateSchema,
  brier: z.number(),
  /** Brier score of telling everybody the base rate. */
  brier_of_base: z.number(),
  base_rate: z.number(),
  /** Tenths of the customers it was graded on, from the lowest risk to the highest. */
  calibration: z.array(z.object({ n: z.number(), predicted_rate: z.number(), observed: estimateSchema })),
  calibration_error: z.number(),
  /** How many times likelier than all the tenth with the highest risk was. */
  lift: z.number(),
  /** False where all have the same risk: there is no order to grade. */
  tells_apart: z.boolean(),
  beats_base: z.boolean(),
  /** Last day of what it learned from. */
  trained_to: z.string(),
  graded_on: z.enum(['later dates', 'other customers']),
  examples: z.number(),
  outcomes: z.number(),
});

export const churnRiskOutput = z.object({
  outcome: z.string(),
  kind: z.enum(['activity', 'inactivity', 'trait']),
  /** Whether it is to be prevented. */
  unwanted: z.boolean(),
  entry: z.string().nullable(),
  /** 0 where the outcome has no times. */
  horizon_days: z.number(),
  inactive_days: z.number().nullable(),
  /** Null where there is too little to learn from. */
  model: modelSchema.nullable(),
  /** Customers of the question to whom it can come, and how many of them are expected to; 0 without a model. */
  at_risk: z.number(),
  expected: z.number(),
  /** Who meets min_risk. */
  listed_of: z.number(),
  value_from: z.string().nullable(),
  value_at_risk: z.number(),
  customers: z.array(
    z.object({
      customer: personal(z.string()),
      name: personal(z.string()),
      risk: z.number(),
      value: z.number(),
      reasons: z.array(reasonSchema),
      action: z.string().nullable(),
    }),
  ),
  timing: riskTimingSchema,
  /** Of an outcome without times. */
  rates: riskRatesSchema.optional(),
  leaks: z.array(leakSchema),
  conflicts: z.array(conflictSchema),
  /** Customers that are missing for a model, roughly. */
  needed: z.number().nullable(),
});
export type ChurnRisk = z.output<typeof churnRiskOutput>;

const usualLimit = 20;

export const churnRisk: Tool<'churn_risk', ChurnRisk> = {
  name: 'churn_risk',
  description:
    'Which customers are likely to leave (or to come to another outcome) within a horizon, how likely, why, and what they are worth; with how well such predictions did on later dates.',
  input: toolArguments.churn_risk,
  output: churnRiskOutput,
  async execute(args, dependencies) {
    const { result, foretold } = await computed(churnRiskComputation, args, dependencies);
    // What is foretold of some customers alone must not stand for all.
    if (dependencies.records) return result;
    await gradePredictions(dependencies);
    if (foretold) await savePrediction(dependencies.database, foretold);
    return result;
  },
};

const foretoldSchema = z.custom<Prediction>();

export const churnRiskComputation = computation(
  {
    name: 'churn_risk',
    input: toolArguments.churn_risk,
    output: z.object({ result: toolResult(churnRiskOutput), foretold: foretoldSchema.optional() }),
  },
  (args, ground) => {
    const { outcome, learned, result } = answerChurnRisk(args, ground);
    const isKept = result.data.model?.beats_base && outcome.kind !== 'trait';
    return { result, foretold: isKept ? predictionOf(outcome, learned, result, ground) : undefined };
  },
);

/** The answer itself, which needs no database. */
export function answerChurnRisk(
  args: ToolArguments<'churn_risk'>,
  dependencies: Ground,
): { outcome: Outcome; learned: LeavingModel; result: ToolResult<ChurnRisk> } {
  const { log, definitions, asOf, progress } = dependencies;
  const vocabulary = { log, definitions };
  const outcome =
    args.outcome === undefined ? leavingOutcome(vocabulary) : outcomeNamed(vocabulary, args.outcome);
  const learned = learnLeaving(log, outcome, args.horizon_days, progress);
  const members = membersOf(vocabulary, args.segment ?? []);
  const beats = learned.model?.grade.beatsBase ?? false;
  const rows = [...learned.customers.keys()].filter((row) => members[learned.customers[row]] === 1);
  const { from, values } = worthAtStake(log);
  const valueOf = (row: number) => values[learned.customers[row]];
  const worth = (row: number) => learned.risks[row] * valueOf(row);
  const listed = beats ? rows.filter((row) => learned.risks[row] >= (args.min_risk ?? 0)) : [];
  const by = args.sort === 'value' ? worth : (row: number) => learned.risks[row];
  listed.sort((one, other) => by(other) - by(one) || one - other);
  const timed = riskTiming(log, outcome, learned, members, args.breakdown);
  const rates = riskRates(log, outcome, members, args.breakdown);
  const data: ChurnRisk = {
    outcome: outcome.name,
    kind: outcome.kind,
    unwanted:
      args.outcome === undefined || outcome.kind === 'inactivity' || isUnwanted(definitions, outcome.name),
    entry: outcome.entry?.activity ?? null,
    horizon_days: learned.horizonDays,
    inactive_days: learned.inactiveDays ?? null,
    model: modelFigures(learned, asOf),
    at_risk: rows.length,
    expected: beats ? Math.round(rows.reduce((sum, row) => sum + learned.risks[row], 0)) : 0,
    listed_of: listed.length,
    value_from: from ?? null,
    value_at_risk: beats ? Math.round(rows.reduce((sum, row) => sum + worth(row), 0)) : 0,
    customers: listed.slice(0, args.limit ?? usualLimit).map((row) => ({
      customer: textAt(log.customerIds, learned.customers[row]),
      name: textAt(log.customerNames, learned.customers[row]),
      risk: Math.round(learned.risks[row] * 10_000) / 10_000,
      value: valueOf(row),
      reasons: riskReasons(log, learned, learned.customers[row]),
      action: null,
    })),
    timing: timed?.timing ?? { curve: [], hazard: [] },
    ...(rates ? { rates } : {}),
    leaks: [...learned.leaks],
    conflicts: timed ? labelConflicts(log, learned.leaks, timed.came) : [],
    needed: neededCustomers(learned),
  };
  const result = {
    population: rows.length,
    definitions: definitionsUsed(dependencies, {
      outcome: outcome.name,
      journey: outcome.entry?.journey,
      segment: args.segment,
    }),
    data,
    caveats: caveats(args, outcome, data, dayOf(log.until - 1, definitions.timezone)),
  };
  return { outcome, learned, result };
}

function modelFigures({ model, periods, examples, came }: LeavingModel, asOf: string): ChurnRisk['model'] {
  if (!model) return null;
  const { auc, brier, brierOfBase, baseRate, calibration, lift, tellsApart, beatsBase } = model.grade;
  return {
    learner: model.learner,
    auc,
    brier,
    brier_of_base: brierOfBase,
    base_rate: baseRate.estimate,
    calibration: calibration.map(({ n, predicted, observed }) => ({
      n,
      predicted_rate: predicted,
      observed,
    })),
    calibration_error: calibrationError(calibration),
    lift,
    tells_apart: tellsApart,
    beats_base: beatsBase,
    trained_to: asOf,
    graded_on: model.heldOut || periods < 3 ? 'other customers' : 'later dates',
    examples,
    outcomes: came,
  };
}

/** How many more customers a model would take, at the rate at which the outcome has come so far. */
function neededCustomers({ model, examples, came, periods }: LeavingModel): number | null {
  if (model || came === 0) return null;
  const perPeriod = examples / Math.max(1, periods);
  return Math.ceil((perPeriod * (fewestOutcomes - came)) / came / 10) * 10;
}

/** What is kept, to be held against what comes. */
function predictionOf(
  outcome: Outcome,
  { horizonDays, customers, risks, model }: LeavingModel,
  { definitions }: ToolResult<ChurnRisk>,
  { log, asOf }: Ground,
): Prediction | undefined {
  return (
    model && {
      tool: 'churn_risk',
      outcome: outcome.name,
      horizonDays,
      asOf,
      definitions: definitions.filter((version) => version.startsWith(`${outcome.name}@`)),
      dataVersion: log.dataVersion,
      learner: model.learner,
      customers: Array.from(customers, (customer) => log.customerKeys[customer]),
      risks: [...risks],
    }
  );
}

function caveats(
  { horizon_days: asked }: ToolArguments<'churn_risk'>,
  outcome: Outcome,
  data: ChurnRisk,
  today: string,
): string[] {
  const found: string[] = [];
  if (data.model === null) {
    const needed = data.needed === null ? '' : `: about ${countInWords(data.needed)} more customers needed`;
    found.push(`There are too few outcomes to learn from${needed}.`);
  } else if (!data.model.beats_base) {
    const { estimate, low, high } = data.model.auc;
    const auc = `AUC ${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}], where 0.5 is chance`;
    found.push(
      !data.model.tells_apart
        ? 'Not predictable from these data: nothing in them sets the risk of one customer apart from that of another. No list is given.'
        : low > 0.5
          ? `No list is given: it ranks customers better than chance (${auc}), but its risks fit what came worse than the base rate does.`
          : `Not predictable from these data: ${auc}. No list is given.`,
    );
  }
  if (data.model && asked !== undefined && data.horizon_days < asked) {
    found.push(
      `The history is too short for ${asked} days: the risks are those of the ${data.horizon_days} days to ${addDays(today, data.horizon_days)}.`,
    );
  }
  if (data.model?.graded_on === 'other customers') {
    found.push(
      outcome.kind === 'trait'
        ? `"${outcome.name}" has no times, so this tells who is alike to those who came to it, not when they will.`
        : 'The history is too short to grade on later dates: it was graded on other customers of the same dates.',
    );
  }
  for (const { trait, value, flagged, came, both } of data.conflicts) {
    found.push(
      `Two labels conflict: ${trait} is ${value} for ${countInWords(flagged)} customers, ${data.outcome} came to ${countInWords(came)}, and only ${countInWords(both)} are both.`,
    );
  }
  for (const { trait, why, dated } of data.leaks) {
    if (why === 'label') found.push(`The trait ${trait} is another word for the outcome and was left out.`);
    else if (!dated)
      found.push(
        `The trait ${trait} gives the outcome away (it may be set with it or after) and was left out.`,
      );
  }
  return found;
}
