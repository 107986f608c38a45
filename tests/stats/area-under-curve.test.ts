import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaUnderCurve } from '../../src/stats/area-under-curve.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

test('equals DeLong by hand', () => {
  // Of four pairs three are in order. Shares per positive 1 and 1/2, per negative 1/2 and 1: variance 1/8 each, so
  // 1/8 · 1/2 + 1/8 · 1/2 = 1/8 for the area; logit 1.0986 ± 1.96 · 0.35355 / (0.75 · 0.25).
  const auc = areaUnderCurve([0.8, 0.4, 0.5, 0.2], Uint8Array.of(1, 1, 0, 0));
  expect(auc.estimate).toBe(0.75);
  expect(auc.low).toBeCloseTo(0.0693, 3);
  expect(auc.high).toBeCloseTo(0.9918, 3);
});

test('is the share of pairs in order, ties counting half', () => {
  const row = fc.record({ score: fc.integer({ min: 0, max: 9 }), outcome: fc.constantFrom(0, 1) });
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 60 }), (rows) => {
      const positives = rows.filter(({ outcome }) => outcome === 1);
      const negatives = rows.filter(({ outcome }) => outcome === 0);
      fc.pre(positives.length > 0 && negatives.length > 0);
      const wins = positives.flatMap((one) =>
        negatives.map((other) => (Math.sign(one.score - other.score) + 1) / 2),
      );
      const { estimate, low, high } = areaUnderCurve(
        rows.map(({ score }) => score),
        Uint8Array.from(rows, ({ outcome }) => outcome),
      );
      expect(estimate).toBeCloseTo(wins.reduce((sum, win) => sum + win, 0) / wins.length, 12);
      expect(low).toBeLessThanOrEqual(estimate);
      expect(high).toBeGreaterThanOrEqual(estimate);
    }),
  );
});

test('the interval covers the true area in 93 to 97 of 100 samples', () => {
  // Normal scores one standard deviation apart: the area is Φ(1/√2) = 0.76025.
  const random = createRandom(3);
  let covered = 0;
  for (let run = 0; run < 1000; run++) {
    const outcomes = Uint8Array.from({ length: 150 }, (_, row) => (row < 40 ? 1 : 0));
    const { low, high } = areaUnderCurve(
      Float64Array.from(outcomes, (outcome) => randomNormal(random) + outcome),
      outcomes,
    );
    if (low <= 0.76025 && high >= 0.76025) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(930);
  expect(covered).toBeLessThanOrEqual(970);
});

test('says that nothing is known where one kind is missing', () => {
  expect(areaUnderCurve([1, 2], Uint8Array.of(1, 1))).toEqual({ estimate: 0.5, low: 0, high: 1, n: 2 });
});
