import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import { daysBetween } from '../src/journeys/calendar.js';
import type { CalendarInterval, DayRange } from '../src/journeys/calendar-buckets.js';
import type { Period } from '../src/journeys/period.js';
import { countMembers } from '../src/journeys/segment.js';
import { traitMatches } from '../src/journeys/trait-matches.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import type { Estimate } from '../src/stats/estimate.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { relativeChange } from '../src/stats/relative-change.js';
import { periodLabel, periodsOf } from './drop-off-comparison.js';
import type { Compare } from './tool-arguments.js';
import type { Figures, TrendMeasure } from './trend-measure.js';
import type { Trend, TrendFigure } from './trend-output.js';
import { scopeOf, seriesOf } from './trend-series.js';
import { stretchOf, withinData, type Stretch } from './trend-stretch.js';
import { isOfTraits } from './is-of-traits.js';

/** One side of a comparison: some days, and some customers. */
export interface TrendSide {
  readonly label: string;
  readonly stretch: Stretch;
  readonly members?: Uint8Array;
}

/** What grows only roughly with time is compared as it is up to this difference: months have 28 to 31 days. */
const likeLengths = 0.12;

/** The two sides that a comparison means: the one asked about, then the other. */
export function trendSides(
  vocabulary: Vocabulary,
  compare: Compare,
  asked: { readonly period?: Period; readonly members?: Uint8Array; readonly interval?: CalendarInterval },
  stretch: Stretch,
  data: DayRange,
  today: string,
): readonly [TrendSide, TrendSide] {
  if (isOfTraits(compare)) {
    const side = (value: string): TrendSide => {
      const matches = traitMatches(vocabulary.log, { trait: compare.trait, is: value });
      const members = asked.members
        ? matches.map((match, customer) => match & (asked.members?.[customer] ?? 1))
        : matches;
      return { label: value, stretch, members };
    };
    return [side(compare.values[0]), side(compare.values[1])];
  }
  const side = (period: Period): TrendSide => {
    const range = withinData(period, data);
    const isAsked = range.from === stretch.from && range.to === stretch.to;
    return {
      label: periodLabel(period),
      stretch: isAsked ? stretch : stretchOf(range, stretch.interval, vocabulary.definitions.timezone),
      members: asked.members,
    };
  };
  const [first, second] = periodsOf(compare, asked.period, today);
  return [side(first), side(second)];
}

/**
 * Both sides as series, and how far they are apart.
 *
 * @param figures what was counted of each side.
 */
export function compareTrends(
  measure: TrendMeasure,
  sides: readonly [TrendSide, TrendSide],
  figures: readonly Figures[],
): NonNullable<Trend['compare']> {
  const described = sides.map(({ label, stretch, members }, place) => ({
    ...seriesOf(figures[place], label, stretch),
    ...(members && { customers: countMembers(members) }),
    from: stretch.from,
    to: stretch.to,
    days: daysBetween(stretch.from, stretch.to),
  }));
  const [first, second] = described;
  return { sides: described, ...differenceOf(measure, sides, [first, second]) };
}

/** Sides as groups of the customers, which are counted in one pass; undefined where they are no such groups. */
export function sideGroups([first, second]: readonly [TrendSide, TrendSide]): CustomerGroups | undefined {
  if (first.stretch !== second.stretch || !first.members || !second.members) return undefined;
  const groups = new Uint16Array(first.members.length);
  for (let customer = 0; customer < groups.length; customer++) {
    if (first.members[customer] === 1 && second.members[customer] === 1) return undefined;
    groups[customer] = first.members[customer] === 1 ? 0 : second.members[customer] === 1 ? 1 : 2;
  }
  return { groups, groupCount: 3 };
}

/** How far two figures are apart: a difference of rates, a relative change of anything else. */
export function differenceOf(
  measure: TrendMeasure,
  sides: readonly [Pick<TrendSide, 'stretch' | 'members'>, Pick<TrendSide, 'stretch' | 'members'>],
  figures: readonly [TrendFigure, TrendFigure],
): { change?: Estimate; difference?: Estimate; by_day: boolean } {
  const [first, second] = figures;
  if (first.rate && second.rate) {
    return { difference: newcombeInterval(first.rate, second.rate), by_day: false };
  }
  if (first.value === null || second.value === null) return { by_day: false };
  const [one, other] = sides.map(({ stretch, members }) =>
    measure.clustered?.(scopeOf(stretch, { members, groupCount: 0 })),
  );
  const change = one && other && relativeChange(one, other);
  if (!change) return { by_day: false };
  const [days, otherDays] = sides.map(({ stretch }) => daysBetween(stretch.from, stretch.to));
  const byDay = needsDays(measure, days, otherDays);
  return { change: byDay ? scaled(change, otherDays / days) : change, by_day: byDay };
}

function needsDays({ growsWithTime }: TrendMeasure, days: number, otherDays: number): boolean {
  if (growsWithTime === 'exactly') return days !== otherDays;
  return growsWithTime === 'roughly' && Math.abs(days - otherDays) > likeLengths * Math.min(days, otherDays);
}

function scaled({ estimate, low, high, n }: Estimate, factor: number): Estimate {
  const scale = (value: number) => (1 + value) * factor - 1;
  return { estimate: scale(estimate), low: scale(low), high: scale(high), n };
}
