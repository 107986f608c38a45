import { z } from 'zod';
import { entrants, funnelSteps } from '../src/journeys/funnel-steps.js';
import type { StageStays } from '../src/journeys/stage-stays.js';
import { countInWords } from '../src/journeys/count-in-words.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { definitionsUsed } from './definitions-used.js';
import { funnelSides } from './drop-off-comparison.js';
import { dropOffQuestion, type DropOffQuestion } from './drop-off-funnels.js';
import { estimateSchema } from './estimate-schema.js';
import { followGroups, type Followed } from './follow-groups.js';
import { journeyTexts, type JourneyText } from './journey-texts.js';
import { mapMoments, mapMomentSchema } from './map-moments.js';
import { stageFeedback, stageFeedbackSchema } from './stage-feedback.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const stageSchema = z.object({
  name: z.string(),
  customers: z.number(),
  lost: z.number(),
  in_play: z.number(),
  from_start: estimateSchema,
  from_previous: estimateSchema,
  /** Time since the stage before; null for the first one. */
  median_seconds: z.number().nullable(),
  p90_seconds: z.number().nullable(),
  /** What those lost here did next that is no stage, most first; the rest did other things. */
  instead: z.array(z.object({ activity: z.string(), customers: z.number() })),
  /** Of those lost here: did nothing more. */
  nothing: z.number(),
  /** Customers at the stage who did it again, and who went back to an earlier one, before going on. */
  repeated: estimateSchema,
  backwards: estimateSchema,
  /** What customers said while they were at the stage; null where nobody said anything. */
  feedback: stageFeedbackSchema.nullable(),
});
export type MapStage = z.output<typeof stageSchema>;

const spotSchema = z.object({ from: z.string(), to: z.string() });

export const journeyMapOutput = z.object({
  journey: z.string(),
  within_days: z.number(),
  stages: z.array(stageSchema),
  /** Where most are lost, and what takes longest. */
  biggest_loss: spotSchema.extend({ lost: z.number() }).nullable(),
  slowest: spotSchema.extend({ median_seconds: z.number() }).nullable(),
  /** What goes with coming to the end, strongest first (`moments_of_truth`); not of a comparison. */
  moments: z.array(mapMomentSchema),
  compare: z.array(z.object({ label: z.string(), stages: z.array(stageSchema) })).optional(),
  /** First side less the second. */
  differences: z
    .array(z.object({ name: z.string(), from_start: estimateSchema, from_previous: estimateSchema }))
    .optional(),
});
export type JourneyMap = z.output<typeof journeyMapOutput>;

const mostInstead = 3;

export const journeyMap: Tool<'journey_map', JourneyMap> = {
  name: 'journey_map',
  description:
    'The map of a journey from what customers did: stages with customers, conversion and time, where they leave and what they do instead, repeated and backward steps, and what they say there.',
  input: toolArguments.journey_map,
  output: journeyMapOutput,
  execute: answer,
};

async function answer(args: ToolArguments<'journey_map'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf } = dependencies;
  const vocabulary = { log, definitions };
  const question = dropOffQuestion(vocabulary, {
    journey: args.journey,
    segment: args.segment,
    period: args.period,
  });
  const whole = question.run();
  const everybody = entrants(whole);
  const texts = await journeyTexts(dependencies.database, log);
  const sides = args.compare ? funnelSides(vocabulary, question, whole, args.compare, args.period, asOf) : [];
  const [all, ...ofSides] = followGroups(log, question.steps, { funnel: whole, customers: everybody }, sides);
  const stages = await mapStages(dependencies, question, texts, all);
  const asked = {
    outcome: question.stepNames[question.stepNames.length - 1],
    segment: args.segment,
    period: args.period,
  };
  const data: JourneyMap = {
    journey: question.journey ?? '',
    within_days: question.withinDays,
    stages,
    biggest_loss: biggestLoss(stages),
    slowest: slowest(stages),
    moments: args.compare ? [] : await mapMoments(dependencies, asked, question.stepNames, whole, everybody),
  };
  if (args.compare) {
    data.compare = await Promise.all(
      sides.map(async ({ label }, place) => ({
        label,
        stages: await mapStages(dependencies, question, texts, ofSides[place]),
      })),
    );
    const [first, second] = data.compare;
    data.differences = stages.map(({ name }, place) => ({
      name,
      from_start: newcombeInterval(first.stages[place].from_start, second.stages[place].from_start),
      from_previous: newcombeInterval(first.stages[place].from_previous, second.stages[place].from_previous),
    }));
  }
  return {
    population: everybody.length,
    definitions: definitionsUsed(dependencies, { journey: question.journey, segment: args.segment }),
    data,
    caveats: caveats(data),
  };
}

async function mapStages(
  { log, database }: ToolDependencies,
  { stepNames }: DropOffQuestion,
  texts: readonly JourneyText[],
  { funnel, customers, stays }: Followed,
): Promise<MapStage[]> {
  const said = await stageFeedback(database, texts, funnel, customers);
  return funnelSteps(funnel, log.until, customers).map((step, place) => ({
    name: stepNames[place],
    customers: step.customers,
    lost: step.lost,
    in_play: step.inPlay,
    from_start: step.fromStart,
    from_previous: step.fromPrevious,
    median_seconds: step.medianSeconds ?? null,
    p90_seconds: stays[place].ninthDecile ?? null,
    ...leaving(log.activityNames, stays[place]),
    repeated: wilsonInterval(stays[place].repeated, stays[place].customers),
    backwards: wilsonInterval(stays[place].backwards, stays[place].customers),
    feedback: said[place],
  }));
}

function leaving(
  names: readonly string[],
  { instead, nothing }: StageStays,
): Pick<MapStage, 'instead' | 'nothing'> {
  const ranked = [...instead].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, mostInstead);
  return { instead: ranked.map(([code, customers]) => ({ activity: names[code], customers })), nothing };
}

function biggestLoss(stages: readonly MapStage[]): JourneyMap['biggest_loss'] {
  const places = [...stages.keys()].slice(0, -1);
  const most = places.reduce((best, place) => (stages[place].lost > stages[best].lost ? place : best), 0);
  const { name, lost } = stages[most];
  return lost === 0 ? null : { from: name, to: stages[most + 1].name, lost };
}

function slowest(stages: readonly MapStage[]): JourneyMap['slowest'] {
  let longest: JourneyMap['slowest'] = null;
  stages.forEach(({ name, median_seconds: time }, place) => {
    if (time === null || time <= (longest?.median_seconds ?? 0)) return;
    longest = { from: stages[place - 1].name, to: name, median_seconds: time };
  });
  return longest;
}

function caveats({ stages, within_days }: JourneyMap): string[] {
  const found: string[] = [];
  const inPlay = stages.reduce((sum, { in_play }) => sum + in_play, 0);
  if (inPlay > 0) {
    found.push(
      `${countInWords(inPlay)} customers are still in play: their ${within_days} days are not over, so they count neither as lost nor as converted.`,
    );
  }
  if (stages[0].customers > 0 && stages[0].customers < 30) {
    found.push(`Only ${stages[0].customers} customers entered: read the intervals, not the rates.`);
  }
  return found;
}
