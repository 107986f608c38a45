import { z } from 'zod';
import {
  bucketBounds,
  bucketLabel,
  calendarBuckets,
  type CalendarBucket,
} from '../src/journeys/calendar-buckets.js';
import { daysBetween } from '../src/journeys/calendar.js';
import { codesOf, happeningsOf } from '../src/journeys/happenings.js';
import { returnCounts, type ReturnCounts } from '../src/journeys/return-counts.js';
import { membersOf } from '../src/journeys/segment.js';
import { groupByTrait } from '../src/journeys/trait-groups.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import type { Estimate } from '../src/stats/estimate.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { dataCaveats } from './data-caveats.js';
import { definitionsUsed } from './definitions-used.js';
import { estimateSchema } from './estimate-schema.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';
import { dataRange, withinData } from './trend-stretch.js';

const returned = z
  .array(estimateSchema.nullable())
  .describe('by intervals after the own start, 0 first; null where it is not over for all');
const curveSchema = z.object({ label: z.string(), customers: z.number(), returned });

const pooledSchema = z.object({ label: z.string(), rate: estimateSchema });

export const retentionOutput = z.object({
  /** The activity that starts the clock; undefined for whatever a customer did first. */
  start: z.string().optional(),
  /** What counts as coming back; undefined for anything. */
  return: z.string().optional(),
  interval: z.enum(['day', 'week', 'month']),
  /** Of each interval. */
  interval_days: z.number(),
  from: z.string(),
  /** Day after the last. */
  to: z.string(),
  cohorts: z.array(curveSchema.extend({ from: z.string(), to: z.string(), partial: z.boolean() })),
  /** Everybody for whom an interval is over, of all cohorts. */
  overall: curveSchema,
  /** Points of that curve to speak of: the first, one in the middle, and the last that is well supported. */
  highlights: z.array(z.object({ interval: z.number(), after_days: z.number(), rate: estimateSchema })),
  /** The latest cohorts of which the first interval is over, and as many before them; null where there are too few. */
  course: z.object({ newer: pooledSchema, older: pooledSchema, change: estimateSchema }).nullable(),
  breakdown: z.array(curveSchema).optional(),
});
export type Retention = z.output<typeof retentionOutput>;

const lengths = { day: 1, week: 7, month: 30 } as const;
const secondsOfDay = 86_400;
const mostIntervals = { day: 30, week: 26, month: 24 } as const;
const mostCohorts = 120;

export const retention: Tool<'retention', Retention> = {
  name: 'retention',
  description:
    'Whether customers come back: of those who started in each day, week or month, the share who did something again so many intervals after their own start; as a triangle of cohorts and as a curve, by group.',
  input: toolArguments.retention,
  output: retentionOutput,
  execute: (args, dependencies) => Promise.resolve(answer(args, dependencies)),
};

function answer(args: ToolArguments<'retention'>, dependencies: ToolDependencies) {
  const { log, definitions, asOf } = dependencies;
  const vocabulary = { log, definitions };
  const { timezone } = definitions;
  const range = withinData(args.period, dataRange(log, timezone, asOf));
  const interval = args.interval ?? chooseInterval(daysBetween(range.from, range.to));
  const cohorts = (range.from < range.to ? calendarBuckets(range, interval) : []).slice(-mostCohorts);
  const bounds = cohorts.length > 0 ? bucketBounds(cohorts, timezone) : Float64Array.of(0, 0);
  const length = lengths[interval] * secondsOfDay;
  const intervals = Math.min(
    mostIntervals[interval] + 1,
    Math.max(1, Math.floor((log.until - bounds[0]) / length)),
  );
  const members = args.segment?.length ? membersOf(vocabulary, args.segment) : undefined;
  const query = {
    start: happeningsOf(vocabulary, args.start),
    return: happeningsOf(vocabulary, args.return),
    length,
    intervals,
    bounds,
    until: log.until,
  };
  const counts = returnCounts({ ...query, customers: { members, groupCount: 1 } });
  const overall = curve(counts, intervals, 0, 'All');
  const rows = cohorts.map((cohort, place) => ({
    ...triangleRow(counts, intervals, place),
    label: bucketLabel(cohort, interval),
    ...daysOf(cohort),
  }));
  const data: Retention = {
    ...(args.start === undefined ? {} : { start: args.start }),
    ...(args.return === undefined ? {} : { return: args.return }),
    interval,
    interval_days: lengths[interval],
    from: cohorts[0]?.from ?? range.from,
    to: range.to,
    cohorts: rows,
    overall,
    highlights: highlights(overall, lengths[interval]),
    course: courseOf(rows),
  };
  if (args.breakdown) {
    const everybody = Uint32Array.from({ length: log.customerCount }, (_, customer) => customer);
    const asked = members ? everybody.filter((customer) => members[customer] === 1) : everybody;
    const { groups, labels } = groupByTrait(log, args.breakdown, asked);
    const byGroup = returnCounts({ ...query, customers: { members, groups, groupCount: labels.length } });
    data.breakdown = labels
      .map((label, group) => curve(byGroup, intervals, group, label))
      .filter(({ customers }) => customers > 0);
  }
  return {
    population: overall.customers,
    definitions: definitionsUsed(dependencies, { segment: args.segment }),
    data,
    caveats: [...caveats(data), ...dataCaveats(vocabulary, ground(vocabulary, args))],
  };
}

/** Enough intervals to see a curve, and enough customers in each cohort. */
function chooseInterval(days: number): Retention['interval'] {
  if (days <= 21) return 'day';
  return days <= 120 ? 'week' : 'month';
}

function daysOf({ from, to, partial }: CalendarBucket) {
  return { from, to, partial };
}

/** A cell is empty until its interval is over for the last customer of the cohort, never zero. */
function triangleRow({ started, watched, returned: back }: ReturnCounts, intervals: number, cell: number) {
  const customers = started[cell];
  const cells = Array.from({ length: intervals }, (_, interval) => {
    const place = cell * intervals + interval;
    return customers > 0 && watched[place] === customers ? wilsonInterval(back[place], customers) : null;
  });
  return { customers, returned: cells };
}

/** All cohorts of a group together; each interval of those for whom it is over. */
function curve(counts: ReturnCounts, intervals: number, group: number, label: string) {
  const { cohortCount, started, watched, returned: back } = counts;
  const sums = Array.from({ length: intervals }, () => ({ watched: 0, returned: 0 }));
  let customers = 0;
  for (let cell = group * cohortCount; cell < (group + 1) * cohortCount; cell++) {
    customers += started[cell];
    sums.forEach((sum, interval) => {
      sum.watched += watched[cell * intervals + interval];
      sum.returned += back[cell * intervals + interval];
    });
  }
  const cells = sums.map((sum): Estimate | null =>
    sum.watched > 0 ? wilsonInterval(sum.returned, sum.watched) : null,
  );
  return { label, customers, returned: cells };
}

/** Fewer customers are not worth speaking of. */
const fewestToSay = 30;

function highlights({ returned: cells }: { readonly returned: readonly (Estimate | null)[] }, days: number) {
  const last = cells.findLastIndex((cell) => cell !== null && cell.n >= fewestToSay);
  const wanted = new Set(
    [1, Math.ceil(last / 2), last].filter((interval) => interval >= 1 && interval <= last),
  );
  return [...wanted].flatMap((interval) => {
    const rate = cells[interval];
    return rate ? [{ interval, after_days: interval * days, rate }] : [];
  });
}

const mostPooled = 3;

/** Whether those who started lately come back more: after the first interval, which most cohorts have behind them. */
function courseOf(cohorts: Retention['cohorts']): Retention['course'] {
  const known = cohorts.flatMap(({ label, partial, returned: [, rate] }) =>
    partial || !rate ? [] : [{ label, rate }],
  );
  const size = Math.min(mostPooled, Math.floor(known.length / 2));
  if (size === 0) return null;
  const pool = (group: typeof known) => ({
    label: [...new Set([group[0].label, group[group.length - 1].label])].join(' to '),
    rate: wilsonInterval(
      group.reduce((sum, { rate }) => sum + Math.round(rate.estimate * rate.n), 0),
      group.reduce((sum, { rate }) => sum + rate.n, 0),
    ),
  });
  const [newer, older] = [pool(known.slice(-size)), pool(known.slice(-2 * size, -size))];
  if (Math.min(newer.rate.n, older.rate.n) < fewestToSay) return null;
  return { newer, older, change: newcombeInterval(newer.rate, older.rate) };
}

function ground(vocabulary: Vocabulary, { start, return: back, period }: ToolArguments<'retention'>) {
  const codes =
    start === undefined || back === undefined
      ? undefined
      : [...codesOf(vocabulary, start), ...codesOf(vocabulary, back)];
  return { activities: codes, period: period?.from === undefined ? undefined : { from: period.from } };
}

function caveats({ cohorts }: Retention): string[] {
  const found: string[] = [];
  const small = cohorts.filter(({ customers }) => customers > 0 && customers < 30).length;
  if (small > 0) {
    found.push(
      `${small} of the ${cohorts.length} cohorts have fewer than 30 customers: read their intervals, not their rates.`,
    );
  }
  return found;
}
