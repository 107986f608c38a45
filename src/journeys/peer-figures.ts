import type { FeatureTable } from '../stats/feature-table.js';
import type { FeatureColumn, FeaturePlan } from './feature-plan.js';
import type { PeerPlan } from './choose-peers.js';

/** What peers did by one day, and what became of their like before it. */
export interface PeerFigures {
  /** `codes × compared`: mean of each compared column. */
  readonly means: Float64Array;
  /** Per code, how often the outcome came within the horizon that ended on the day; NaN where that isn't known. */
  readonly rates: Float64Array;
}

/** Groups of fewer customers are taken as more like all of the day: this many of all are added to each. */
const added = 20;

/**
 * @param codes of the trait, per row of a table of one day.
 * @param before codes and outcomes of those at risk a horizon earlier, of whom it is known on the day what came.
 */
export function peerFigures(
  { compared }: PeerPlan,
  table: FeatureTable,
  codes: Float64Array,
  codeCount: number,
  before: { readonly codes: Float64Array; readonly outcomes: Uint8Array },
): PeerFigures {
  const means = new Float64Array(codeCount * compared.length);
  compared.forEach((column, place) => {
    const values = codes.map((_, row) => table.values[row * table.columns + column]);
    meansByCode(codes, values, codeCount).forEach((mean, code) => {
      means[code * compared.length + place] = mean;
    });
  });
  const rates = meansByCode(before.codes, Float64Array.from(before.outcomes), codeCount);
  return { means, rates };
}

function meansByCode(codes: Float64Array, values: Float64Array, codeCount: number): Float64Array {
  const counts = new Float64Array(codeCount);
  const sums = new Float64Array(codeCount);
  let [count, sum] = [0, 0];
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    counts[codes[row]]++;
    sums[codes[row]] += value;
    count++;
    sum += value;
  });
  const mean = sum / count;
  return counts.map((own, code) => (sums[code] + added * mean) / (own + added));
}

/** The columns that `addPeers` adds, in its order. */
export function peerColumns({ trait, compared }: PeerPlan, { columns }: FeaturePlan): FeatureColumn[] {
  return [
    { kind: 'peers', trait },
    ...compared.map((column) => ({ kind: 'against peers' as const, of: columns[column] })),
  ];
}

/**
 * A table with more columns: how often the outcome came to one's peers lately, and one's own behaviour less theirs.
 *
 * @param figuresOf of the day of a row.
 */
export function addPeers(
  { compared }: PeerPlan,
  table: FeatureTable,
  codes: Float64Array,
  figuresOf: (row: number) => PeerFigures,
): FeatureTable {
  const columns = table.columns + 1 + compared.length;
  const values = new Float64Array(table.rows * columns);
  for (let row = 0; row < table.rows; row++) {
    const own = table.values.subarray(row * table.columns, (row + 1) * table.columns);
    const { means, rates } = figuresOf(row);
    const start = row * columns;
    values.set(own, start);
    values[start + table.columns] = rates[codes[row]];
    compared.forEach((column, place) => {
      values[start + table.columns + 1 + place] = own[column] - means[codes[row] * compared.length + place];
    });
  }
  return { values, rows: table.rows, columns };
}
