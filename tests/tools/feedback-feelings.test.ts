import { expect, test } from 'vitest';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { countFeelings, countRatings } from '../../tools/feedback-feelings.js';

const early = ({ at }: { readonly at: number }) => at < 50;
const groups = {
  asked: () => true,
  sides: [(given: { readonly at: number }) => !early(given), early],
} as const;

test('feelings are counted among the texts of which they are known, and compared between the two groups', () => {
  const sentiments = [-0.9, -0.3, -0.29, 0, 0.3, null, 1, -1, null, 0.2];
  const texts = sentiments.map((sentiment, id) => ({
    id,
    customer: id,
    source: 'reviews',
    at: 10 * id,
    rating: null,
    language: 'en',
    sentiment,
  }));
  const feeling = countFeelings(texts, groups, ['later', 'early']);
  expect(feeling.negative_share).toEqual(wilsonInterval(3, 8));
  expect(feeling.positive_share).toEqual(wilsonInterval(2, 8));
  expect(feeling.compared).toEqual([
    { label: 'later', of: 3, negative_texts: 1, positive_texts: 1 },
    { label: 'early', of: 5, negative_texts: 2, positive_texts: 1 },
  ]);
  expect(feeling.change.negative_share).toEqual(newcombeInterval(wilsonInterval(1, 3), wilsonInterval(2, 5)));
});

test('ratings come to stars, points or a net promoter score, each source by itself', () => {
  const rated = (source: string, ratings: readonly number[]) =>
    ratings.map((rating, place) => ({ source, rating, customer: place, at: 10 * place }));
  const ratings = [
    ...rated('nps', [10, 9, 8, 7, 6, 0, 9, 10, 10, 3]),
    ...rated('google', [5, 4, 1, 3]),
    ...rated('hotel guests', [8, 9, 10, 7]),
    ...rated('other', [1]),
  ];
  const found = countRatings(ratings, ({ source }) => source !== 'other', groups);
  expect(found.map(({ name, kind, mean }) => [name, kind, mean.estimate, mean.n])).toEqual([
    ['google', 'stars', 3.25, 4],
    ['hotel guests', 'points', 8.5, 4],
    // Five promoters and three detractors of ten.
    ['nps', 'nps', 20, 10],
  ]);
  const [google, , nps] = found;
  expect(google.mean_gap).toBeNull();
  // Later: three promoters, two detractors of five; before: two and one of five.
  expect(nps.mean_gap?.estimate).toBeCloseTo(0, 10);
});
