import { z } from 'zod';
import { atOnce, inTurns } from '../src/long-work.js';
import { customerValues } from '../src/journeys/customer-value.js';
import { funnelSteps } from '../src/journeys/funnel-steps.js';
import type { Funnel } from '../src/journeys/funnel.js';
import { journeyFunnel } from '../src/journeys/journey-funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { outcomeTimes } from '../src/journeys/outcome-times.js';
import { countMembers, membersOf } from '../src/journeys/segment.js';
import { textAt } from '../src/journeys/text-column.js';
import { customersByGroup, groupByTrait, otherLabel, unknownLabel } from '../src/journeys/trait-groups.js';
import { journeyNamed } from '../src/journeys/vocabulary.js';
import { countInWords } from '../src/journeys/count-in-words.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { readRatingSources } from '../src/store/rating-sources.js';
import { definitionsUsed } from './definitions-used.js';
import { estimateSchema } from './estimate-schema.js';
import { findSegments, type FoundSegments } from './found-segments.js';
import { lastingIds } from './segment-ids.js';
import { nameSegments, type SegmentName } from './segment-names.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const segmentSchema = z.object({
  /** The same as long as its customers do the same, from run to run. */
  id: z.string(),
  name: z.string(),
  customers: z.number(),
  share: estimateSchema,
  /** What its customers do more or less of than all others, times a week; the most unlike first. */
  behaviours: z.array(z.object({ activity: z.string(), per_week: z.number(), others_per_week: z.number() })),
  /** Values of traits that are surely more or less frequent in it. */
  traits: z.array(
    z.object({ trait: z.string(), value: z.string(), rate: estimateSchema, difference: estimateSchema }),
  ),
  outcomes: z.array(z.object({ outcome: z.string(), reached: estimateSchema, difference: estimateSchema })),
  /** Where most of its customers leave the first journey. */
  friction: z.object({ from: z.string(), to: z.string(), lost: z.number() }).nullable(),
  /** Mean, of those whose value is known. */
  mean_value: z.number().nullable(),
});
export const segmentsOutput = z.object({
  /** Whether customers fall into clear groups; without, no segments are given unless `k` was asked. */
  clear: z.boolean(),
  k: z.number(),
  /** Agreement of two halves of the customers, 0–1. */
  stability: z.number().nullable(),
  /** How much better customers sit in the segments than a cloud without any would. */
  surplus: z.number().nullable(),
  segments: z.array(segmentSchema),
  /** Customers with too little behaviour to tell. */
  unassigned: z.number(),
  /** What `mean_value` is of. */
  value_is: z.string().nullable(),
});
export type Segments = z.output<typeof segmentsOutput>;
type Segment = Segments['segments'][number];

const mostBehaviours = 6;
const mostTraits = 4;
/** A smaller difference in a trait is not worth telling. */
const smallestDifference = 0.05;

export const segments: Tool<'segments', Segments> = {
  name: 'segments',
  description:
    'Kinds of customers, found by what they do: how many of each, what sets them apart, where they leave, which outcomes they come to, and what they are worth. Says so where there are no clear kinds.',
  input: toolArguments.segments,
  output: segmentsOutput,
  execute: answer,
};

async function answer(args: ToolArguments<'segments'>, dependencies: ToolDependencies) {
  const { log, definitions, database } = dependencies;
  const vocabulary = { log, definitions };
  const population = args.segment?.length
    ? countMembers(membersOf(vocabulary, args.segment))
    : log.customerCount;
  const found = await inTurns(
    findSegments(args, dependencies),
    'Looking for kinds of customers',
    dependencies.progress,
  );
  const worth = customerValues(log, await readRatingSources(database));
  const told = found && (found.clear || args.k !== undefined) ? found : undefined;
  const journey = Object.keys(definitions.journeys).length > 0 ? journeyNamed(definitions) : undefined;
  const funnel = journey && journeyFunnel(vocabulary, journey);
  const outcomes = outcomesFor(args, dependencies);
  const groups = told ? groupsOf(told) : [];
  const names = told ? await namesOf(told, groups, args, dependencies) : [];
  const data: Segments = {
    clear: found?.clear ?? false,
    k: groups.length,
    stability: found?.choice.stability ?? null,
    surplus: found?.choice.surplus ?? null,
    segments: groups
      .map((group, place): Segment => {
        const customers = group.map((row) => told?.habits.customers[row] ?? 0);
        const rest = groups
          .flatMap((other, own) => (own === place ? [] : [...other]))
          .map((row) => told?.habits.customers[row] ?? 0);
        return {
          id: names[place].id,
          name: names[place].name,
          customers: customers.length,
          share: wilsonInterval(customers.length, told?.habits.customers.length ?? 0),
          behaviours: names[place].behaviours.slice(0, mostBehaviours),
          traits: traitsOf(log, customers, Uint32Array.from(rest)),
          outcomes: outcomes.map(({ outcome, did }) => {
            const reached = rateOf(customers, did);
            return { outcome, reached, difference: newcombeInterval(reached, rateOf(rest, did)) };
          }),
          friction:
            funnel && journey
              ? frictionOf(
                  funnel,
                  log,
                  customers,
                  journey.stages.map(({ name }) => name),
                )
              : null,
          mean_value: worth ? meanOf(worth.values, customers) : null,
        };
      })
      .sort((a, b) => b.customers - a.customers),
    unassigned: population - (found?.habits.customers.length ?? 0),
    value_is: worth?.basis ?? null,
  };
  return {
    population,
    definitions: definitionsUsed(dependencies, {
      journey: journey?.name,
      outcome: args.outcome,
      segment: args.segment,
    }),
    data,
    caveats: caveats(data, args, found),
  };
}

/** Segment of each customer by id: for those who want the list. */
export async function segmentAssignment(
  args: ToolArguments<'segments'>,
  dependencies: ToolDependencies,
): Promise<Record<string, string>> {
  const found = atOnce(findSegments(args, dependencies));
  if (!found || (!found.clear && args.k === undefined)) return {};
  const { log } = dependencies;
  const names = await namesOf(found, groupsOf(found), args, dependencies);
  return Object.fromEntries(
    Array.from(found.habits.customers, (customer, row) => [
      textAt(log.customerIds, customer),
      names[found.clusters[row]].id,
    ]),
  );
}

function namesOf(
  found: FoundSegments,
  groups: readonly Uint32Array[],
  args: ToolArguments<'segments'>,
  dependencies: ToolDependencies,
): Promise<SegmentName[]> {
  return lastingIds(args, dependencies, found, groups, nameSegments(dependencies.log, found, groups));
}

/** Rows of each cluster. */
function groupsOf({ clusters, choice }: FoundSegments): Uint32Array[] {
  return Array.from({ length: choice.k }, (_, cluster) =>
    Uint32Array.from([...clusters.keys()].filter((row) => clusters[row] === cluster)),
  );
}

interface OutcomeColumn {
  readonly outcome: string;
  /** 1 for who ever came to it. */
  readonly did: Uint8Array;
}

function outcomesFor(
  { outcome }: ToolArguments<'segments'>,
  { log, definitions }: ToolDependencies,
): OutcomeColumn[] {
  const asked = outcome === undefined ? Object.keys(definitions.outcomes) : [outcome];
  return asked.map((name) => {
    const { starts } = outcomeTimes({ log, definitions }, name);
    const did = new Uint8Array(log.customerCount).map((_, customer) =>
      starts[customer] < starts[customer + 1] ? 1 : 0,
    );
    return { outcome: name, did };
  });
}

function rateOf(customers: ArrayLike<number>, did: Uint8Array) {
  let count = 0;
  for (let place = 0; place < customers.length; place++) count += did[customers[place]];
  return wilsonInterval(count, customers.length);
}

function traitsOf(log: JourneyLog, customers: Uint32Array, rest: Uint32Array): Segment['traits'] {
  const all = Uint32Array.from([...customers, ...rest]);
  return [...log.traits.values()]
    .filter(({ personal, kind }) => !personal && kind === 'text')
    .flatMap(({ name: trait }) => {
      const groups = groupByTrait(log, trait, all);
      const [own, others] = [customersByGroup(groups, customers), customersByGroup(groups, rest)];
      return groups.labels.flatMap((value, place) => {
        if (value === otherLabel || value === unknownLabel) return [];
        const rate = wilsonInterval(own[place].length, customers.length);
        const difference = newcombeInterval(rate, wilsonInterval(others[place].length, rest.length));
        const isSure = difference.low > 0 || difference.high < 0;
        return isSure && Math.abs(difference.estimate) >= smallestDifference
          ? [{ trait, value, rate, difference }]
          : [];
      });
    })
    .sort((a, b) => Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate))
    .slice(0, mostTraits);
}

function frictionOf(
  funnel: Funnel,
  log: JourneyLog,
  customers: Uint32Array,
  stages: readonly string[],
): Segment['friction'] {
  const steps = funnelSteps(
    funnel,
    log.until,
    customers.filter((customer) => funnel.levels[customer] > 0),
  ).slice(0, -1);
  const most = steps.reduce((best, { lost }, place) => (lost > steps[best].lost ? place : best), 0);
  const { lost } = steps[most];
  return lost === 0 ? null : { from: stages[most], to: stages[most + 1], lost };
}

function meanOf(values: Float64Array, customers: Uint32Array): number | null {
  const known = [...customers].map((customer) => values[customer]).filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function caveats(
  { clear, unassigned, segments: told }: Segments,
  { k }: ToolArguments<'segments'>,
  found: FoundSegments | undefined,
): string[] {
  return [
    ...(found
      ? []
      : [
          'Too few customers have enough behaviour to look for kinds: at least 60 with 8 repeated activities over 2 weeks are needed.',
        ]),
    ...(found && !clear && k !== undefined
      ? [
          'These groups were asked for; customers do not fall into clear ones by what they do, so read them as a rough division.',
        ]
      : []),
    ...(unassigned > 0 && told.length > 0
      ? [`${countInWords(unassigned)} customers have done too little to tell their kind.`]
      : []),
  ];
}
