import { expect, test } from 'vitest';
import { chiSquareTail } from '../../src/stats/chi-square-tail.js';

// Abramowitz & Stegun 1964, table 26.8.
test.each([
  [3.841, 1, 0.05],
  [5.991, 2, 0.05],
  [7.815, 3, 0.05],
  [11.345, 3, 0.01],
  [18.307, 10, 0.05],
])('the upper tail of %f on %i degrees is %f', (value, degrees, tail) => {
  expect(Math.abs(chiSquareTail(value, degrees) - tail)).toBeLessThan(0.0015);
});
