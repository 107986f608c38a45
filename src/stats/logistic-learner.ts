import type { FeatureTable } from './feature-table.js';
import type { Learner } from './learner.js';
import { logisticRegression } from './logistic-regression.js';

/** More examples cost time and teach a straight line little. */
const mostRows = 40_000;
/** A value further out than this many standard deviations is brought in: a line follows such values too far. */
const furthest = 4;

/** Counts as so many customers who say "no effect": many columns and few outcomes need it. */
const ridge = 100;

/** Ridge logistic regression on standardised columns; what is unknown counts as average. */
export const logisticLearner: Learner = {
  name: 'logistic regression',
  train(table, outcomes) {
    const { columns } = table;
    const scale = measureColumns(table);
    const stride = Math.ceil(table.rows / mostRows) || 1;
    const rows = Math.ceil(table.rows / stride);
    const features = new Float64Array(rows * columns);
    for (let row = 0; row < rows; row++) rescale(table, row * stride, scale, features, row * columns);
    const { intercept, coefficients } = logisticRegression({
      features,
      columns,
      outcomes: Uint8Array.from({ length: rows }, (_, row) => outcomes[row * stride]),
      ridge,
    });
    const own = new Float64Array(columns);
    return {
      contributions(other, row) {
        rescale(other, row, scale, own, 0);
        return own.map((value, column) => (value - scale.middles[column]) * coefficients[column]);
      },
      score: (other) =>
        Float64Array.from({ length: other.rows }, (_, row) => {
          rescale(other, row, scale, own, 0);
          return own.reduce((sum, value, column) => sum + value * coefficients[column], intercept);
        }),
    };
  },
};

interface Scale {
  /** What becomes 0: the mean; of columns that are mostly 0 that stays, so that most of the work is saved. */
  readonly zeros: Float64Array;
  /** 0 for a column in which all rows are alike. */
  readonly deviations: Float64Array;
  /** What the mean becomes. */
  readonly middles: Float64Array;
}

function measureColumns({ values, rows, columns }: FeatureTable): Scale {
  const counts = new Float64Array(columns);
  const empty = new Float64Array(columns);
  const sums = new Float64Array(columns);
  eachKnown(values, columns, (column, value) => {
    counts[column]++;
    sums[column] += value;
    if (value === 0) empty[column]++;
  });
  const means = sums.map((sum, column) => (counts[column] > 0 ? sum / counts[column] : 0));
  const squares = new Float64Array(columns);
  eachKnown(values, columns, (column, value) => (squares[column] += (value - means[column]) ** 2));
  const deviations = squares.map((sum, column) =>
    counts[column] > 1 ? Math.sqrt(sum / (counts[column] - 1)) : 0,
  );
  const isMostlyEmpty = (column: number) => 2 * empty[column] > rows;
  return {
    deviations,
    zeros: means.map((mean, column) => (isMostlyEmpty(column) ? 0 : mean)),
    middles: means.map((mean, column) =>
      isMostlyEmpty(column) && deviations[column] > 0 ? mean / deviations[column] : 0,
    ),
  };
}

/** By rows, as the values lie. */
function eachKnown(
  values: Float64Array,
  columns: number,
  use: (column: number, value: number) => void,
): void {
  for (let start = 0; start < values.length; start += columns) {
    for (let column = 0; column < columns; column++) {
      const value = values[start + column];
      if (!Number.isNaN(value)) use(column, value);
    }
  }
}

/** A row in standard deviations; what is unknown counts as the mean. */
function rescale(
  { values, columns }: FeatureTable,
  row: number,
  { zeros, deviations, middles }: Scale,
  target: Float64Array,
  at: number,
): void {
  for (let column = 0; column < columns; column++) {
    const value = values[row * columns + column];
    const middle = middles[column];
    if (Number.isNaN(value) || deviations[column] === 0) target[at + column] = middle;
    else {
      const scaled = (value - zeros[column]) / deviations[column];
      target[at + column] = Math.min(middle + furthest, Math.max(middle - furthest, scaled));
    }
  }
}
