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

const mostRounds = 60;
const closeEnough = 1e-6;
const shortest = 1 / 1024;
/** A step that is not shorter than this part of the one before it is slow. */
const slowest = 0.7;
/** So many rows, and more for many columns, tell the curvature well enough to step by. */
const curvatureRows = 4000;
const curvatureRowsPerColumn = 25;
/** From this round on a sampled curvature changes no more. */
const settledRound = 3;

/**
 * Logistic regression with a ridge penalty, by Newton's method (iteratively reweighted least squares; Hastie,
 * Tibshirani & Friedman, The Elements of Statistical Learning, §4.4.1). Of many rows the curvature is taken from an even
 * sample and only the slope from all: more and cheaper steps to the same place (sub-sampled Newton: Roosta-Khorasani &
 * Mahoney, Mathematical Programming 174, 2019). Features should be on like scales.
 */
export function logisticRegression(training: LogisticTraining): LogisticModel {
  const { columns, outcomes } = training;
  const size = columns + 1;
  const enough = Math.max(curvatureRows, curvatureRowsPerColumn * columns);
  let stride = Math.max(1, Math.floor(outcomes.length / enough));
  let weights = new Float64Array(size);
  weights[0] = commonLogOdds(outcomes);
  let { loss, slope } = descentAt(training, weights);
  let curvature: Float64Array = new Float64Array();
  let before = Infinity;
  for (let round = 0; round < mostRounds; round++) {
    if (round < settledRound || stride === 1) curvature = curvatureAt(training, weights, stride);
    const step = slope.slice();
    solveCholesky(curvature.slice(), step);
    // Far from the goal a whole step may lead past it.
    let length = 1;
    let [next, found] = [weights, { loss: Infinity, slope }];
    for (; length > shortest && !(found.loss <= loss + closeEnough); length /= 2) {
      next = weights.map((weight, column) => weight + length * step[column]);
      found = descentAt(training, next);
    }
    weights = next;
    ({ loss, slope } = found);
    const largest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    if (largest < closeEnough) break;
    // A sample that doesn't stand for all leads nowhere.
    if (round > settledRound && largest > slowest * before) stride = 1;
    before = largest;
  }
  return { intercept: weights[0], coefficients: weights.slice(1) };
}

/** Of the outcome, with half a row added to either side. */
function commonLogOdds(outcomes: Uint8Array): number {
  const came = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  return Math.log((came + 0.5) / (outcomes.length - came + 0.5));
}

/** The penalised log likelihood, negative, and the direction in which each weight lessens it. */
function descentAt({ features, columns, outcomes, ridge }: LogisticTraining, weights: Float64Array) {
  const slope = new Float64Array(columns + 1);
  let loss = 0;
  for (let row = 0, start = 0; row < outcomes.length; row++, start += columns) {
    const score = scoreAt(features, start, columns, weights);
    const rest = outcomes[row] - 1 / (1 + Math.exp(-score));
    loss += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - outcomes[row] * score;
    slope[0] += rest;
    for (let column = 0; column < columns; column++) slope[column + 1] += rest * features[start + column];
  }
  for (let column = 1; column < weights.length; column++) {
    slope[column] -= ridge * weights[column];
    loss += (ridge / 2) * weights[column] ** 2;
  }
  return { loss, slope };
}

/** Second derivatives of the penalised log likelihood, negative; from every `stride`th row. Lower triangle by rows. */
function curvatureAt(
  { features, columns, outcomes, ridge }: LogisticTraining,
  weights: Float64Array,
  stride: number,
): Float64Array {
  const size = columns + 1;
  const curvature = new Float64Array(size * size);
  const sampled = Math.ceil(outcomes.length / stride);
  const share = outcomes.length / sampled;
  // Most features of one-hot traits are 0: only the places of the others are gone through.
  const places = new Uint32Array(columns);
  const values = new Float64Array(columns);
  for (let row = 0; row < outcomes.length; row += stride) {
    const start = row * columns;
    const probability = 1 / (1 + Math.exp(-scoreAt(features, start, columns, weights)));
    const slope = share * Math.max(probability * (1 - probability), 1e-10);
    let filled = 0;
    for (let column = 0; column < columns; column++) {
      const value = features[start + column];
      if (value === 0) continue;
      values[filled] = value;
      places[filled++] = column + 1;
    }
    curvature[0] += slope;
    for (let one = 0; one < filled; one++) {
      const weighed = slope * values[one];
      const line = places[one] * size;
      curvature[line] += weighed;
      for (let other = 0; other <= one; other++) {
        curvature[line + places[other]] += weighed * values[other];
      }
    }
  }
  for (let column = 1; column < size; column++) curvature[column * size + column] += ridge;
  curvature[0] += 1e-9;
  return curvature;
}

function scoreAt(features: Float64Array, start: number, columns: number, weights: Float64Array): number {
  let score = weights[0];
  for (let column = 0; column < columns; column++) score += weights[column + 1] * features[start + column];
  return score;
}

/** Probability for the row of features that starts at `start`. */
export function predictLogistic(model: LogisticModel, features: Float64Array, start = 0): number {
  let score = model.intercept;
  for (let column = 0; column < model.coefficients.length; column++) {
    score += model.coefficients[column] * features[start + column];
  }
  return 1 / (1 + Math.exp(-score));
}
