import type { Period } from '../src/journeys/period.js';
import { membersOf } from '../src/journeys/segment.js';
import { customersByGroup, groupByTrait } from '../src/journeys/trait-groups.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { dataCaveats } from './data-caveats.js';
import { definitionsUsed } from './definitions-used.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';
import { compareTrends, trendSides } from './trend-comparison.js';
import { latestChange } from './trend-latest.js';
import { trendOutput, type Trend, type TrendSeries } from './trend-output.js';
import { trendCaveats } from './trend-caveats.js';
import { scopeOf, trendSeries } from './trend-series.js';
import { chooseInterval, dataRange, stretchOf, withinData, type Stretch } from './trend-stretch.js';
import { trendSubject, type TrendSubject } from './trend-subject.js';

type Arguments = ToolArguments<'trend'>;

export const trend: Tool<'trend', Trend> = {
  name: 'trend',
  description:
    'How something develops over time, or how much of it there was: customers, events, value, average value, or conversion, by day, week or month; by group, and compared with another period or group.',
  input: toolArguments.trend,
  output: trendOutput,
  execute: (args, dependencies) => Promise.resolve(answer(args, dependencies)),
};

function answer(args: Arguments, dependencies: ToolDependencies) {
  const { log, definitions, asOf } = dependencies;
  const vocabulary = { log, definitions };
  const { timezone } = definitions;
  const subject = trendSubject(vocabulary, args);
  const { measure } = subject;
  const data = dataRange(log, timezone, asOf);
  const asked = askedPeriod(args);
  const range = withinData(asked, data);
  const stretch = stretchOf(range, args.interval ?? chooseInterval(range), timezone);
  const members = membersAsked(vocabulary, args, subject);
  const everybody = scopeOf(stretch, { members, groupCount: 1 });
  const [overall] = trendSeries(measure, stretch, everybody, [subject.name]);
  const compare =
    args.compare &&
    compareTrends(
      measure,
      trendSides(vocabulary, args.compare, { period: args.period, members }, stretch, data, asOf),
    );
  const result: Trend = {
    measure: args.measure,
    subject: subject.name,
    kind: measure.kind,
    ...(subject.of === undefined ? {} : { of: subject.of }),
    ...(subject.withinDays === undefined ? {} : { within_days: subject.withinDays }),
    interval: stretch.interval,
    from: stretch.from,
    to: stretch.to,
    series: args.breakdown ? breakDown(vocabulary, args.breakdown, subject, stretch, members) : [overall],
    ...(args.breakdown ? { overall } : {}),
    ...(compare ? { compare } : {}),
  };
  const latest = compare ? undefined : latestChange(measure, overall, stretch, timezone, members);
  if (latest) result.latest = latest;
  return {
    population: stretch.buckets.length > 0 ? measure.population(everybody) : 0,
    definitions: definitionsUsed(dependencies, { ...subject.definitions, segment: args.segment }),
    data: result,
    caveats: [
      ...trendCaveats(result, asked, data, measure.isMadeByFew?.(everybody) ?? false),
      ...dataCaveats(vocabulary, {
        activities: subject.activities,
        period: { from: stretch.from, to: stretch.to },
      }),
    ],
  };
}

/** The period that the answer is about. */
function askedPeriod({ compare, period }: Arguments): Period | undefined {
  return typeof compare === 'object' && 'periods' in compare ? compare.periods[0] : period;
}

/** A term beside something else that is counted picks customers, as a segment does. */
function membersAsked(
  vocabulary: Vocabulary,
  { segment = [], term }: Arguments,
  { measure }: TrendSubject,
): Uint8Array | undefined {
  const conditions = term !== undefined && measure.kind !== 'stock' ? [...segment, { term }] : segment;
  return conditions.length > 0 ? membersOf(vocabulary, conditions) : undefined;
}

/** A series for each value of the trait; values that nobody has are left out. */
function breakDown(
  { log }: Vocabulary,
  trait: string,
  { measure }: TrendSubject,
  stretch: Stretch,
  members: Uint8Array | undefined,
): TrendSeries[] {
  const everybody = Uint32Array.from({ length: log.customerCount }, (_, customer) => customer);
  const customers = members ? everybody.filter((customer) => members[customer] === 1) : everybody;
  const { groups, labels } = groupByTrait(log, trait, customers);
  const sizes = customersByGroup({ groups, labels }, customers).map(({ length }) => length);
  const scope = scopeOf(stretch, { members, groups, groupCount: labels.length });
  const series = trendSeries(measure, stretch, scope, labels);
  return series
    .map((one, group) => ({ ...one, customers: sizes[group] }))
    .filter(({ points }) => points.some(({ value }) => value !== null && value !== 0));
}
