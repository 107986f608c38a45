import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import type { Period } from '../src/journeys/period.js';
import { listMembers, membersOf } from '../src/journeys/segment.js';
import { customersByGroup, groupByTrait } from '../src/journeys/trait-groups.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { dataCaveats } from './data-caveats.js';
import { definitionsUsed } from './definitions-used.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies } from './tool.js';
import { compareTrends, sideGroups, trendSides, type TrendSide } from './trend-comparison.js';
import { latestChange } from './trend-latest.js';
import { trendOutput, type Trend, type TrendSeries } from './trend-output.js';
import { trendCaveats } from './trend-caveats.js';
import type { CountedTrend } from './trend-measure.js';
import { countTrend, seriesOf } from './trend-series.js';
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
  const sides =
    args.compare &&
    trendSides(vocabulary, args.compare, { period: args.period, members }, stretch, data, asOf);
  const split = args.breakdown === undefined ? undefined : groupsOf(vocabulary, args.breakdown, members);
  const divided = split ? undefined : sides && sideGroups(sides);
  const groups = split ?? divided ?? { groupCount: 0 };
  const counted = countTrend(measure, stretch, { ...groups, members });
  const overall = seriesOf(counted.all, subject.name, stretch);
  const countSide = (side: TrendSide) =>
    side.stretch === stretch && side.members === members
      ? counted.all
      : countTrend(measure, side.stretch, { members: side.members, groupCount: 0 }).all;
  const compare = sides && compareTrends(measure, sides, divided ? counted.groups : sides.map(countSide));
  const result: Trend = {
    measure: args.measure,
    subject: subject.name,
    kind: measure.kind,
    ...(subject.of === undefined ? {} : { of: subject.of }),
    ...(subject.withinDays === undefined ? {} : { within_days: subject.withinDays }),
    interval: stretch.interval,
    from: stretch.from,
    to: stretch.to,
    series: split ? brokenDown(counted, split, stretch) : [overall],
    ...(split ? { overall } : {}),
    ...(compare ? { compare } : {}),
  };
  const latest = compare ? undefined : latestChange(measure, overall, stretch, timezone, members);
  if (latest) result.latest = latest;
  return {
    population: counted.population,
    definitions: definitionsUsed(dependencies, { ...subject.definitions, segment: args.segment }),
    data: result,
    caveats: [
      ...trendCaveats(result, asked, data, counted.isMadeByFew ?? false),
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

interface Split extends CustomerGroups {
  readonly labels: readonly string[];
  /** Customers of each group. */
  readonly sizes: readonly number[];
}

function groupsOf({ log, definitions }: Vocabulary, trait: string, members: Uint8Array | undefined): Split {
  const customers = listMembers(members ?? membersOf({ log, definitions }, []));
  const { groups, labels } = groupByTrait(log, trait, customers);
  const sizes = customersByGroup({ groups, labels }, customers).map(({ length }) => length);
  return { groups, groupCount: labels.length, labels, sizes };
}

/** A series for each value of the trait; values that nobody has are left out. */
function brokenDown({ groups }: CountedTrend, { labels, sizes }: Split, stretch: Stretch): TrendSeries[] {
  return labels
    .map((label, group) => ({ ...seriesOf(groups[group], label, stretch), customers: sizes[group] }))
    .filter(({ points }) => points.some(({ value }) => value !== null && value !== 0));
}
