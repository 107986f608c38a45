import type { FeatureTable } from './feature-table.js';
import type { Learner } from './learner.js';
import { logisticRegression } from './logistic-regression.js';

/** More examples cost time and teach a straight line nothing. */
const mostRows = 20_000;
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
    for (let row = 0; row < rows; row++) standardise(table, row * stride, scale, features, row * columns);
    const { intercept, coefficients } = logisticRegression({
      features,
      columns,
      outcomes: Uint8Array.from({ length: rows }, (_, row) => outcomes[row * stride]),
      ridge,
    });
    const contributions = (other: FeatureTable, row: number) => {
      const own = new Float64Array(columns);
      standardise(other, row, scale, own, 0);
      return own.map((value, column) => value * coefficients[column]);
    };
    return {
      contributions,
      score: (other) =>
        Float64Array.from({ length: other.rows }, (_, row) =>
          contributions(other, row).reduce((sum, part) => sum + part, intercept),
        ),
    };
  },
};

interface Scale {
  readonly means: Float64Array;
  /** 0 for a column in which all rows are alike. */
  readonly deviations: Float64Array;
}

function measureColumns({ values, rows, columns }: FeatureTable): Scale {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let column = 0; column < columns; column++) {
    let count = 0;
    let sum = 0;
    for (let place = column; place < rows * columns; place += columns) {
      if (Number.isNaN(values[place])) continue;
      count++;
      sum += values[place];
    }
    const mean = count > 0 ? sum / count : 0;
    let squares = 0;
    for (let place = column; place < rows * columns; place += columns) {
      if (!Number.isNaN(values[place])) squares += (values[place] - mean) ** 2;
    }
    means[column] = mean;
    deviations[column] = count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
  }
  return { means, deviations };
}

function standardise(
  { values, columns }: FeatureTable,
  row: number,
  { means, deviations }: Scale,
  target: Float64Array,
  at: number,
): void {
  for (let column = 0; column < columns; column++) {
    const value = values[row * columns + column];
    if (Number.isNaN(value) || deviations[column] === 0) continue;
    const distance = (value - means[column]) / deviations[column];
    target[at + column] = Math.min(furthest, Math.max(-furthest, distance));
  }
}
