import { randomWeighted, type Random } from '../../stats/random.js';
import { day, month } from '../calendar.js';
import type { Customer } from '../customer.js';
import { arrivals } from '../weekly-rhythm.js';
import type { FeedbackSource } from './feedback-source.js';
import { drawRemark, type MoodAt, type Remark, type Sentiment } from './topic.js';

/** Something a customer wrote, or a score alone. */
export interface FeedbackOccasion {
  readonly at: number;
  readonly source: FeedbackSource;
  /** On the source's own scale: nps 0–10, reviews 1–5 stars; tickets and social posts have none. */
  readonly rating?: number;
  /** Absent where the comment was left empty. */
  readonly remark?: Remark;
  /** Which of the customer's tickets, from 0. */
  readonly ticket?: number;
}

const perMonth: readonly (readonly [FeedbackSource, number])[] = [
  ['nps', 0.15],
  ['trustpilot', 0.03],
  ['google', 0.024],
  ['social', 0.02],
];
const appStorePerMonth = { desktop: 0.013, mobile: 0.05 };
const emptyNps = 0.22;

/** All that a customer would write between two moments, but for tickets. No kind writes more than another. */
export function drawFeedbackOccasions(
  customer: Customer,
  from: number,
  until: number,
  moodAt: MoodAt,
  random: Random,
): FeedbackOccasion[] {
  const rates = [...perMonth, ['app store', appStorePerMonth[customer.device]] as const];
  return rates.flatMap(([source, rate]) =>
    arrivals(random, from, until, (rate * day) / month).map((at) =>
      source === 'nps' && random() < emptyNps
        ? { at, source, rating: randomWeighted(random, emptyNpsWeights) }
        : occasion(at, source, drawRemark(moodAt(at, source), random), random),
    ),
  );
}

export function occasion(
  at: number,
  source: FeedbackSource,
  remark: Remark,
  random: Random,
): FeedbackOccasion {
  return { at, source, remark, rating: drawRating(source, remark.sentiment, random) };
}

/** Weights of scores 0 to 10 by sentiment, in accord mostly but not always. */
const npsWeights: Record<Sentiment, readonly number[]> = {
  negative: [3, 4, 7, 12, 15, 20, 22, 8, 4, 2, 1],
  neutral: [0, 0, 1, 2, 4, 10, 15, 32, 28, 6, 2],
  positive: [0, 0, 1, 1, 1, 2, 3, 6, 16, 34, 36],
};
const emptyNpsWeights = [2, 2, 3, 4, 5, 9, 11, 16, 20, 15, 13];
/** Weights of 1 to 5 stars. */
const starWeights: Record<Sentiment, readonly number[]> = {
  negative: [34, 34, 20, 8, 4],
  neutral: [3, 14, 46, 29, 8],
  positive: [2, 2, 5, 28, 63],
};

function drawRating(source: FeedbackSource, sentiment: Sentiment, random: Random): number | undefined {
  if (source === 'support tickets' || source === 'social') return undefined;
  return source === 'nps'
    ? randomWeighted(random, npsWeights[sentiment])
    : 1 + randomWeighted(random, starWeights[sentiment]);
}
