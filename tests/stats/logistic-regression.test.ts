import { expect, test } from 'vitest';
import { solveCholesky } from '../../src/stats/cholesky.js';
import { logisticRegression, predictLogistic } from '../../src/stats/logistic-regression.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

test('Cholesky solves, and refuses what is not positive definite', () => {
  const matrix = Float64Array.of(4, 0, 0, 2, 5, 0, -2, 1, 6);
  const right = Float64Array.of(2, 9, 13);
  // 4x + 2y − 2z = 2, 2x + 5y + z = 9, −2x + y + 6z = 13.
  solveCholesky(matrix, right);
  const [x, y, z] = right;
  expect(4 * x + 2 * y - 2 * z).toBeCloseTo(2, 12);
  expect(2 * x + 5 * y + z).toBeCloseTo(9, 12);
  expect(-2 * x + y + 6 * z).toBeCloseTo(13, 12);
  expect(() => solveCholesky(Float64Array.of(1, 0, 2, 1), Float64Array.of(1, 1))).toThrow(
    'positive definite',
  );
});

// R: glm(pass ~ hours, binomial) on the twenty students of the well-known example: intercept −4.0777, hours 1.5046.
test('equals the published fit of a known example', () => {
  const hours = [
    0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5,
  ];
  const pass = [0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1];
  const model = logisticRegression({
    features: Float64Array.from(hours),
    columns: 1,
    outcomes: Uint8Array.from(pass),
    ridge: 0,
  });
  expect(model.intercept).toBeCloseTo(-4.0777, 3);
  expect(model.coefficients[0]).toBeCloseTo(1.5046, 3);
  expect(predictLogistic(model, Float64Array.of(2))).toBeCloseTo(0.2557, 3);
});

test('finds the coefficients that made the data, and shrinks with the ridge', () => {
  const random = createRandom(5);
  const rows = 20_000;
  const features = Float64Array.from({ length: rows * 3 }, () => randomNormal(random));
  const truth = { intercept: -0.5, coefficients: Float64Array.of(1, 0, -0.7) };
  const outcomes = Uint8Array.from({ length: rows }, (_, row) =>
    random() < predictLogistic(truth, features, row * 3) ? 1 : 0,
  );
  const model = logisticRegression({ features, columns: 3, outcomes, ridge: 1 });
  truth.coefficients.forEach((value, column) =>
    expect(Math.abs(model.coefficients[column] - value)).toBeLessThan(0.07),
  );
  const shrunk = logisticRegression({ features, columns: 3, outcomes, ridge: 1e7 });
  expect(Math.hypot(...shrunk.coefficients)).toBeLessThan(0.01);
});

test('separable outcomes stay finite under a ridge', () => {
  const model = logisticRegression({
    features: Float64Array.of(-1, -2, 1, 2),
    columns: 1,
    outcomes: Uint8Array.of(0, 0, 1, 1),
    ridge: 1,
  });
  expect(Number.isFinite(model.coefficients[0])).toBe(true);
});

test.each([
  ['usual', 1],
  ['nearly separable', 6],
])('of many rows it ends where the slope of all of them is zero: %s', (_, strength) => {
  const random = createRandom(9);
  const [rows, columns, ridge] = [15_000, 6, 3];
  const features = Float64Array.from({ length: rows * columns }, () => randomNormal(random));
  const outcomes = Uint8Array.from({ length: rows }, (_, row) => {
    const score = strength * (features[row * columns] + features[row * columns + 1]) - 3 * strength;
    return random() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
  });
  const model = logisticRegression({ features, columns, outcomes, ridge });
  const rest = Float64Array.from(
    outcomes,
    (outcome, row) => outcome - predictLogistic(model, features, row * columns),
  );
  expect(Math.abs(rest.reduce((sum, each) => sum + each, 0))).toBeLessThan(0.01);
  for (let column = 0; column < columns; column++) {
    const slope = rest.reduce((sum, each, row) => sum + each * features[row * columns + column], 0);
    expect(Math.abs(slope - ridge * model.coefficients[column])).toBeLessThan(0.01);
  }
});
