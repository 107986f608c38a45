import { describe, expect, test } from 'vitest';
import { brierScore, calibrationError, calibrationGroups, logLoss } from '../../src/stats/calibration.js';
import { takeRows, type FeatureTable } from '../../src/stats/feature-table.js';
import { plattScaling } from '../../src/stats/platt-scaling.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';
import { trainRiskModel } from '../../src/stats/risk-model.js';

test('figures of calibration by hand', () => {
  const risks = Float64Array.of(0.1, 0.2, 0.8, 0.9);
  const outcomes = Uint8Array.of(0, 1, 1, 1);
  expect(brierScore(risks, outcomes)).toBeCloseTo((0.01 + 0.64 + 0.04 + 0.01) / 4, 12);
  expect(logLoss(risks, outcomes)).toBeCloseTo(-Math.log(0.9 * 0.2 * 0.8 * 0.9) / 4, 12);
  const groups = calibrationGroups(risks, outcomes, 2);
  expect(groups.map(({ n, predicted, observed }) => [n, predicted, observed.estimate])).toEqual([
    [2, expect.closeTo(0.15, 12), 0.5],
    [2, expect.closeTo(0.85, 12), 1],
  ]);
  expect(calibrationError(groups)).toBeCloseTo((0.35 + 0.15) / 2, 12);
});

test('Platt’s scaling mends scores that are too sure, and gives the base rate where they say nothing', () => {
  const random = createRandom(4);
  const truth = Float64Array.from({ length: 20_000 }, () => randomNormal(random) - 1);
  const outcomes = Uint8Array.from(truth, (score) => (random() < 1 / (1 + Math.exp(-score)) ? 1 : 0));
  const mended = plattScaling(
    truth.map((score) => 3 * score + 2),
    outcomes,
  )(Float64Array.of(-1, 2, 5));
  [-1, 0, 1].forEach((score, place) => expect(mended[place]).toBeCloseTo(1 / (1 + Math.exp(-score)), 1));
  const reversed = plattScaling(
    truth.map((score) => -score),
    outcomes,
  )(Float64Array.of(-9, 9));
  expect(reversed[0]).toBe(reversed[1]);
});

/** Ten periods; a feature that means what `strength` says, another that means nothing. */
function simulated(seed: number, rows: number, strength: number, rate = -1.5) {
  const random = createRandom(seed);
  const values = Float64Array.from({ length: rows * 2 }, () => randomNormal(random));
  const table: FeatureTable = { values, rows, columns: 2 };
  const outcomes = Uint8Array.from({ length: rows }, (_, row) =>
    random() < 1 / (1 + Math.exp(-rate - strength * values[row * 2])) ? 1 : 0,
  );
  return { table, outcomes, periods: Uint16Array.from(outcomes, (_, row) => Math.floor((10 * row) / rows)) };
}

describe('trainRiskModel', () => {
  test('is graded on the latest times, is calibrated, and beats the base rate', () => {
    const { grade, risks } = trainRiskModel(simulated(1, 8000, 1));
    expect(grade.auc.n).toBe(8000 * 0.2);
    expect(grade.beatsBase).toBe(true);
    // 160 customers a tenth: chance alone gives 0.8 · √(0.2 · 0.8 / 160) = 0.025.
    expect(calibrationError(grade.calibration)).toBeLessThan(0.045);
    const fresh = simulated(2, 8000, 1);
    const mean = risks(fresh.table).reduce((sum, risk) => sum + risk, 0) / 8000;
    expect(mean).toBeCloseTo(fresh.outcomes.reduce((sum, outcome) => sum + outcome, 0) / 8000, 1);
  });

  test('of twenty models of pure noise hardly one claims to beat the base rate', () => {
    let claims = 0;
    for (let seed = 1; seed <= 20; seed++) {
      if (trainRiskModel(simulated(seed, 600, 0)).grade.beatsBase) claims++;
    }
    expect(claims).toBeLessThanOrEqual(3);
  });

  test('a grade from before is no use when the world turns: what held and no longer does is not claimed', () => {
    const examples = simulated(5, 6000, 2);
    const turned = examples.outcomes.map((outcome, row) => (row >= 4800 ? 1 - outcome : outcome));
    expect(trainRiskModel({ ...examples, outcomes: turned }).grade.beatsBase).toBe(false);
  });

  test('rows of one customer stay in one part: none is foretold from the same customer at another time', () => {
    const alone = simulated(9, 300, 0, 0);
    const rows = Array.from({ length: 1200 }, (_, row) => row % 300);
    const examples = {
      table: takeRows(alone.table, rows),
      outcomes: Uint8Array.from(rows, (customer) => alone.outcomes[customer]),
      periods: Uint16Array.from(rows, (_, row) => Math.floor(row / 600)),
    };
    // What came is no matter of the features, but every customer has it four times.
    expect(trainRiskModel(examples).grade.auc.estimate).toBeGreaterThan(0.7);
    const { grade } = trainRiskModel({ ...examples, customers: Uint32Array.from(rows) });
    expect(Math.abs(grade.auc.estimate - 0.5)).toBeLessThan(0.1);
  });

  test('one time alone: customers are dealt into five parts', () => {
    const { table, outcomes } = simulated(6, 2000, 1);
    const { grade } = trainRiskModel({ table, outcomes, periods: new Uint16Array(2000) });
    expect(grade.auc.n).toBe(2000);
    expect(grade.beatsBase).toBe(true);
  });

  test('one time alone, and small groups who all do the same: deep trees are chosen', () => {
    const random = createRandom(3);
    const rows = 1200;
    const values = Float64Array.from({ length: 3 * rows }, () => Math.floor(5 * random()));
    const leaves = Array.from({ length: 5 ** 3 }, () => random() < 0.2);
    const outcomes = Uint8Array.from({ length: rows }, (_, row) => {
      const [one, other, third] = values.subarray(3 * row);
      return leaves[25 * one + 5 * other + third] ? 1 : 0;
    });
    const table = { values, rows, columns: 3 };
    const { learner, grade } = trainRiskModel({ table, outcomes, periods: new Uint16Array(rows) });
    expect(learner).toBe('deep boosted trees');
    expect(grade.auc.estimate).toBeGreaterThan(0.99);
  });

  test('further rows with the outcome teach, and change no figure', () => {
    const all = simulated(7, 12_000, 1, -3);
    const even = all.outcomes.map((_, row) => (row % 4 === 0 ? 1 : 0));
    const rows = [...even.keys()].filter((row) => even[row] === 1 || all.outcomes[row] === 1);
    const examples = {
      table: takeRows(all.table, rows),
      outcomes: Uint8Array.from(rows, (row) => all.outcomes[row]),
      periods: Uint16Array.from(rows, (row) => all.periods[row]),
      even: Uint8Array.from(rows, (row) => even[row]),
    };
    const { grade, risks } = trainRiskModel(examples);
    expect(grade.auc.n).toBe((12_000 / 4) * 0.2);
    const rate = all.outcomes.reduce((sum, outcome) => sum + outcome, 0) / 12_000;
    const mean = risks(all.table).reduce((sum, risk) => sum + risk, 0) / 12_000;
    expect(Math.abs(mean / rate - 1)).toBeLessThan(0.25);
    expect(grade.beatsBase).toBe(true);
  });

  test('whose outcome is not known yet on a day is not learned from for that day', () => {
    const { table, outcomes, periods } = simulated(8, 4000, 1);
    // Of the period before the graded ones the outcomes were not known then: turning them changes no grade.
    const turned = outcomes.map((outcome, row) => (periods[row] === 7 ? 1 - outcome : outcome));
    const graded = { periods: Uint16Array.from(periods), span: 2, table };
    const { grade } = trainRiskModel({ ...graded, outcomes });
    expect(grade.auc.n).toBe(4000 * 0.2);
    const other = trainRiskModel({ ...graded, outcomes: turned });
    expect(other.grade.brierOfBase).toBe(grade.brierOfBase);
  });

  test('refuses examples that all end alike', () => {
    const { table, periods } = simulated(1, 50, 0);
    expect(() => trainRiskModel({ table, periods, outcomes: new Uint8Array(50) })).toThrow('same outcome');
  });
});
