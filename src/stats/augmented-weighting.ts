import { solveCholesky } from './cholesky.js';
import { dealFolds } from './deal-folds.js';
import type { Estimate } from './estimate.js';
import { logisticRegression, predictLogistic } from './logistic-regression.js';
import { z95 } from './normal.js';
import { createRandom } from './random.js';

/** Customers who were treated and others who were not, with what was known of each before. */
export interface TreatmentRows {
  /** `rows × columns`, by rows, on like scales. */
  readonly features: Float64Array;
  readonly columns: number;
  /** 0 or 1 per row. */
  readonly treated: Uint8Array;
  readonly outcomes: Uint8Array;
  /** Rows of the same customer are not independent of each other. */
  readonly customers: Uint32Array;
  /** The chance of treatment where it was drawn by lot; else it is learned. */
  readonly drawnChance?: number;
}

export interface TreatmentEffect {
  /** Rise of the risk of the outcome by the treatment; n counts the rows that could be compared. */
  readonly effect: Estimate;
  /** Each row's share in it: the mean over any group of rows is that group's effect. NaN for rows left out. */
  readonly scores: Float64Array;
  /** Share of rows that have a counterpart: their chance of treatment is neither near 0 nor near 1. */
  readonly overlap: number;
  /** The largest difference between the two sides that is left after weighting, in standard deviations. */
  readonly imbalance: number;
}

const folds = 5;
const leastChance = 0.025;
const ridge = 1;

/**
 * Augmented inverse probability weighting, cross-fitted: chances of treatment and of the outcome are learned on four
 * fifths of the customers and applied to the other fifth (Robins, Rotnitzky & Zhao, Journal of the American Statistical
 * Association 89, 1994; Chernozhukov et al., Econometrics Journal 21, 2018). Right when one of the two models is.
 * Rows without overlap are left out (Crump, Hotz, Imbens & Mitnik, Biometrika 96, 2009). The variance is clustered by
 * customer. Deterministic.
 */
export function augmentedEffect(rows: TreatmentRows): TreatmentEffect {
  const { treated, outcomes, customers, features, columns, drawnChance } = rows;
  const fold = dealFolds(customers, folds, createRandom(17));
  const scores = new Float64Array(treated.length).fill(NaN);
  const weights = new Float64Array(treated.length);
  for (let held = 0; held < folds; held++) {
    const learned = learn(rows, (row) => fold[row] !== held);
    for (let row = 0; row < treated.length; row++) {
      if (fold[row] !== held) continue;
      const start = row * columns;
      const chance = drawnChance ?? predictLogistic(learned.chance, features, start);
      if (chance < leastChance || chance > 1 - leastChance) continue;
      const [withIt, without] = learned.risks.map((risk) => predictLinear(risk, features, start));
      weights[row] = treated[row] === 1 ? 1 / chance : -1 / (1 - chance);
      const rest = outcomes[row] - (treated[row] === 1 ? withIt : without);
      scores[row] = withIt - without + weights[row] * rest;
    }
  }
  const compared = Array.from(scores.keys()).filter((row) => !Number.isNaN(scores[row]));
  return {
    effect: meanEffect(scores, customers, compared),
    scores,
    overlap: compared.length / treated.length,
    imbalance: imbalanceOf(rows, weights),
  };
}

/** Mean score of some rows, with an interval that knows which rows are the same customer's. */
export function meanEffect(scores: Float64Array, customers: Uint32Array, rows: readonly number[]): Estimate {
  const n = rows.length;
  const mean = rows.reduce((sum, row) => sum + scores[row], 0) / n;
  const surplus = new Map<number, number>();
  for (const row of rows) {
    surplus.set(customers[row], (surplus.get(customers[row]) ?? 0) + scores[row] - mean);
  }
  let squares = 0;
  for (const sum of surplus.values()) squares += sum * sum;
  const half = surplus.size > 1 ? (z95 * Math.sqrt((squares * surplus.size) / (surplus.size - 1))) / n : 1;
  return { estimate: n > 0 ? mean : 0, low: Math.max(-1, mean - half), high: Math.min(1, mean + half), n };
}

function learn(
  { features, columns, treated, outcomes, drawnChance }: TreatmentRows,
  isKnown: (row: number) => boolean,
) {
  const known = Array.from(treated.keys()).filter(isKnown);
  const risks = [1, 0].map((side) =>
    ridgeRegression(
      features,
      columns,
      outcomes,
      known.filter((row) => treated[row] === side),
    ),
  );
  const training = new Float64Array(drawnChance === undefined ? known.length * columns : 0);
  if (drawnChance === undefined) {
    known.forEach((row, place) =>
      training.set(features.subarray(row * columns, (row + 1) * columns), place * columns),
    );
  }
  const chance =
    drawnChance === undefined
      ? logisticRegression({
          features: training,
          columns,
          outcomes: Uint8Array.from(known, (row) => treated[row]),
          ridge,
        })
      : { intercept: 0, coefficients: new Float64Array(columns) };
  return { chance, risks };
}

/** Intercept first. Risks that add up need no curve, and the weighting mends what a line misses. */
function ridgeRegression(
  features: Float64Array,
  columns: number,
  outcomes: Uint8Array,
  rows: readonly number[],
): Float64Array {
  const size = columns + 1;
  const normal = new Float64Array(size * size);
  const solution = new Float64Array(size);
  const values = new Float64Array(size);
  values[0] = 1;
  for (const row of rows) {
    values.set(features.subarray(row * columns, (row + 1) * columns), 1);
    for (let one = 0; one < size; one++) {
      if (values[one] === 0) continue;
      solution[one] += values[one] * outcomes[row];
      for (let other = 0; other <= one; other++) normal[one * size + other] += values[one] * values[other];
    }
  }
  for (let column = 0; column < size; column++) normal[column * size + column] += column === 0 ? 1e-9 : ridge;
  solveCholesky(normal, solution);
  return solution;
}

function predictLinear(weights: Float64Array, features: Float64Array, start: number): number {
  let risk = weights[0];
  for (let column = 1; column < weights.length; column++)
    risk += weights[column] * features[start + column - 1];
  return Math.min(1, Math.max(0, risk));
}

function imbalanceOf({ features, columns, treated }: TreatmentRows, weights: Float64Array): number {
  let largest = 0;
  for (let column = 0; column < columns; column++) {
    const sums = [0, 0];
    const totals = [0, 0];
    let [sum, squares, n] = [0, 0, 0];
    for (let row = 0; row < treated.length; row++) {
      const weight = Math.abs(weights[row]);
      if (weight === 0) continue;
      const value = features[row * columns + column];
      sums[treated[row]] += weight * value;
      totals[treated[row]] += weight;
      sum += value;
      squares += value * value;
      n++;
    }
    const deviation = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
    if (deviation > 0)
      largest = Math.max(largest, Math.abs(sums[1] / totals[1] - sums[0] / totals[0]) / deviation);
  }
  return largest;
}
