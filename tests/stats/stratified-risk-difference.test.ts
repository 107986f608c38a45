import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.js';
import { stratifiedRiskDifference, type Stratum } from '../../src/stats/stratified-risk-difference.js';

const stratum = (a: number, exposed: number, b: number, unexposed: number): Stratum => ({
  exposed,
  exposedOutcomes: a,
  unexposed,
  unexposedOutcomes: b,
});

test('with one stratum it is the plain difference', () => {
  const { effect } = stratifiedRiskDifference([stratum(30, 100, 20, 200)]);
  expect(effect.estimate).toBeCloseTo(0.2, 12);
  expect(effect.n).toBe(300);
});

// UC Berkeley admissions by department (Bickel 1975), men and women admitted: R's mantelhaen.test(UCBAdmissions,
// correct = FALSE) gives chi-squared 1.5246, p 0.2169, while the crude difference of 14 points has p < 1e-16.
const berkeley = [
  stratum(512, 825, 89, 108),
  stratum(353, 560, 17, 25),
  stratum(120, 325, 202, 593),
  stratum(138, 417, 131, 375),
  stratum(53, 191, 94, 393),
  stratum(22, 373, 24, 341),
];

test('a difference that stratification explains away is gone', () => {
  const { effect, p } = stratifiedRiskDifference(berkeley);
  expect(p).toBeCloseTo(0.2169, 3);
  expect(effect.low).toBeLessThan(0);
  expect(effect.high).toBeGreaterThan(0);
  const pooled = berkeley.reduce((sum, one) =>
    stratum(
      sum.exposedOutcomes + one.exposedOutcomes,
      sum.exposed + one.exposed,
      sum.unexposedOutcomes + one.unexposedOutcomes,
      sum.unexposed + one.unexposed,
    ),
  );
  expect(stratifiedRiskDifference([pooled]).p).toBeLessThan(1e-16);
});

test('nothing to compare says so', () => {
  expect(stratifiedRiskDifference([stratum(3, 5, 0, 0)])).toEqual({
    effect: { estimate: 0, low: -1, high: 1, n: 0 },
    p: 1,
  });
});

test.each([
  ['a few large strata', 4, 150],
  ['many small strata', 120, 5],
])('covers the truth and keeps its error rate in %s', (_, count, size) => {
  const random = createRandom(17);
  const runs = 1000;
  let covered = 0;
  let falseAlarms = 0;
  for (let run = 0; run < runs; run++) {
    const strata = (difference: number) =>
      Array.from({ length: count }, (_, place) => {
        const base = 0.2 + (0.4 * place) / count;
        const draw = (rate: number) => Array.from({ length: size }).filter(() => random() < rate).length;
        return stratum(draw(base + difference), size, draw(base), size);
      });
    const { effect } = stratifiedRiskDifference(strata(0.1));
    if (effect.low <= 0.1 && 0.1 <= effect.high) covered++;
    if (stratifiedRiskDifference(strata(0)).p < 0.05) falseAlarms++;
  }
  expect(covered / runs).toBeGreaterThan(0.93);
  expect(covered / runs).toBeLessThan(0.97);
  expect(falseAlarms / runs).toBeLessThan(0.065);
  expect(falseAlarms / runs).toBeGreaterThan(0.035);
});
