import type { Feeling } from '../src/feedback/sentiment/feels.js';
import type { FeedbackRating, FeedbackText } from '../src/feedback/store/read-feedback.js';
import { clusteredMean, type Scale } from '../src/stats/clustered-mean.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { FeedbackThemes } from './feedback-themes-output.js';
import { feelingCounts, type FeelingCounts } from './feeling-counts.js';

/** Which of the texts or ratings are asked about, and which are in each of the two compared groups. */
export interface Groups<Item> {
  readonly asked: (item: Item) => boolean;
  readonly sides: readonly [(item: Item) => boolean, (item: Item) => boolean];
}

/** How many texts are pleased or displeased, of those of which that is known, and how it differs between two groups. */
export function countFeelings(
  texts: readonly FeedbackText[],
  { asked, sides }: Groups<FeedbackText>,
  labels: readonly [string, string],
): FeedbackThemes['feeling'] {
  const count = (within: Groups<FeedbackText>['asked']) => feelingCounts(texts.filter(within));
  const share = (counts: FeelingCounts, which: Feeling) =>
    wilsonInterval(counts[`${which}_texts`], counts.of);
  const all = count(asked);
  const [first, second] = [count(sides[0]), count(sides[1])];
  const change = (which: Feeling) => newcombeInterval(share(first, which), share(second, which));
  return {
    negative_share: share(all, 'negative'),
    positive_share: share(all, 'positive'),
    compared: [
      { label: labels[0], ...first },
      { label: labels[1], ...second },
    ],
    change: { negative_share: change('negative'), positive_share: change('positive') },
  };
}

const stars: Scale = { least: 1, most: 5 };
const points: Scale = { least: 0, most: 10 };
const score: Scale = { least: -100, most: 100 };
const promoters = /\bnps\b|promoter/i;

/**
 * What each source's ratings come to: the mean, and for a survey named after it the net promoter score, the percentage of
 * promoters (9–10) less that of detractors (0–6) (Reichheld, Harvard Business Review, December 2003).
 *
 * @param ratings all, those without words too.
 * @param isInScope which of them the question is about.
 */
export function countRatings(
  ratings: readonly FeedbackRating[],
  isInScope: (rating: FeedbackRating) => boolean,
  { asked, sides }: Groups<FeedbackRating>,
): FeedbackThemes['ratings'] {
  const inScope = ratings.filter(isInScope);
  const sources = [...new Set(inScope.map(({ source }) => source))].sort();
  return sources.flatMap((source) => {
    const { kind, scale } = scaleOf(source, ratings);
    const mean = (within: Groups<FeedbackRating>['asked']) => {
      const own = inScope.filter((rating) => rating.source === source && within(rating));
      const answers = own.map(({ customer, rating }) => ({
        customer,
        value: kind === 'nps' ? promoted(rating) : rating,
      }));
      return clusteredMean(answers, scale);
    };
    const all = mean(asked);
    const [first, second] = sides.map(mean);
    const gap = first && second ? newcombeInterval(first, second) : null;
    return all ? [{ name: source, kind, mean: all, mean_gap: gap }] : [];
  });
}

/** The scale shows in the highest rating that was ever given. */
function scaleOf(source: string, ratings: readonly FeedbackRating[]) {
  if (promoters.test(source)) return { kind: 'nps', scale: score } as const;
  const highest = ratings.reduce(
    (most, { source: own, rating }) => (own === source ? Math.max(most, rating) : most),
    0,
  );
  if (highest <= stars.most) return { kind: 'stars', scale: stars } as const;
  return { kind: 'points', scale: { ...points, most: Math.max(points.most, highest) } } as const;
}

const promoted = (rating: number): number => (rating >= 9 ? 100 : rating <= 6 ? -100 : 0);
