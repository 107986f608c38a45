import { z } from 'zod';
import type { Segment } from '../src/journeys/condition.js';
import { dayOf } from '../src/journeys/calendar.js';
import { customerValues, type CustomerValues } from '../src/journeys/customer-value.js';
import type { Definitions, JourneyDefinition } from '../src/journeys/definitions.js';
import { gather } from '../src/journeys/gather.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { journeyStandings } from '../src/journeys/journey-standing.js';
import { logOfCustomers } from '../src/journeys/log-of-customers.js';
import { listMembers, membersOf } from '../src/journeys/segment.js';
import { textAt } from '../src/journeys/text-column.js';
import { journeyNamed, journeyOfStage } from '../src/journeys/vocabulary.js';
import { readRatingSources } from '../src/store/rating-sources.js';
import { customerTraits, customerTraitsFields } from './customer-traits.js';
import { definitionsUsed } from './definitions-used.js';
import { personal } from './personal.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies, ToolResult } from './tool.js';

const defaultLimit = 20;

export const customersOutput = z.object({
  /** All who are meant; the list may be shorter. */
  total: z.number(),
  listed: z.number(),
  sort: z.enum(['value', 'recent']),
  /** What `value` is: a trait, or `amounts`, the sum of the amounts of their events; null where there is none. */
  value_is: z.string().nullable(),
  /** The journey that `stage` is of. */
  journey: z.string().nullable(),
  customers: z.array(
    z.object({
      customer: personal(z.string()),
      name: personal(z.string()),
      /** Furthest stage of the journey; null for who never entered it. */
      stage: z.string().nullable(),
      standing: z.enum(['in play', 'lost', 'finished']).nullable(),
      value: z.number().nullable(),
      /** Day of the last event, YYYY-MM-DD. */
      last_seen: z.string().nullable(),
      ...customerTraitsFields,
    }),
  ),
});
export type Customers = z.output<typeof customersOutput>;

export const customers: Tool<'customers', Customers> = {
  name: 'customers',
  description:
    'Who the customers of a segment are: a list of names with traits, stage, value and last day seen, most valuable or most recent first.',
  input: toolArguments.customers,
  output: customersOutput,
  execute: answer,
};

async function answer(
  args: ToolArguments<'customers'>,
  dependencies: ToolDependencies,
): Promise<ToolResult<Customers>> {
  const { log, definitions, database } = dependencies;
  const vocabulary = { log, definitions };
  const members = listMembers(membersOf(vocabulary, args.segment));
  const worth = customerValues(log, await readRatingSources(database));
  const sort = args.sort ?? (worth ? 'value' : 'recent');
  const listed = mostOf(members, sortKeys(log, worth, sort), args.limit ?? defaultLimit);
  const journey = journeyOf(definitions, args.segment);
  return {
    population: members.length,
    definitions: definitionsUsed(dependencies, { journey: journey?.name, segment: args.segment }),
    data: {
      total: members.length,
      listed: listed.length,
      sort,
      value_is: worth?.basis ?? null,
      journey: journey?.name ?? null,
      customers: describe(listed, dependencies, worth, journey),
    },
    caveats:
      args.sort === 'value' && !worth
        ? ['The data hold no amounts and no trait such as mrr, so the list is not sorted by value.']
        : [],
  };
}

/** The journey that the segment speaks of, else the first. */
function journeyOf(
  definitions: Definitions,
  segment: Segment,
): (JourneyDefinition & { readonly name: string }) | undefined {
  for (const condition of segment) {
    if ('stage' in condition) return journeyOfStage(definitions, condition.stage, condition.journey);
    if ('lost_at' in condition) return journeyOfStage(definitions, condition.lost_at, condition.journey);
  }
  return Object.keys(definitions.journeys).length > 0 ? journeyNamed(definitions) : undefined;
}

/** Per customer, what the list is sorted by, most first; -Infinity where it isn't known. */
function sortKeys(
  log: JourneyLog,
  worth: CustomerValues | undefined,
  sort: 'value' | 'recent',
): Float64Array {
  if (sort === 'value' && worth) {
    return worth.values.map((value) => (Number.isNaN(value) ? -Infinity : value));
  }
  return Float64Array.from(
    { length: log.customerCount },
    (_, customer) => lastSeen(log, customer) ?? -Infinity,
  );
}

/** The members with the highest keys, ties in order of number. */
function mostOf(members: Uint32Array, keys: Float64Array, most: number): number[] {
  const own = gather(new Float64Array(members.length), keys, members).sort();
  const bound = own[Math.max(0, own.length - most)];
  return Array.from(members.filter((customer) => keys[customer] >= bound))
    .sort((a, b) => (keys[a] === keys[b] ? a - b : keys[a] > keys[b] ? -1 : 1))
    .slice(0, most);
}

function describe(
  listed: readonly number[],
  { log, definitions }: ToolDependencies,
  worth: CustomerValues | undefined,
  journey: JourneyDefinition | undefined,
): Customers['customers'] {
  const inOrder = Uint32Array.from(listed).sort();
  const few = logOfCustomers(log, inOrder);
  const standings = journey ? journeyStandings({ log: few, definitions }, journey) : [];
  return listed.map((customer) => {
    const number = inOrder.indexOf(customer);
    const standing = standings[number];
    const value = worth?.values[customer] ?? NaN;
    const seen = lastSeen(log, customer);
    return {
      customer: textAt(log.customerIds, customer),
      name: textAt(log.customerNames, customer),
      stage: standing && journey ? journey.stages[standing.stage].name : null,
      standing: standing?.standing ?? null,
      value: Number.isNaN(value) ? null : value,
      last_seen: seen === undefined ? null : dayOf(seen, definitions.timezone),
      ...customerTraits(few, number),
    };
  });
}

function lastSeen({ offsets, times }: JourneyLog, customer: number): number | undefined {
  const end = offsets[customer + 1];
  return end > offsets[customer] ? times[end - 1] : undefined;
}
