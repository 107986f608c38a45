import { bucketBounds, bucketLabel, calendarBuckets } from '../src/journeys/calendar-buckets.js';
import { addDays, dayOf } from '../src/journeys/calendar.js';
import type { Period } from '../src/journeys/period.js';
import type { FeedbackText } from '../src/feedback/store/read-feedback.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { FeedbackThemes } from './feedback-themes-output.js';
import { feelingCounts } from './feeling-counts.js';

type Written = Pick<FeedbackText, 'at' | 'sentiment' | 'source'>;

/**
 * How many texts were written in each week and month, and how many of them are displeased and pleased; from the first text, or
 * the first day that is asked about.
 *
 * @param asOf YYYY-MM-DD, the last day.
 */
export function feedbackCourse(
  texts: readonly Written[],
  period: Period | undefined,
  asOf: string,
  timezone: string,
): FeedbackThemes['course'] {
  const first = texts.reduce((least, { at }) => Math.min(least, at), Infinity);
  if (first === Infinity) return { week: [], month: [] };
  const days = { from: period?.from ?? dayOf(first, timezone), to: period?.to ?? addDays(asOf, 1) };
  const by = (interval: 'week' | 'month'): FeedbackThemes['course']['week'] => {
    const buckets = calendarBuckets(days, interval);
    const bounds = bucketBounds(buckets, timezone);
    return buckets.map((bucket, place) => {
      const [from = 0, to = 0] = bounds.slice(place, place + 2);
      const own = texts.filter(({ at }) => at >= from && at < to);
      const { negative_texts: negative, positive_texts: positive } = feelingCounts(own);
      return {
        label: bucketLabel(bucket, interval),
        from: bucket.from,
        partial: bucket.partial,
        texts: own.length,
        negative,
        positive,
      };
    });
  };
  return { week: by('week'), month: by('month') };
}

/** How shares of displeased and pleased texts differ between each two sources (Newcombe's interval). */
export function sourceGaps(sources: FeedbackThemes['by_source']): FeedbackThemes['source_gaps'] {
  return sources.flatMap((first, place) =>
    sources.slice(place + 1).map((second): FeedbackThemes['source_gaps'][number] => ({
      label: `${first.name} against ${second.name}`,
      sources: [first.name, second.name],
      negative_difference: newcombeInterval(first.negative_share, second.negative_share),
      positive_difference: newcombeInterval(first.positive_share, second.positive_share),
    })),
  );
}

/** How many texts of each source are displeased and pleased, of those of which that is known; the most displeased first. */
export function feelingBySource(texts: readonly Written[]): FeedbackThemes['by_source'] {
  return [...new Set(texts.map(({ source }) => source))]
    .map((source) => {
      const own = texts.filter((text) => text.source === source);
      const { of, negative_texts: negative, positive_texts: positive } = feelingCounts(own);
      return {
        name: source,
        texts: own.length,
        negative_share: wilsonInterval(negative, of),
        positive_share: wilsonInterval(positive, of),
      };
    })
    .sort((a, b) => b.negative_share.estimate - a.negative_share.estimate);
}
