import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import { bucketLabel } from '../src/journeys/calendar-buckets.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';
import type { Stretch } from './trend-stretch.js';
import type { TrendFigure, TrendSeries } from './trend-output.js';

export function scopeOf({ bounds, buckets }: Stretch, customers: CustomerGroups): TrendScope {
  return { bounds, partial: buckets.map(({ partial }) => partial), customers };
}

/**
 * A measure over a stretch of time, one series a group.
 *
 * @param scope of the stretch.
 * @param labels of the groups.
 */
export function trendSeries(
  measure: TrendMeasure,
  stretch: Stretch,
  scope: TrendScope,
  labels: readonly string[],
): TrendSeries[] {
  if (stretch.buckets.length === 0) return labels.map((label) => ({ label, value: null, points: [] }));
  const points = measure.points(scope);
  const totals = measure.total(scope);
  return labels.map((label, group) => ({
    label,
    ...asOutput(totals[group]),
    points: stretch.buckets.map((bucket, place) => ({
      label: bucketLabel(bucket, stretch.interval),
      from: bucket.from,
      to: bucket.to,
      partial: bucket.partial,
      ...asOutput(points[group][place]),
    })),
  }));
}

function asOutput({ value, rate, mean, inPlay }: Figure): TrendFigure {
  return {
    value,
    ...(rate === undefined ? {} : { rate }),
    ...(mean === undefined ? {} : { mean }),
    ...(inPlay === undefined ? {} : { in_play: inPlay }),
  };
}
