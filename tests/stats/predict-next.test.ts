import { expect, test } from 'vitest';
import { predictNext } from '../../src/stats/predict-next.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

test('three points by hand', () => {
  // y = 1, 2, 4: slope 3/2, mean 7/3; residuals 1/6, −1/3, 1/6; s² = 1/6; variance of the next s²(1 + 1/3 + 2²/2).
  const { expected, low, high, p } = predictNext([1, 2, 4], 16 / 3, 0);
  expect(expected).toBeCloseTo(16 / 3, 12);
  const reach = 12.7062047362 * Math.sqrt((1 / 6) * (1 + 1 / 3 + 2));
  expect(high - expected).toBeCloseTo(reach, 6);
  expect(expected - low).toBeCloseTo(reach, 6);
  expect(p).toBeCloseTo(1, 12);
});

test('a series without noise has the least noise', () => {
  const series = [1, 2, 3, 4, 5, 6];
  expect(predictNext(series, 7, 1).p).toBeCloseTo(1, 9);
  expect(predictNext(series, 9, 1).p).toBeGreaterThan(0.1);
  expect(predictNext(series, 20, 1).p).toBeLessThan(0.001);
});

test('its interval covers the next point of a noisy line 95 times in 100, and p is as often below 5 %', () => {
  const random = createRandom(5);
  const runs = 4000;
  let covered = 0;
  let called = 0;
  for (let run = 0; run < runs; run++) {
    const point = (place: number) => 3 + 0.7 * place + 2 * randomNormal(random);
    const next = point(12);
    const { low, high, p } = predictNext(
      Array.from({ length: 12 }, (_, place) => point(place)),
      next,
      0,
    );
    if (next >= low && next <= high) covered++;
    if (p < 0.05) called++;
  }
  // Three standard errors of a share of 4,000.
  expect(Math.abs(covered / runs - 0.95)).toBeLessThan(0.0104);
  expect(covered + called).toBe(runs);
});
