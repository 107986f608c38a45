import { expect, test } from 'vitest';
import { studentTwoSidedP } from '../../src/stats/student-tail.js';

// Quantiles as every table of Student's t has them (R: qt(0.975, df), qt(0.995, df), qt(0.9995, df)).
test.each([
  [12.7062047362, 1, 0.05],
  [4.3026527297, 2, 0.05],
  [3.1824463053, 3, 0.05],
  [2.5705818356, 5, 0.05],
  [2.228138852, 10, 0.05],
  [3.4994832974, 7, 0.01],
  [3.1692726726, 10, 0.01],
  [4.5868938587, 10, 0.001],
  [2.0422724563, 30, 0.05],
])('t = %s with %s degrees of freedom has p = %s', (t, degrees, p) => {
  expect(studentTwoSidedP(t, degrees)).toBeCloseTo(p, 9);
  expect(studentTwoSidedP(-t, degrees)).toBeCloseTo(p, 9);
});

test('is 1 at 0 and falls', () => {
  for (const degrees of [1, 2, 3, 4, 11]) {
    expect(studentTwoSidedP(0, degrees)).toBe(1);
    expect(studentTwoSidedP(3, degrees)).toBeLessThan(studentTwoSidedP(2, degrees));
  }
});

test('two degrees of freedom have a closed form', () => {
  for (const t of [0.3, 1, 5, 40])
    expect(studentTwoSidedP(t, 2)).toBeCloseTo(1 - t / Math.hypot(t, Math.SQRT2), 12);
});
