import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.js';
import { stratifiedRiskRatio } from '../../src/stats/stratified-risk-ratio.js';

test('in one stratum it is the ratio of the two risks with Katz’s interval', () => {
  // 12/40 against 15/100 = 2; variance of the logarithm 1/12 − 1/40 + 1/15 − 1/100 = 0.115.
  const ratio = stratifiedRiskRatio([
    { exposed: 40, exposedOutcomes: 12, unexposed: 100, unexposedOutcomes: 15 },
  ]);
  expect(ratio?.estimate).toBeCloseTo(2, 12);
  expect(ratio?.low).toBeCloseTo(2 * Math.exp(-1.959964 * Math.sqrt(0.115)), 6);
  expect(ratio?.high).toBeCloseTo(2 * Math.exp(1.959964 * Math.sqrt(0.115)), 6);
});

test('covers the true ratio in 93 to 97 of 100 samples, over strata of unlike risk', () => {
  const random = createRandom(8);
  const draw = (n: number, risk: number) =>
    Array.from({ length: n }).reduce<number>((sum) => sum + (random() < risk ? 1 : 0), 0);
  let covered = 0;
  for (let run = 0; run < 1000; run++) {
    const ratio = stratifiedRiskRatio(
      [0.05, 0.1, 0.2].map((risk, place) => {
        const [exposed, unexposed] = [60 + 30 * place, 150 - 40 * place];
        return {
          exposed,
          exposedOutcomes: draw(exposed, 1.8 * risk),
          unexposed,
          unexposedOutcomes: draw(unexposed, risk),
        };
      }),
    );
    if (ratio && ratio.low <= 1.8 && ratio.high >= 1.8) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(930);
  expect(covered).toBeLessThanOrEqual(970);
});

test('is unknown where one side never had the outcome', () => {
  expect(
    stratifiedRiskRatio([{ exposed: 9, exposedOutcomes: 3, unexposed: 9, unexposedOutcomes: 0 }]),
  ).toBeUndefined();
});
