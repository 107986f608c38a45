import { z } from 'zod';
import { segmentTraits } from '../src/journeys/condition.js';
import { entrants, funnelSteps, type FunnelStep } from '../src/journeys/funnel-steps.js';
import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { customersByGroup, groupByTrait } from '../src/journeys/trait-groups.js';
import { unknownName, type Vocabulary } from '../src/journeys/vocabulary.js';
import { definitionsUsed } from './definitions-used.js';
import { compareFunnels } from './drop-off-comparison.js';
import { aroundSteps } from './around-steps.js';
import { dataCaveats } from './data-caveats.js';
import { dropOffQuestion, type DropOffQuestion } from './drop-off-funnels.js';
import { atFirstArrival } from '../src/journeys/at-first-arrival.js';
import { countInWords } from '../src/journeys/count-in-words.js';
import { leakSchema } from './leak-schema.js';
import { dropOffReasons } from './drop-off-reasons.js';
import { recoverableByStep, type Recoverable } from './drop-off-worst.js';
import { estimateSchema } from './estimate-schema.js';
import { readSpokenThemes, type SpokenTheme } from './spoken-themes.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const stepSchema = z.object({
  name: z.string(),
  customers: z.number(),
  lost: z.number(),
  in_play: z.number(),
  from_start: estimateSchema,
  from_previous: estimateSchema,
  median_seconds: z.number().nullable(),
});
const lossSchema = z.object({ from: z.string(), to: z.string(), lost: z.number() });

export const dropOffsOutput = z.object({
  journey: z.string().optional(),
  within_days: z.number(),
  order: z.enum(['ordered', 'strict', 'any']),
  steps: z.array(stepSchema),
  /** Left out because they did something between the steps that the question excludes. */
  excluded: z.number(),
  /** Where most could be won back; where most are lost when no group does surely better. */
  worst: lossSchema
    .extend({
      recoverable: z.number().optional(),
      best: z.object({ trait: z.string(), value: z.string(), rate: estimateSchema }).optional(),
    })
    .nullable(),
  biggest_loss: lossSchema.nullable(),
  at: lossSchema.optional(),
  breakdown: z.array(z.object({ value: z.string(), steps: z.array(stepSchema) })).optional(),
  compare: z.array(z.object({ label: z.string(), steps: z.array(stepSchema) })).optional(),
  differences: z
    .array(z.object({ name: z.string(), from_start: estimateSchema, from_previous: estimateSchema }))
    .optional(),
  reasons: z
    .array(
      z.object({
        kind: z.enum(['behaviour', 'trait', 'theme']),
        what: z.string(),
        customers: z.number(),
        effect: estimateSchema,
        crude: estimateSchema,
        q: z.number(),
      }),
    )
    .optional(),
  explained: z
    .object({
      from: z.string(),
      to: z.string(),
      customers: z.number(),
      landmark_seconds: z.number(),
      tested: z.number(),
      kept: z.number(),
      expected_false: z.number(),
      /** Kinds of customers who can't move on at all, left out of the comparison. */
      never: z.array(z.object({ what: z.string(), customers: z.number() })),
      leaks: z.array(leakSchema),
    })
    .optional(),
});
export type DropOffs = z.output<typeof dropOffsOutput>;
type Step = z.output<typeof stepSchema>;
type Loss = z.output<typeof lossSchema>;

export const dropOffs: Tool<'drop_offs', DropOffs> = {
  name: 'drop_offs',
  description:
    'Where customers leave a journey (a funnel): how many reach each step, are lost there or still in play, with intervals; by group, compared, and why.',
  input: toolArguments.drop_offs,
  output: dropOffsOutput,
  execute: answer,
};

async function answer(args: ToolArguments<'drop_offs'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf, database } = dependencies;
  const vocabulary = { log, definitions };
  const question = dropOffQuestion(vocabulary, args);
  const funnel = question.run();
  const steps = funnelSteps(funnel, log.until);
  const recoverable = args.order === 'any' ? [] : recoverableByStep(log, funnel, segmentTraits(args.segment));
  const data: DropOffs = {
    journey: question.journey,
    within_days: question.withinDays,
    order: question.order,
    steps: named(question, steps),
    excluded: funnel.excluded,
    worst: worstLoss(question, steps, recoverable),
    biggest_loss: biggestLoss(question, steps),
  };
  if (args.at) data.at = lossAt(question, steps, stepOf(log, question, args.at));
  if (args.breakdown) data.breakdown = breakDown(vocabulary, question, funnel, args.breakdown);
  if (args.compare) {
    const { sides, differences } = compareFunnels(
      vocabulary,
      question,
      funnel,
      args.compare,
      args.period,
      asOf,
    );
    data.compare = sides.map((side) => ({ label: side.label, steps: named(question, side.steps) }));
    data.differences = differences.map((difference, place) => ({
      name: question.stepNames[place],
      from_start: difference.fromStart,
      from_previous: difference.fromPrevious,
    }));
  }
  if (args.explain) {
    const themes = await readSpokenThemes(database, log);
    Object.assign(data, explain(vocabulary, question, funnel, { data, at: args.at, themes }));
  }
  const journey = question.journey === undefined ? undefined : definitions.journeys[question.journey];
  return {
    population: steps[0].customers,
    definitions: definitionsUsed(dependencies, { journey: question.journey, segment: args.segment }),
    data,
    caveats: [
      ...caveats(question, steps, data),
      ...(args.period || steps.length < 3 || args.order === 'any'
        ? []
        : aroundSteps(vocabulary, {
            name: question.stepNames[steps.length - 1],
            goal: question.steps[steps.length - 1],
            arrived: steps[steps.length - 1].customers,
            segment: args.segment,
          })),
      ...dataCaveats(vocabulary, {
        activities: question.stepCodes,
        named: journey?.stages.flatMap((stage) => stage.any_of),
        period: args.period,
        afterwards: question.withinDays,
      }),
    ],
  };
}

function named({ stepNames }: DropOffQuestion, steps: readonly FunnelStep[]): Step[] {
  return steps.map((step, place) => ({
    name: stepNames[place],
    customers: step.customers,
    lost: step.lost,
    in_play: step.inPlay,
    from_start: step.fromStart,
    from_previous: step.fromPrevious,
    median_seconds: step.medianSeconds ?? null,
  }));
}

/** @param name of a step, or of an activity that reaches it. */
function stepOf({ activityNames }: JourneyLog, { stepNames, steps }: DropOffQuestion, name: string): number {
  const code = activityNames.indexOf(name);
  const place = stepNames.findIndex((step, each) => step === name || steps[each].includes(code));
  if (place < 0) throw unknownName('step of this journey', name, stepNames);
  // Nobody leaves from the end: asked about it, the way there is meant.
  return Math.min(place, stepNames.length - 2);
}

function lossAt({ stepNames }: DropOffQuestion, steps: readonly FunnelStep[], place: number): Loss {
  return { from: stepNames[place], to: stepNames[place + 1], lost: steps[place].lost };
}

function biggestLoss(question: DropOffQuestion, steps: readonly FunnelStep[]): Loss | null {
  const most = Math.max(...steps.map(({ lost }) => lost));
  return most === 0
    ? null
    : lossAt(
        question,
        steps,
        steps.findIndex(({ lost }) => lost === most),
      );
}

function worstLoss(
  question: DropOffQuestion,
  steps: readonly FunnelStep[],
  recoverable: readonly Recoverable[],
): DropOffs['worst'] {
  const [best] = [...recoverable].sort((a, b) => b.customers - a.customers);
  if (!best) return biggestLoss(question, steps);
  const { trait, value, rate } = best;
  return { ...lossAt(question, steps, best.step), recoverable: best.customers, best: { trait, value, rate } };
}

function breakDown({ log }: Vocabulary, question: DropOffQuestion, funnel: Funnel, trait: string) {
  const customers = entrants(funnel);
  const groups = groupByTrait(log, trait, customers);
  return customersByGroup(groups, customers)
    .map((members, place) => ({ value: groups.labels[place], members }))
    .filter(({ members }) => members.length > 0)
    .map(({ value, members }) => ({
      value,
      steps: named(question, funnelSteps(funnel, log.until, members)),
    }));
}

function explain(
  { log }: Vocabulary,
  question: DropOffQuestion,
  funnel: Funnel,
  {
    data,
    at,
    themes,
  }: { readonly data: DropOffs; readonly at?: string; readonly themes: readonly SpokenTheme[] },
): Pick<DropOffs, 'reasons' | 'explained'> {
  const from = at ?? data.worst?.from;
  if (from === undefined || question.order === 'any') return { reasons: [] };
  const place = stepOf(log, question, from);
  const { reasons, tested, landmarkSeconds, customers, never, leaks } = dropOffReasons(
    log,
    question.order === 'ordered' ? atFirstArrival(log, funnel, question.steps) : funnel,
    place,
    question.stepCodes,
    themes,
  );
  return {
    reasons: [...reasons],
    explained: {
      from: question.stepNames[place],
      to: question.stepNames[place + 1],
      customers,
      landmark_seconds: landmarkSeconds,
      tested,
      kept: reasons.length,
      expected_false:
        Math.round(reasons.reduce((most, { q }) => Math.max(most, q), 0) * reasons.length * 100) / 100,
      never: [...never],
      leaks: [...leaks],
    },
  };
}

function caveats(question: DropOffQuestion, steps: readonly FunnelStep[], data: DropOffs): string[] {
  const found: string[] = [];
  const inPlay = steps.reduce((sum, step) => sum + step.inPlay, 0);
  if (inPlay > 0) {
    found.push(
      `${countInWords(inPlay)} customers are still in play: their ${question.withinDays} days are not over, so they count neither as lost nor as converted.`,
    );
  }
  if (steps[0].customers > 0 && steps[0].customers < 30) {
    found.push(`Only ${steps[0].customers} customers entered: read the intervals, not the rates.`);
  }
  if (data.explained && data.explained.customers < 100) {
    found.push(
      `Only ${data.explained.customers} customers could be compared for reasons; at least 100 are needed.`,
    );
  }
  for (const { trait, dated } of data.explained?.leaks ?? []) {
    if (!dated)
      found.push(
        `The trait ${trait} gives away who moved on (it may be set then or after) and was left out.`,
      );
  }
  if (data.reasons?.length)
    found.push('Reasons go with moving on; only a control group can show that they cause it.');
  return found;
}
