import { expect, test } from 'vitest';
import { areaUnderCurve } from '../../src/stats/area-under-curve.js';
import { boostedTreesLearner, trainBoostedTrees, usualBoosting } from '../../src/stats/boosted-trees.js';
import { logisticLearner } from '../../src/stats/logistic-learner.js';
import type { FeatureTable } from '../../src/stats/feature-table.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

const whole = { ...usualBoosting, rate: 1, rowShare: 1, columnShare: 1, smallestLeaf: 1 };

function table(rows: readonly (readonly number[])[]): FeatureTable {
  return { values: Float64Array.from(rows.flat()), rows: rows.length, columns: rows[0].length };
}

test('one stump is Newton’s step by hand', () => {
  // Two of four: base 0, p = 1/2, slopes ∓1/2, curvatures 1/4. Each side sums to ∓1 and 1/2; with a ridge of 1 the step
  // is ∓1 / (1/2 + 1) = ∓2/3.
  const examples = table([[1], [2], [3], [4]]);
  const settings = { ...whole, trees: 1, leaves: 2, ridge: 1 };
  const model = trainBoostedTrees(examples, Uint8Array.of(0, 0, 1, 1), settings);
  const scores = model.score(table([[1], [2.9], [3], [100]]));
  [-2 / 3, -2 / 3, 2 / 3, 2 / 3].forEach((expected, row) => expect(scores[row]).toBeCloseTo(expected, 12));
});

test('the unknown is a value of its own', () => {
  const examples = table([[NaN], [NaN], [3], [4]]);
  const settings = { ...whole, trees: 1, leaves: 2, ridge: 1 };
  const model = trainBoostedTrees(examples, Uint8Array.of(1, 1, 0, 0), settings);
  expect(model.score(table([[NaN], [5]]))).toEqual(Float64Array.of(2 / 3, -2 / 3));
});

function simulated(seed: number, rows: number) {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: rows * 4 }, () => randomNormal(random));
  const outcomes = Uint8Array.from({ length: rows }, (_, row) => {
    // The first two matter together alone, the third by itself, the fourth not at all.
    const together = Math.sign(values[row * 4] * values[row * 4 + 1]);
    return random() < 1 / (1 + Math.exp(-1.5 * together - values[row * 4 + 2])) ? 1 : 0;
  });
  return { table: { values, rows, columns: 4 }, outcomes };
}

test('finds what matters only together, which a straight line can’t', () => {
  const learned = simulated(1, 6000);
  const unseen = simulated(2, 3000);
  const auc = (learner: typeof boostedTreesLearner) =>
    areaUnderCurve(learner.train(learned.table, learned.outcomes).score(unseen.table), unseen.outcomes)
      .estimate;
  const best = areaUnderCurve(
    Float64Array.from(unseen.outcomes.keys(), (row) => {
      const [a, b, c] = unseen.table.values.subarray(row * 4);
      return 1.5 * Math.sign(a * b) + c;
    }),
    unseen.outcomes,
  ).estimate;
  expect(auc(boostedTreesLearner)).toBeGreaterThan(best - 0.025);
  expect(auc(logisticLearner)).toBeLessThan(best - 0.1);
});

test.each([boostedTreesLearner, logisticLearner])(
  'what the columns add makes up the score: $name',
  (learner) => {
    const { table: examples, outcomes } = simulated(1, 4000);
    const model = learner.train(examples, outcomes);
    const scores = model.score(examples);
    const sums = new Float64Array(4);
    const rests = Array.from({ length: 200 }, (_, row) => {
      const parts = model.contributions(examples, row);
      parts.forEach((part, column) => (sums[column] += Math.abs(part)));
      return scores[row] - parts.reduce((sum, part) => sum + part, 0);
    });
    for (const rest of rests) expect(rest).toBeCloseTo(rests[0], 9);
    expect(sums[2]).toBeGreaterThan(3 * sums[3]);
  },
);

test('the same examples give the same model', () => {
  const { table: examples, outcomes } = simulated(3, 500);
  const once = boostedTreesLearner.train(examples, outcomes).score(examples);
  expect(boostedTreesLearner.train(examples, outcomes).score(examples)).toEqual(once);
});
