import { z } from 'zod';
import { atOnce } from '../src/long-work.js';
import { spanOf } from '../src/journeys/calendar.js';
import { segmentTraits } from '../src/journeys/condition.js';
import { followUp, someOf, type FollowUp } from '../src/journeys/follow-up.js';
import { landmarkRows, type LandmarkRows } from '../src/journeys/landmark-rows.js';
import { harmful, leakingTraits } from '../src/journeys/leaking-traits.js';
import { outcomeNamed, type Outcome, type TimedOutcome, type TraitOutcome } from '../src/journeys/outcome.js';
import { rowsWithoutTimes } from '../src/journeys/rows-without-times.js';
import { membersOf } from '../src/journeys/segment.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { comesAnyDay, watchStride, watchToOutcome } from '../src/journeys/watch-to-outcome.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { Ground } from './background.js';
import { computation, computed, toolResult } from './computation.js';
import { definitionsUsed } from './definitions-used.js';
import { estimateSchema } from './estimate-schema.js';
import { leakSchema } from './leak-schema.js';
import { compareMoments, type Found, type MomentComparisons } from './moment-comparisons.js';
import { readWhatWasSaid } from './spoken-themes.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool } from './tool.js';

const direction = z.enum(['positive', 'negative']);
const foundSchema = z.object({
  /** `positive`: makes the outcome likelier. */
  direction,
  /** Difference in the risk of the outcome within the horizon, adjusted. */
  effect: estimateSchema,
  /** Null where one side never came to the outcome. */
  risk_ratio: estimateSchema.nullable(),
  q: z.number(),
  /** The difference, not adjusted. */
  crude: estimateSchema,
});

export const momentsOfTruthOutput = z.object({
  outcome: z.string(),
  /** What customers had done when their time began to count; null: anything. */
  entry: z.string().nullable(),
  /** Days of customers compared, each with others as long after their entry; null where behaviours were compared at landmarks. */
  watched_days: z.number().nullable(),
  /** Customers were compared this long after their entry, and again at every horizon after that. */
  landmark_seconds: z.number(),
  landmarks: z.number(),
  /** 0 where the outcome has no times: then traits are compared as they are known now. */
  horizon_days: z.number(),
  /** Customers who entered; and how often they were looked at, undecided, with their horizon over. */
  customers: z.number(),
  observations: z.number(),
  outcomes: z.number(),
  base_rate: estimateSchema,
  moments: z.array(foundSchema.extend({ activity: z.string(), did: z.number() })),
  traits: z.array(foundSchema.extend({ trait: z.string(), value: z.string(), customers: z.number() })),
  tested: z.number(),
  kept: z.number(),
  expected_false: z.number(),
  leaks: z.array(leakSchema),
});
export type MomentsOfTruth = z.output<typeof momentsOfTruthOutput>;

const day = 86_400;
const usualHorizonDays = 30;
const fewestObservations = 100;
const fewestOutcomes = 20;
/** Outcomes for each theme held alike: with fewer, chance is fitted (Peduzzi et al., Journal of Clinical Epidemiology 49, 1996). */
const fewestForTheme = 10;
const label = 'Comparing customers at the same time of their journey';

export const momentsOfTruth: Tool<'moments_of_truth', MomentsOfTruth> = {
  name: 'moments_of_truth',
  description:
    'Which behaviours and traits of customers go with an outcome (conversion, churn …), at equal observation time, adjusted for what else is known, with intervals and false-discovery control.',
  input: toolArguments.moments_of_truth,
  output: momentsOfTruthOutput,
  async execute(args, dependencies) {
    const isActivity = outcomeNamed(dependencies, args.outcome).kind === 'activity';
    const said = isActivity ? await readWhatWasSaid(dependencies.database, dependencies.log) : [];
    return computed(momentsComputation, { asked: args, said }, dependencies);
  },
};

const questionSchema = z.object({
  asked: toolArguments.moments_of_truth,
  /** What customers said in their feedback: when each first spoke of it, Unix seconds. */
  said: z.array(z.map(z.number(), z.number())),
});
type Question = z.output<typeof questionSchema>;

export const momentsComputation = computation(
  {
    name: 'moments_of_truth',
    input: questionSchema,
    output: toolResult(momentsOfTruthOutput),
  },
  answer,
);

function answer(question: Question, dependencies: Ground) {
  const outcome = outcomeNamed(dependencies, question.asked.outcome);
  return outcome.kind === 'trait'
    ? answerWithoutTimes(question.asked, outcome, dependencies)
    : answerOverTime(question, outcome, dependencies);
}

function answerOverTime({ asked: args, said }: Question, outcome: TimedOutcome, dependencies: Ground) {
  const { log, definitions, progress } = dependencies;
  const vocabulary = { log, definitions };
  const followed = follow(vocabulary, outcome, args);
  const { entry } = outcome;
  const horizonDays =
    entry?.journey === undefined ? usualHorizonDays : definitions.journeys[entry.journey].within_days;
  const rows = landmarkRows(log, followed, horizonDays * day);
  const came = rows.outcomes.reduce((sum, each) => sum + each, 0);
  const everCame = Uint8Array.from(followed.outcomeAt, (when) => (when > 0 ? 1 : 0));
  const names = [
    args.outcome,
    ...(outcome.kind === 'activity' ? outcome.codes.map((code) => log.activityNames[code]) : []),
  ];
  const mostSaid = everCame.reduce((sum, each) => sum + each, 0) / fewestForTheme;
  const leaks = leakingTraits(log, followed.customers, everCame, names);
  const isEnough = rows.outcomes.length >= fewestObservations && came >= fewestOutcomes;
  const isDaily = comesAnyDay(outcome, followed, horizonDays * day);
  const stride = isDaily ? watchStride(followed) : rows.stride;
  const aside = new Set([...(outcome.kind === 'activity' ? outcome.codes : []), ...(entry?.codes ?? [])]);
  const leftOut = new Set([...harmful(leaks), ...segmentTraits(args.segment)]);
  const daily =
    isDaily && isEnough
      ? { lives: watchToOutcome(log, followed, outcome, leftOut, said.slice(0, mostSaid)), horizonDays }
      : undefined;
  const compared: MomentComparisons = isEnough
    ? atOnce(compareMoments(log, rows, aside, leftOut, daily), (share) => progress.update(label, share, 1))
    : { behaviours: [], traits: [], tested: 0 };
  progress.finish(label);
  const data = result(args, outcome, horizonDays, followed, rows, compared, leaks);
  return {
    population: data.customers,
    definitions: definitionsUsed(dependencies, {
      outcome: args.outcome,
      journey: entry?.journey,
      segment: args.segment,
    }),
    data,
    caveats: caveats(data, stride, rows.stride),
  };
}

/** From a table of customers without times: what they are now, against whether the outcome has come. */
function answerWithoutTimes(
  args: ToolArguments<'moments_of_truth'>,
  outcome: TraitOutcome,
  dependencies: Ground,
) {
  const { log, progress } = dependencies;
  const members = args.segment?.length ? membersOf(dependencies, args.segment) : undefined;
  const rows = rowsWithoutTimes(log, outcome, members);
  const came = rows.outcomes.reduce((sum, each) => sum + each, 0);
  const leaks = leakingTraits(log, rows.customers, rows.outcomes, [outcome.name]);
  const aside = new Set(log.activityNames.keys());
  const isEnough = rows.outcomes.length >= fewestObservations && came >= fewestOutcomes;
  const compared: MomentComparisons = isEnough
    ? atOnce(
        compareMoments(
          log,
          rows,
          aside,
          new Set([...harmful(leaks), ...segmentTraits(args.segment), outcome.trait]),
        ),
        (share) => progress.update(label, share, 1),
      )
    : { behaviours: [], traits: [], tested: 0 };
  progress.finish(label);
  const others = leaks.filter(({ trait }) => trait !== outcome.trait);
  const data = result(args, outcome, 0, rows, rows, compared, others);
  return {
    population: data.customers,
    definitions: definitionsUsed(dependencies, { outcome: args.outcome, segment: args.segment }),
    data,
    caveats: [
      `"${outcome.name}" has no times: traits are compared as they are known now, and may have become so with it.`,
      ...caveats(data, 1, 1),
    ],
  };
}

function follow(
  vocabulary: Vocabulary,
  outcome: TimedOutcome,
  { segment, period }: ToolArguments<'moments_of_truth'>,
): FollowUp {
  const { log, definitions } = vocabulary;
  const members = segment?.length ? membersOf(vocabulary, segment) : undefined;
  const timed =
    outcome.kind === 'inactivity' ? { ...outcome, days: outcome.days ?? usualHorizonDays } : outcome;
  const followed = followUp(log, timed, members);
  if (!period) return followed;
  const { from, to } = spanOf(period, definitions.timezone);
  return someOf(followed, (place) => followed.enteredAt[place] >= from && followed.enteredAt[place] < to);
}

function result(
  { direction: wanted }: ToolArguments<'moments_of_truth'>,
  { name, entry }: Outcome,
  horizonDays: number,
  { customers }: Pick<FollowUp, 'customers'>,
  { outcomes, firstSeconds, landmarkCount }: LandmarkRows,
  { behaviours, traits, tested, watchedDays }: MomentComparisons,
  leaks: MomentsOfTruth['leaks'],
): MomentsOfTruth {
  const directed = <Each extends Found>(found: readonly Each[]) =>
    found.filter((each) => wanted === undefined || directionOf(each) === wanted);
  const [shownBehaviours, shownTraits] = [directed(behaviours), directed(traits)];
  const kept = behaviours.length + traits.length;
  const expectedFalse = (found: readonly Found[]) => Math.max(0, ...found.map(({ q }) => q)) * found.length;
  const came = outcomes.reduce((sum, each) => sum + each, 0);
  return {
    outcome: name,
    entry: entry?.activity ?? null,
    watched_days: watchedDays ?? null,
    landmark_seconds: firstSeconds,
    landmarks: landmarkCount,
    horizon_days: horizonDays,
    customers: customers.length,
    observations: outcomes.length,
    outcomes: came,
    base_rate: wilsonInterval(came, outcomes.length),
    moments: shownBehaviours.map((found) => ({
      activity: found.activity,
      did: found.customers,
      ...figures(found),
    })),
    traits: shownTraits.map((found) => ({
      trait: found.trait,
      value: found.value,
      customers: found.customers,
      ...figures(found),
    })),
    tested,
    kept,
    expected_false: Math.round((expectedFalse(behaviours) + expectedFalse(traits)) * 100) / 100,
    leaks,
  };
}

function directionOf({ effect }: Found): 'positive' | 'negative' {
  return effect.estimate > 0 ? 'positive' : 'negative';
}

function figures(found: Found) {
  const { effect, riskRatio, q, crude } = found;
  return { direction: directionOf(found), effect, risk_ratio: riskRatio ?? null, q, crude };
}

/** One in so many customers was compared: by what they did, and by what they are. */
function caveats(data: MomentsOfTruth, ofBehaviours: number, ofTraits: number): string[] {
  const found: string[] = [];
  if (data.observations < fewestObservations || data.outcomes < fewestOutcomes) {
    found.push(
      `Too little to compare: ${data.outcomes} outcomes in ${data.observations} observations; at least ${fewestOutcomes} in ${fewestObservations} are needed.`,
    );
  }
  if (ofBehaviours > 1) {
    const others = ofTraits > 1 ? `one in ${ofTraits}` : 'all';
    const compared =
      ofTraits === ofBehaviours
        ? `One in ${ofBehaviours} customers was compared`
        : `One in ${ofBehaviours} customers was compared by what they did, ${others} by what they are`;
    found.push(`${compared}: more would cost time and change little.`);
  }
  for (const { trait, why, dated } of data.leaks) {
    if (why === 'label') found.push(`The trait ${trait} is another word for the outcome and was left out.`);
    else if (!dated)
      found.push(
        `The trait ${trait} gives the outcome away (it may be set with it or after) and was left out.`,
      );
  }
  if (data.kept > 0)
    found.push('This goes with the outcome; only a control group can show that it causes it.');
  return found;
}
