import type { FeatureTable } from './feature-table.js';

export interface WorkingColumns {
  /** `rows × columns`, standardised, what is unknown at 0. */
  readonly features: Float64Array;
  readonly columns: number;
}

const mostColumns = 30;
const mostSquares = 10;
const rowsPerColumn = 20;
/** A value further out is brought in: a line follows such values too far. */
const furthest = 4;
/** What goes with the outcome as closely as this was written down after it. */
const tooClose = 0.7;

/**
 * The columns that go most closely with the treatment or with the outcome, standardised: leaving out one that goes with
 * neither confounds nothing (double selection: Belloni, Chernozhukov & Hansen, Review of Economic Studies 81, 2014).
 */
export function workingColumns(
  { values, rows, columns }: FeatureTable,
  treated: Uint8Array,
  outcomes: Uint8Array,
): WorkingColumns {
  const scales = Array.from({ length: columns }, (_, column) => scaleOf(values, rows, columns, column));
  const ranked = scales
    .map((scale, column) => {
      if (scale.deviation === 0) return { column, closeness: 0 };
      const own = (row: number) => standard(values[row * columns + column], scale);
      const withOutcome = Math.abs(correlation(own, outcomes));
      const closeness =
        withOutcome > tooClose ? 0 : Math.max(withOutcome, Math.abs(correlation(own, treated)));
      return { column, closeness };
    })
    .filter(({ closeness }) => closeness > 0)
    .sort((a, b) => b.closeness - a.closeness)
    .slice(0, Math.max(1, Math.min(mostColumns, Math.floor(rows / rowsPerColumn))));
  const width = ranked.length + Math.min(mostSquares, ranked.length);
  const features = new Float64Array(rows * width);
  ranked.forEach(({ column }, place) => {
    const square = ranked.length + place;
    for (let row = 0; row < rows; row++) {
      const value = standard(values[row * columns + column], scales[column]);
      features[row * width + place] = value;
      if (square < width) features[row * width + square] = (value * value - 1) / furthest;
    }
  });
  return { features, columns: width };
}

interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

function scaleOf(values: Float64Array, rows: number, columns: number, column: number): Scale {
  let [count, sum, squares] = [0, 0, 0];
  for (let place = column; place < rows * columns; place += columns) {
    if (Number.isNaN(values[place])) continue;
    count++;
    sum += values[place];
    squares += values[place] ** 2;
  }
  const mean = count > 0 ? sum / count : 0;
  return { mean, deviation: count > 0 ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0 };
}

function standard(value: number, { mean, deviation }: Scale): number {
  if (Number.isNaN(value) || deviation === 0) return 0;
  return Math.min(furthest, Math.max(-furthest, (value - mean) / deviation));
}

/** Of standardised values with a 0 or 1. */
function correlation(own: (row: number) => number, flags: Uint8Array): number {
  let [x, xx, xy, y] = [0, 0, 0, 0];
  for (let row = 0; row < flags.length; row++) {
    const value = own(row);
    x += value;
    xx += value * value;
    xy += value * flags[row];
    y += flags[row];
  }
  const n = flags.length;
  const spread = (n * xx - x * x) * (n * y - y * y);
  return spread > 0 ? (n * xy - x * y) / Math.sqrt(spread) : 0;
}
