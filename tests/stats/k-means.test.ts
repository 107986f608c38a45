import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FeatureTable } from '../../src/stats/feature-table.js';
import { kMeans, nearestCentres } from '../../src/stats/k-means.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

describe('k-means', () => {
  test('has arrived: every centre is the mean of the rows nearest to it, as the plain rule finds them', () => {
    const columns = 3;
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 8, max: 60 }),
        fc.integer({ min: 2, max: 6 }),
        (seed, rows, k) => {
          const random = createRandom(seed);
          const values = Float64Array.from({ length: rows * columns }, () => randomNormal(random));
          const { centres, spread } = kMeans({ values, rows, columns }, k, random);
          const row = (table: FeatureTable, place: number) => [
            ...table.values.slice(place * columns, (place + 1) * columns),
          ];
          const all = Array.from({ length: rows }, (_, place) => row({ values, rows, columns }, place));
          const distances = all.map((one) =>
            Array.from({ length: k }, (_, place) =>
              row(centres, place).reduce((sum, value, column) => sum + (value - one[column]) ** 2, 0),
            ),
          );
          const nearest = distances.map((own) => own.indexOf(Math.min(...own)));
          expect([...nearestCentres({ values, rows, columns }, centres)]).toEqual(nearest);
          for (let place = 0; place < k; place++) {
            const own = all.filter((_, other) => nearest[other] === place);
            if (own.length === 0) continue;
            row(centres, place).forEach((value, column) =>
              expect(value).toBeCloseTo(own.reduce((sum, one) => sum + one[column], 0) / own.length, 2),
            );
          }
          expect(spread).toBeCloseTo(
            distances.reduce((sum, own) => sum + Math.min(...own), 0),
            1,
          );
        },
      ),
    );
  });

  test('finds clusters that lie far apart', () => {
    const random = createRandom(4);
    const middles = [0, 10, 20, 30, 40];
    const values = Float64Array.from({ length: 500 }, (_, row) => middles[row % 5] + randomNormal(random));
    const { centres } = kMeans({ values, rows: 500, columns: 1 }, 5, random);
    [...centres.values]
      .sort((a, b) => a - b)
      .forEach((centre, place) => {
        expect(Math.abs(centre - middles[place])).toBeLessThan(0.5);
      });
  });
});
