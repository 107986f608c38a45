import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clusteredMean } from '../../src/stats/clustered-mean.js';
import { createRandom } from '../../src/stats/random.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';

const stars = { least: 1, most: 5 };
const answers = (values: readonly number[], customerOf = (place: number) => place) =>
  values.map((value, place) => ({ customer: customerOf(place), value }));

describe('mean of answers', () => {
  test('is that of t.test in R where each customer answers once', () => {
    // t.test(c(2, 3, 3, 4, 3, 2, 4, 3))
    const mean = clusteredMean(answers([2, 3, 3, 4, 3, 2, 4, 3]), stars);
    expect(mean?.estimate).toBe(3);
    expect(mean?.low).toBeCloseTo(2.367969, 2);
    expect(mean?.high).toBeCloseTo(3.632031, 2);
    expect(mean?.n).toBe(8);
  });

  test('knows no more when everybody says the same twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 30 }), (values) => {
        const once = clusteredMean(answers(values), stars);
        const twice = clusteredMean(
          answers([...values, ...values], (place) => place % values.length),
          stars,
        );
        expect(twice?.low).toBeCloseTo(once?.low ?? NaN, 9);
        expect(twice?.high).toBeCloseTo(once?.high ?? NaN, 9);
        expect(twice?.n).toBe(2 * values.length);
      }),
    );
  });

  test('where all answers are alike, it is not taken for sure', () => {
    const mean = clusteredMean(answers([5, 5, 5, 5]), stars);
    const { low } = wilsonInterval(4, 4);
    expect(mean).toEqual({ estimate: 5, low: 5 - 4 * (1 - low), high: 5, n: 4 });
    expect(clusteredMean([], stars)).toBeUndefined();
  });

  test('its interval holds the truth in 93 to 97 % of 2,000 surveys, whose customers answer once to four times', () => {
    const random = createRandom(7);
    const surveys = 2000;
    let held = 0;
    for (let survey = 0; survey < surveys; survey++) {
      const given = Array.from({ length: 60 }, (_, customer) => {
        // A customer's own liking: half of all answers say it again.
        const liking = random() < 0.3 ? -100 : random() < 0.5 ? 100 : 0;
        return Array.from({ length: 1 + Math.floor(4 * random()) }, () => ({
          customer,
          value: random() < 0.5 ? liking : random() < 0.3 ? -100 : random() < 0.5 ? 100 : 0,
        }));
      }).flat();
      // Of three in ten −100; of the other seven half 100.
      const truth = 100 * (0.7 * 0.5 - 0.3);
      const mean = clusteredMean(given, { least: -100, most: 100 });
      if (mean && mean.low <= truth && truth <= mean.high) held++;
    }
    expect(held / surveys).toBeGreaterThan(0.93);
    expect(held / surveys).toBeLessThan(0.97);
  });
});
