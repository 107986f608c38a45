import { z } from 'zod';
import { addDays, dayOf, daysBetween } from '../src/journeys/calendar.js';
import { logHealth, type DataFinding } from '../src/journeys/data-findings.js';
import { firstAtLeast } from '../src/journeys/first-at-least.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { textAt } from '../src/journeys/text-column.js';
import { unseenMentions } from '../src/journeys/unseen-activities.js';
import { unknownName } from '../src/journeys/vocabulary.js';
import { readFeedbackSources, readLoadedRecords, readMergedCustomers } from './data-health-records.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';

const concerned = { activity: z.string().optional(), source: z.string().optional() };
const customerSchema = z.object({ customer: z.string(), name: z.string() });

const findingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['silent', 'gap']),
    ...concerned,
    from: z.string(),
    to: z.string(),
    expected: z.number(),
  }),
  z.object({
    kind: z.literal('jump'),
    ...concerned,
    from: z.string(),
    to: z.string(),
    events: z.number(),
    usual: z.number(),
  }),
  z.object({ kind: z.literal('repeats'), ...concerned, repeats: z.number(), events: z.number() }),
  z.object({
    kind: z.enum(['too_early', 'too_late']),
    events: z.number(),
    farthest: z.string(),
    bound: z.string(),
  }),
  z.object({
    kind: z.literal('inhuman'),
    events: z.number(),
    all_events: z.number(),
    /** Those with most events first, ten at most; `count` has all. */
    count: z.number(),
    customers: z.array(
      customerSchema.extend({ events: z.number(), peak_hour: z.number(), stretch_seconds: z.number() }),
    ),
  }),
  z.object({
    kind: z.literal('merged'),
    most_profiles: z.number(),
    customers: z.array(customerSchema.extend({ profiles: z.number() })),
    count: z.number(),
  }),
  z.object({ kind: z.literal('unseen'), activity: z.string() }),
]);

export const dataHealthOutput = z.object({
  from: z.string(),
  /** Day after the last. */
  to: z.string(),
  events: z.number(),
  sources: z.array(
    z.object({
      source: z.string(),
      events: z.number(),
      texts: z.number(),
      /** Null for a source that has brought nothing yet. */
      last_seen: z.string().nullable(),
      since_days: z.number().nullable(),
      /** Nothing for longer than chance explains. */
      silent: z.boolean(),
    }),
  ),
  /** Gravest first. */
  findings: z.array(findingSchema),
  /** Of all sources together. */
  records: z.object({
    read: z.number(),
    duplicates: z.number(),
    quarantined: z.number(),
    reasons: z.array(z.object({ reason: z.string(), records: z.number() })),
    merged_customers: z.number(),
    conflicts: z.number(),
  }),
});
export type DataHealth = z.output<typeof dataHealthOutput>;
export type HealthFinding = DataHealth['findings'][number];

const mostCustomers = 10;
const gravest: readonly HealthFinding['kind'][] = [
  'too_late',
  'silent',
  'unseen',
  'gap',
  'merged',
  'repeats',
  'inhuman',
  'too_early',
  'jump',
];

export const dataHealth: Tool<'data_health', DataHealth> = {
  name: 'data_health',
  description:
    'Whether the data can be trusted: how fresh each source is, activities that went silent, gaps, jumps in volume, duplicates, merged customers, wrong clocks, bots, and records in quarantine.',
  input: toolArguments.data_health,
  output: dataHealthOutput,
  execute: answer,
};

async function answer(args: ToolArguments<'data_health'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf, database } = dependencies;
  const { timezone } = definitions;
  const health = logHealth(log, timezone);
  const all = await sourcesOf(dependencies);
  if (args.source !== undefined && !all.some(({ source }) => source === args.source)) {
    throw unknownName(
      'source',
      args.source,
      all.map(({ source }) => source),
    );
  }
  const isAsked = ({ source }: { readonly source?: string }) =>
    args.source === undefined || source === undefined || source === args.source;
  const records = await readLoadedRecords(database);
  const merged = await readMergedCustomers(database);
  const unseen = args.source === undefined ? unseenNames(dependencies) : [];
  const findings: HealthFinding[] = [
    ...health.findings.filter(isAsked).map((finding) => asOutput(log, finding)),
    ...mergedFinding(log, merged.large),
    ...unseen.map((activity) => ({ kind: 'unseen' as const, activity })),
  ];
  const sources = all.filter(isAsked);
  const data: DataHealth = {
    from: health.counts.days[0] ?? asOf,
    to: addDays(health.counts.days.at(-1) ?? asOf, 1),
    events: sources.reduce((sum, { events }) => sum + events, 0),
    sources,
    findings: findings.sort((a, b) => gravest.indexOf(a.kind) - gravest.indexOf(b.kind)),
    records: {
      ...records,
      reasons: [...records.reasons],
      merged_customers: merged.customers,
      conflicts: merged.conflicts,
    },
  };
  return { population: log.customerCount, definitions: [], data, caveats: [] };
}

async function sourcesOf({
  log,
  definitions,
  database,
  asOf,
}: ToolDependencies): Promise<DataHealth['sources']> {
  const { counts, findings } = logHealth(log, definitions.timezone);
  const texts = await readFeedbackSources(database, log.until);
  const names = [...new Set([...log.sources.map(({ name }) => name), ...texts.map(({ source }) => source)])];
  return names.map((source) => {
    const place = log.sources.findIndex(({ name }) => name === source);
    const last = place < 0 ? -1 : counts.sources[place].findLastIndex((count) => count > 0);
    const ofTexts = texts.find((other) => other.source === source);
    const lastText = ofTexts && dayOf(ofTexts.last, definitions.timezone);
    const seen = [last < 0 ? undefined : counts.days[last], lastText]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1);
    return {
      source,
      events: place < 0 ? 0 : log.sources[place].eventCounts.reduce((sum, count) => sum + count, 0),
      texts: ofTexts?.texts ?? 0,
      last_seen: seen ?? null,
      since_days: seen === undefined ? null : daysBetween(seen, asOf),
      silent: findings.some(
        (finding) => finding.kind === 'silent' && finding.activity === undefined && finding.source === source,
      ),
    };
  });
}

function unseenNames({ log, definitions }: ToolDependencies): string[] {
  const { activities } = logHealth(log, definitions.timezone).counts;
  const seen = log.activityNames.filter((_, code) => activities[code].some((count) => count > 0));
  return [...new Set(unseenMentions(definitions, seen).map(({ name }) => name))];
}

function asOutput(log: JourneyLog, finding: DataFinding): HealthFinding {
  if (finding.kind !== 'inhuman') return finding;
  return {
    ...finding,
    customers: finding.customers.slice(0, mostCustomers).map((one) => ({
      ...named(log, one.customer),
      events: one.events,
      peak_hour: one.peakHour,
      stretch_seconds: one.longestStretch,
    })),
  };
}

function named({ customerIds, customerNames }: JourneyLog, customer: number) {
  return { customer: textAt(customerIds, customer), name: textAt(customerNames, customer) };
}

function mergedFinding(
  log: JourneyLog,
  large: readonly { readonly key: number; readonly profiles: number }[],
): HealthFinding[] {
  const customers = large.flatMap(({ key, profiles }) => {
    const customer = firstAtLeast(log.customerKeys, key);
    return log.customerKeys[customer] === key ? [{ ...named(log, customer), profiles }] : [];
  });
  return customers.length > 0
    ? [
        {
          kind: 'merged',
          count: customers.length,
          most_profiles: customers[0].profiles,
          customers: customers.slice(0, mostCustomers),
        },
      ]
    : [];
}
