import { z } from 'zod';
import { dayOf, momentOf } from '../src/journeys/calendar.js';
import { customerTimeline, type TimelineEntry } from '../src/journeys/customer-timeline.js';
import { customerValues } from '../src/journeys/customer-value.js';
import { journeyStandings } from '../src/journeys/journey-standing.js';
import { logOfCustomers } from '../src/journeys/log-of-customers.js';
import { membersOf } from '../src/journeys/segment.js';
import { textAt } from '../src/journeys/text-column.js';
import { readRisks } from '../src/store/prediction-store.js';
import { readRatingSources } from '../src/store/rating-sources.js';
import { readCustomerFeedback, readCustomerIdentifiers } from '../src/store/read-customer.js';
import { customerTraits, customerTraitsFields } from './customer-traits.js';
import { definitionsUsed } from './definitions-used.js';
import { lookUpCustomer } from './look-up-customer.js';
import { personal } from './personal.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies, ToolResult } from './tool.js';

/** Entries of the timeline and pieces of feedback that are told; older ones are counted. */
const mostEntries = 200;
const mostFeedback = 50;

export const customerOutput = z.object({
  customer: personal(z.string()),
  name: personal(z.string()),
  found_by: z.enum(['id', 'name', 'trait', 'identifier', 'part of the name']),
  /** Others whom the question could mean as well. */
  others: personal(z.array(z.object({ customer: z.string(), name: z.string() }))),
  /** By kind: all ids under which the sources know them. */
  identifiers: personal(z.array(z.object({ kind: z.string(), id: z.string() }))),
  ...customerTraitsFields,
  value: z.number().nullable(),
  value_is: z.string().nullable(),
  /** Days, YYYY-MM-DD. */
  first_seen: z.string().nullable(),
  last_seen: z.string().nullable(),
  events: z.number(),
  /** Journeys that they entered. */
  journeys: z.array(
    z.object({
      journey: z.string(),
      stage: z.string(),
      standing: z.enum(['in play', 'lost', 'finished']),
      /** The stage that they did not reach; null at the end. */
      next: z.string().nullable(),
      /** Day they reached the stage. */
      reached: z.string(),
    }),
  ),
  /** The terms of footpath.yaml that hold for them. */
  terms: z.array(z.string()),
  /** Their chance of an outcome, as it was last foretold and not yet over. */
  risks: z.array(
    z.object({
      outcome: z.string(),
      horizon_days: z.number(),
      /** Day at whose end it was foretold. */
      foretold: z.string(),
      risk: z.number(),
    }),
  ),
  /** What they did across all sources, newest first; repeats are one entry. */
  timeline: z.array(
    z.object({
      activity: z.string(),
      source: z.string(),
      /** ISO 8601 in the workspace's time zone. */
      at: z.string(),
      until: z.string(),
      times: z.number(),
      amount: z.number().nullable(),
    }),
  ),
  /** Events that are older than the timeline goes back. */
  earlier_events: z.number(),
  feedback: z.array(
    z.object({
      on: z.string(),
      source: z.string(),
      rating: z.number().nullable(),
      text: personal(z.string()),
    }),
  ),
});
export type CustomerProfile = z.output<typeof customerOutput>;

export const customer: Tool<'customer', CustomerProfile> = {
  name: 'customer',
  description:
    'One customer, found by id, e-mail address or name: timeline across all sources, stage in each journey, risk where it was foretold, traits, feedback.',
  input: toolArguments.customer,
  output: customerOutput,
  execute: answer,
};

async function answer(
  args: ToolArguments<'customer'>,
  dependencies: ToolDependencies,
): Promise<ToolResult<CustomerProfile>> {
  const { log, database, definitions, asOf } = dependencies;
  const found = await lookUpCustomer(dependencies, args.customer);
  const [number] = found.customers;
  const key = log.customerKeys[number];
  const own = logOfCustomers(log, Uint32Array.of(number));
  const worth = customerValues(own, await readRatingSources(database));
  const value = worth?.values[0] ?? NaN;
  const timeline = customerTimeline(own, 0).reverse();
  const told = timeline.slice(0, mostEntries);
  const day = (seconds: number) => dayOf(seconds, definitions.timezone);
  const seen = own.eventCount > 0 ? { first: own.times[0], last: own.times[own.eventCount - 1] } : undefined;
  const who = (other: number) => ({
    customer: textAt(log.customerIds, other),
    name: textAt(log.customerNames, other),
  });
  const feedback = await readCustomerFeedback(database, key, log.until);
  const identifiers = await readCustomerIdentifiers(database, key);
  // What is foretold of all customers is not for readers who may see some alone.
  const risks = dependencies.records ? [] : await readRisks(database, key, asOf);
  const data: CustomerProfile = {
    ...who(number),
    found_by: found.by,
    others: found.customers.slice(1, 6).map(who),
    identifiers: identifiers.map(({ kind, value: id }) => ({ kind, id })),
    ...customerTraits(own, 0),
    value: Number.isNaN(value) ? null : value,
    value_is: Number.isNaN(value) ? null : (worth?.basis ?? null),
    first_seen: seen ? day(seen.first) : null,
    last_seen: seen ? day(seen.last) : null,
    events: own.eventCount,
    journeys: journeysOf({ ...dependencies, log: own }),
    terms: Object.keys(definitions.terms).filter(
      (term) => membersOf({ log: own, definitions }, [{ term }])[0] === 1,
    ),
    risks: risks.map(({ outcome, horizonDays, asOf: foretold, risk }) => ({
      outcome,
      horizon_days: horizonDays,
      foretold,
      risk,
    })),
    timeline: told.map((entry) => written(entry, definitions.timezone)),
    earlier_events: timeline.slice(mostEntries).reduce((sum, { times }) => sum + times, 0),
    feedback: feedback.slice(0, mostFeedback).map(({ at, source, rating, text }) => ({
      on: day(at.getTime() / 1000),
      source,
      rating,
      text,
    })),
  };
  return {
    population: 1,
    definitions: definitionsUsed(dependencies, {
      journey: data.journeys.map(({ journey }) => journey),
      term: data.terms,
    }),
    data,
    caveats: caveats(found, data, args),
  };
}

function journeysOf({ log, definitions }: ToolDependencies): CustomerProfile['journeys'] {
  return Object.entries(definitions.journeys).flatMap(([journey, definition]) => {
    const [standing] = journeyStandings({ log, definitions }, definition);
    if (!standing) return [];
    const { stages } = definition;
    return [
      {
        journey,
        stage: stages[standing.stage].name,
        standing: standing.standing,
        next: standing.standing === 'finished' ? null : stages[standing.stage + 1].name,
        reached: dayOf(standing.reachedAt, definitions.timezone),
      },
    ];
  });
}

function written(
  { activity, source, times, from, to, value }: TimelineEntry,
  timezone: string,
): CustomerProfile['timeline'][number] {
  const [at, until] = [from, to].map((seconds) => momentOf(seconds, timezone));
  return { activity, source, at, until, times, amount: value ?? null };
}

function caveats(
  { by, customers }: { readonly by: string; readonly customers: readonly number[] },
  { earlier_events: earlier }: CustomerProfile,
  { customer: asked }: ToolArguments<'customer'>,
): string[] {
  const found: string[] = [];
  if (by === 'part of the name') found.push(`Nobody is called "${asked}"; the name only holds these words.`);
  if (customers.length > 1) {
    found.push(
      `${customers.length} customers are called so; this is the one seen last. Ask with the id for another.`,
    );
  }
  if (earlier > 0) found.push(`${earlier} earlier events are not in the timeline.`);
  return found;
}
