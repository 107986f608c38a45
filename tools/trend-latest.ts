import { bucketBounds } from '../src/journeys/calendar-buckets.js';
import { differenceOf } from './trend-comparison.js';
import type { TrendMeasure } from './trend-measure.js';
import type { Trend, TrendPoint, TrendSeries } from './trend-output.js';
import type { Stretch } from './trend-stretch.js';

/** The last two whole stretches that follow each other, and how far they are apart. */
export function latestChange(
  measure: TrendMeasure,
  { points }: TrendSeries,
  stretch: Stretch,
  timezone: string,
  members: Uint8Array | undefined,
): Trend['latest'] {
  const last = points.findLastIndex(({ partial, value }) => !partial && value !== null);
  const before = points[last - 1];
  if (last < 1 || before.partial || before.value === null) return undefined;
  const side = (place: number) => {
    const bucket = stretch.buckets[place];
    return {
      members,
      stretch: { ...stretch, ...bucket, buckets: [bucket], bounds: bucketBounds([bucket], timezone) },
    };
  };
  const apart = differenceOf(measure, [side(last), side(last - 1)], [points[last], before]);
  return { ...labelled(points[last]), before: labelled(before), ...apart };
}

function labelled({ label, value, rate, mean, in_play }: TrendPoint) {
  return {
    label,
    value,
    ...(rate === undefined ? {} : { rate }),
    ...(mean === undefined ? {} : { mean }),
    ...(in_play === undefined ? {} : { in_play }),
  };
}
