import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import { bucketLabel } from '../src/journeys/calendar-buckets.js';
import type { CountedTrend, Figure, Figures, TrendMeasure, TrendScope } from './trend-measure.js';
import type { Stretch } from './trend-stretch.js';
import type { TrendFigure, TrendSeries } from './trend-output.js';

export function scopeOf({ bounds, buckets }: Stretch, customers: CustomerGroups): TrendScope {
  return { bounds, partial: buckets.map(({ partial }) => partial), customers };
}

/** Counts over a stretch of time; nothing where there are no data. */
export function countTrend(measure: TrendMeasure, stretch: Stretch, customers: CustomerGroups): CountedTrend {
  if (stretch.buckets.length > 0) return measure.count(scopeOf(stretch, customers));
  const nothing: Figures = { points: [], total: { value: null } };
  return {
    groups: Array.from({ length: customers.groupCount }, () => nothing),
    all: nothing,
    population: 0,
  };
}

/** What was counted over a stretch of time, as a series. */
export function seriesOf({ points, total }: Figures, label: string, stretch: Stretch): TrendSeries {
  return {
    label,
    ...asOutput(total),
    points: stretch.buckets.map((bucket, place) => ({
      label: bucketLabel(bucket, stretch.interval),
      from: bucket.from,
      to: bucket.to,
      partial: bucket.partial,
      ...asOutput(points[place]),
    })),
  };
}

function asOutput({ value, rate, mean, inPlay }: Figure): TrendFigure {
  return {
    value,
    ...(rate === undefined ? {} : { rate }),
    ...(mean === undefined ? {} : { mean }),
    ...(inPlay === undefined ? {} : { in_play: inPlay }),
  };
}
