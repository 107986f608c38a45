import fc from 'fast-check';
import { expect, test } from 'vitest';
import { benjaminiHochberg } from '../../src/stats/benjamini-hochberg.js';
import { benjaminiYekutieli } from '../../src/stats/benjamini-yekutieli.js';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { normalUpperTail, twoSidedP } from '../../src/stats/normal.js';
import { twoProportionsP } from '../../src/stats/two-proportions-p.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';

// Newcombe 1998 (Statistics in Medicine 17, 857–872), table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('Wilson of %d in %d is the published one', (successes, n, low, high) => {
  const found = wilsonInterval(successes, n);
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

test('Wilson holds its laws', () => {
  const counts = fc.nat(5000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
  fc.assert(
    fc.property(counts, ([successes, n]) => {
      const found = wilsonInterval(successes, n);
      const mirrored = wilsonInterval(n - successes, n);
      expect(found.low).toBeGreaterThanOrEqual(0);
      expect(found.high).toBeLessThanOrEqual(1);
      expect(found.low).toBeLessThanOrEqual(found.estimate);
      expect(found.high).toBeGreaterThanOrEqual(found.estimate);
      if (n > 0) expect(mirrored.high).toBeCloseTo(1 - found.low, 12);
    }),
  );
  expect(() => wilsonInterval(3, 2)).toThrow('wilsonInterval');
});

// Newcombe 1998 (Statistics in Medicine 17, 873–890), table II, method 10.
test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 20, 0.6791, 1],
])('Newcombe of %d/%d against %d/%d is the published one', (a, m, b, n, low, high) => {
  const found = newcombeInterval(wilsonInterval(a, m), wilsonInterval(b, n));
  expect(found.low).toBeCloseTo(low, 4);
  expect(found.high).toBeCloseTo(high, 4);
});

// R: pnorm(z, lower.tail = FALSE)
test.each([
  [0, 0.5],
  [0.3, 0.38208857781104733],
  [1, 0.15865525393145705],
  [1.959963984540054, 0.025],
  [3, 0.0013498980316300946],
  [6, 9.865876450376981e-10],
  [10, 7.619853024160525e-24],
  [37, 5.725571222524577e-300],
  [-2, 0.9772498680518208],
])('the normal tail at %d is that of R', (z, tail) => {
  expect(normalUpperTail(z) / tail).toBeCloseTo(1, 12);
});

test('a two-sided p-value never exceeds 1', () => {
  expect(twoSidedP(0)).toBe(1);
  expect(twoSidedP(-1.959963984540054)).toBeCloseTo(0.05, 14);
});

test('q-values are those of R', () => {
  // R: p.adjust(c(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
  //             0.6528, 0.7590, 1), "BH"): the example of Benjamini & Hochberg 1995, where four are kept at 5 %.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const q = benjaminiHochberg(p);
  expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
  [0.0015, 0.003, 0.0095, 0.035625, 0.0603].forEach((value, place) =>
    expect(q[place]).toBeCloseTo(value, 10),
  );
  expect(benjaminiHochberg([...p].reverse())).toEqual([...q].reverse());
  expect(benjaminiHochberg([])).toEqual([]);
});

test('q-values of dependent tests are larger by the harmonic sum, and 1 at most', () => {
  // 1 + 1/2 + 1/3 = 11/6.
  const q = benjaminiYekutieli([0.001, 0.01, 0.5]);
  [0.0055, 0.0275, 0.9166667].forEach((value, place) => expect(q[place]).toBeCloseTo(value, 6));
  expect(benjaminiYekutieli([0.9, 0.8])).toEqual([1, 1]);
  expect(benjaminiYekutieli([0.03])).toEqual([0.03]);
});

test('two shares are compared by the pooled test', () => {
  // R: prop.test(c(15, 25), c(50, 50), correct = FALSE), X-squared = 4.1667
  expect(twoProportionsP({ count: 15, of: 50 }, { count: 25, of: 50 })).toBeCloseTo(0.04123, 4);
  expect(twoProportionsP({ count: 0, of: 50 }, { count: 0, of: 50 })).toBe(1);
  expect(twoProportionsP({ count: 0, of: 0 }, { count: 3, of: 5 })).toBe(1);
});
