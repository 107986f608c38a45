import { solveCholesky } from './cholesky.js';

export interface LogisticTraining {
  /** `rows × columns`, by rows. */
  readonly features: Float64Array;
  readonly columns: number;
  /** 0 or 1 per row. */
  readonly outcomes: Uint8Array;
  /** Weight of the squared coefficients (not of the intercept), as if that many rows said "no effect". */
  readonly ridge: number;
}

export interface LogisticModel {
  readonly intercept: number;
  /** Log odds per unit of each feature. */
  readonly coefficients: Float64Array;
}

const mostRounds = 50;

/**
 * Logistic regression with a ridge penalty, by Newton's method (iteratively reweighted least squares; Hastie,
 * Tibshirani & Friedman, The Elements of Statistical Learning, §4.4.1). Features should be on like scales.
 * O(rows × filled columns²) a round, about six rounds.
 */
export function logisticRegression({ features, columns, outcomes, ridge }: LogisticTraining): LogisticModel {
  const size = columns + 1;
  const rows = outcomes.length;
  const weights = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const step = new Float64Array(size);
  // Most features of one-hot traits are 0: only the places of the others are gone through.
  const places = new Uint32Array(columns);
  for (let round = 0; round < mostRounds; round++) {
    hessian.fill(0);
    step.fill(0);
    for (let row = 0; row < rows; row++) {
      const start = row * columns;
      let score = weights[0];
      let filled = 0;
      for (let column = 0; column < columns; column++) {
        const value = features[start + column];
        if (value === 0) continue;
        score += weights[column + 1] * value;
        places[filled++] = column;
      }
      const probability = 1 / (1 + Math.exp(-score));
      const slope = Math.max(probability * (1 - probability), 1e-10);
      const rest = outcomes[row] - probability;
      step[0] += rest;
      hessian[0] += slope;
      for (let one = 0; one < filled; one++) {
        const value = features[start + places[one]];
        step[places[one] + 1] += rest * value;
        const weighed = slope * value;
        const line = (places[one] + 1) * size;
        hessian[line] += weighed;
        for (let other = 0; other <= one; other++) {
          hessian[line + places[other] + 1] += weighed * features[start + places[other]];
        }
      }
    }
    for (let column = 1; column < size; column++) {
      step[column] -= ridge * weights[column];
      hessian[column * size + column] += ridge;
    }
    hessian[0] += 1e-9;
    solveCholesky(hessian, step);
    let largest = 0;
    for (let column = 0; column < size; column++) {
      weights[column] += step[column];
      largest = Math.max(largest, Math.abs(step[column]));
    }
    if (largest < 1e-8) break;
  }
  return { intercept: weights[0], coefficients: weights.slice(1) };
}

/** Probability for the row of features that starts at `start`. */
export function predictLogistic(model: LogisticModel, features: Float64Array, start = 0): number {
  let score = model.intercept;
  for (let column = 0; column < model.coefficients.length; column++) {
    score += model.coefficients[column] * features[start + column];
  }
  return 1 / (1 + Math.exp(-score));
}
