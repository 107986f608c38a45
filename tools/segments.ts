import { z } from 'zod';
import { atOnce, inTurns } from '../src/long-work.js';
import { customerValues, type CustomerValues } from '../src/journeys/customer-value.js';
import type { JourneyDefinition } from '../src/journeys/definitions.js';
import { lostByStep } from '../src/journeys/funnel-steps.js';
import type { Funnel } from '../src/journeys/funnel.js';
import { gather } from '../src/journeys/gather.js';
import { journeyFunnel } from '../src/journeys/journey-funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { outcomeTimes } from '../src/journeys/outcome-times.js';
import { countMembers, membersOf } from '../src/journeys/segment.js';
import { textAt } from '../src/journeys/text-column.js';
import { groupByTrait, otherLabel, unknownLabel } from '../src/journeys/trait-groups.js';
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
  const data: Segments = {
    clear: found?.clear ?? false,
    k: told?.choice.k ?? 0,
    stability: found?.choice.stability ?? null,
    surplus: found?.choice.surplus ?? null,
    segments: told ? await describeSegments(told, worth, args, dependencies) : [],
    unassigned: population - (found?.habits.customers.length ?? 0),
    value_is: worth?.basis ?? null,
  };
  return {
    population,
    definitions: definitionsUsed(dependencies, {
      journey: firstJourney(dependencies)?.name,
      outcome: args.outcome,
      segment: args.segment,
    }),
    data,
    caveats: caveats(data, args, found),
  };
}

async function describeSegments(
  found: FoundSegments,
  worth: CustomerValues | undefined,
  args: ToolArguments<'segments'>,
  dependencies: ToolDependencies,
): Promise<Segment[]> {
  const { log, definitions } = dependencies;
  const { habits, groups, clusters } = found;
  const journey = firstJourney(dependencies);
  const funnel = journey && journeyFunnel({ log, definitions }, journey);
  const names = await namesOf(found, args, dependencies);
  const outcomes = outcomesFor(args, dependencies).map(({ outcome, did }) => ({
    outcome,
    counts: countIn(groups.length, clusters, habits.customers, did),
  }));
  const traits = traitCounts(log, found);
  const sizes = groups.map(({ length }) => length);
  return groups
    .map((rows, place): Segment => {
      const customers = gather(new Uint32Array(rows.length), habits.customers, rows);
      return {
        id: names[place].id,
        name: names[place].name,
        customers: customers.length,
        share: wilsonInterval(customers.length, habits.customers.length),
        behaviours: names[place].behaviours.slice(0, mostBehaviours),
        traits: traitsOf(traits, sizes, place),
        outcomes: outcomes.map(({ outcome, counts }) => {
          const { rate, difference } = againstRest(counts, sizes, place);
          return { outcome, reached: rate, difference };
        }),
        friction: funnel && journey ? frictionOf(funnel, customers, journey) : null,
        mean_value: worth ? meanOf(worth.values, customers) : null,
      };
    })
    .sort((a, b) => b.customers - a.customers);
}

function firstJourney({ definitions }: ToolDependencies) {
  return Object.keys(definitions.journeys).length > 0 ? journeyNamed(definitions) : undefined;
}

/** Segment of each customer by id: for those who want the list. */
export async function segmentAssignment(
  args: ToolArguments<'segments'>,
  dependencies: ToolDependencies,
): Promise<Record<string, string>> {
  const found = atOnce(findSegments(args, dependencies));
  if (!found || (!found.clear && args.k === undefined)) return {};
  const { log } = dependencies;
  const names = await namesOf(found, args, dependencies);
  return Object.fromEntries(
    Array.from(found.habits.customers, (customer, row) => [
      textAt(log.customerIds, customer),
      names[found.clusters[row]].id,
    ]),
  );
}

function namesOf(
  found: FoundSegments,
  args: ToolArguments<'segments'>,
  dependencies: ToolDependencies,
): Promise<SegmentName[]> {
  return lastingIds(args, dependencies, found, nameSegments(dependencies.log, found));
}

function outcomesFor({ outcome }: ToolArguments<'segments'>, { log, definitions }: ToolDependencies) {
  const asked = outcome === undefined ? Object.keys(definitions.outcomes) : [outcome];
  return asked.map((name) => {
    const { starts } = outcomeTimes({ log, definitions }, name);
    const did = new Uint8Array(log.customerCount);
    for (let customer = 0; customer < did.length; customer++)
      did[customer] = starts[customer] < starts[customer + 1] ? 1 : 0;
    return { outcome: name, did };
  });
}

/** In each segment, the customers who have something. */
function countIn(k: number, clusters: Uint8Array, customers: Uint32Array, has: Uint8Array): Uint32Array {
  const counts = new Uint32Array(k);
  for (let row = 0; row < clusters.length; row++) counts[clusters[row]] += has[customers[row]];
  return counts;
}

/** The rate in a segment, and how far it is from that of all others. */
function againstRest(counts: ArrayLike<number>, sizes: readonly number[], place: number) {
  const restOf = (of: ArrayLike<number>) => Array.from(of).reduce((sum, one) => sum + one, 0) - of[place];
  const rate = wilsonInterval(counts[place], sizes[place]);
  return { rate, difference: newcombeInterval(rate, wilsonInterval(restOf(counts), restOf(sizes))) };
}

interface TraitCounts {
  readonly trait: string;
  readonly value: string;
  /** Customers of each segment. */
  readonly counts: Uint32Array;
}

function traitCounts(
  log: JourneyLog,
  { habits: { customers }, clusters, groups }: FoundSegments,
): TraitCounts[] {
  return [...log.traits.values()]
    .filter(({ personal, kind }) => !personal && kind === 'text')
    .flatMap(({ name: trait }) => {
      const { groups: values, labels } = groupByTrait(log, trait, customers);
      const counts = labels.map(() => new Uint32Array(groups.length));
      for (let row = 0; row < clusters.length; row++) counts[values[customers[row]]][clusters[row]]++;
      return labels.flatMap((value, place) =>
        value === otherLabel || value === unknownLabel ? [] : [{ trait, value, counts: counts[place] }],
      );
    });
}

function traitsOf(
  traits: readonly TraitCounts[],
  sizes: readonly number[],
  place: number,
): Segment['traits'] {
  return traits
    .map(({ trait, value, counts }) => ({ trait, value, ...againstRest(counts, sizes, place) }))
    .filter(
      ({ difference: { estimate, low, high } }) =>
        (low > 0 || high < 0) && Math.abs(estimate) >= smallestDifference,
    )
    .sort((a, b) => Math.abs(b.difference.estimate) - Math.abs(a.difference.estimate))
    .slice(0, mostTraits);
}

function frictionOf(
  funnel: Funnel,
  customers: Uint32Array,
  { stages }: JourneyDefinition,
): Segment['friction'] {
  const lost = lostByStep(funnel, customers).slice(0, -1);
  const most = lost.reduce((best, count, place) => (count > lost[best] ? place : best), 0);
  return lost[most] === 0 ? null : { from: stages[most].name, to: stages[most + 1].name, lost: lost[most] };
}

function meanOf(values: Float64Array, customers: Uint32Array): number | null {
  const known = gather(new Float64Array(customers.length), values, customers).filter(
    (value) => !Number.isNaN(value),
  );
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
