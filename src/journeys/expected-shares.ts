import { logisticRegression, predictLogistic } from '../stats/logistic-regression.js';
import type { JourneyLog } from './journey-log.js';
import { knownFeatures } from './known-features.js';

/** Customers at a moment of their own, and what came of those whose outcome counts as known. */
export interface Watched {
  readonly customers: Uint32Array;
  /** Unix seconds. */
  readonly times: Uint32Array;
  /** 1 for those to learn from. */
  readonly known: Uint8Array;
  readonly outcomes: Uint8Array;
}

const mostExamples = 20_000;
const fewestExamples = 200;
/** What goes with the outcome as closely as this was written down after it, and would explain away any change. */
const tooClose = 0.5;

/**
 * How likely the outcome was for each, from the traits known at their moment and their activity before it: what the mix
 * of customers alone leads to expect. Ridge logistic regression on those whose outcome is known; 0 for everybody where
 * they are too few.
 */
export function expectedShares(
  log: JourneyLog,
  { customers, times, known, outcomes }: Watched,
): Float64Array {
  const expected = new Float64Array(customers.length);
  const examples = Array.from(customers.keys()).filter((row) => known[row] === 1);
  const reached = examples.reduce((sum, row) => sum + outcomes[row], 0);
  if (examples.length < fewestExamples || reached === 0 || reached === examples.length) return expected;
  const { features, columns } = knownFeatures(log, customers, times);
  for (let column = 0; column < columns; column++) {
    if (Math.abs(correlation(features, columns, column, examples, outcomes)) < tooClose) continue;
    for (let place = column; place < features.length; place += columns) features[place] = 0;
  }
  const stride = Math.ceil(examples.length / mostExamples);
  const sample = examples.filter((_, place) => place % stride === 0);
  const training = new Float64Array(sample.length * columns);
  sample.forEach((row, place) =>
    training.set(features.subarray(row * columns, (row + 1) * columns), place * columns),
  );
  const model = logisticRegression({
    features: training,
    columns,
    outcomes: Uint8Array.from(sample, (row) => outcomes[row]),
    ridge: 1,
  });
  return expected.map((_, row) => predictLogistic(model, features, row * columns));
}

function correlation(
  features: Float64Array,
  columns: number,
  column: number,
  rows: readonly number[],
  outcomes: Uint8Array,
): number {
  let [x, y, xx, xy] = [0, 0, 0, 0];
  for (const row of rows) {
    const value = features[row * columns + column];
    x += value;
    xx += value * value;
    y += outcomes[row];
    xy += value * outcomes[row];
  }
  const n = rows.length;
  const spread = (n * xx - x * x) * (n * y - y * y);
  return spread > 0 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
}
