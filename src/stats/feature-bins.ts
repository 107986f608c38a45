import type { FeatureTable } from './feature-table.js';

/** Where the bins of each column begin. Bin 0 holds what is unknown. */
export interface BinCuts {
  /** Ascending; a value is in bin `1 + how many cuts are at most it`. */
  readonly cuts: readonly Float64Array[];
}

/** Bins of every value. */
export interface BinnedTable {
  /** By columns: `bins[column * rows + row]`. */
  readonly bins: Uint8Array;
  readonly rows: number;
}

const mostBins = 64;
const mostSampled = 6000;

/** Cuts each column at its quantiles; between few values, at each. */
export function chooseCuts({ values, rows, columns }: FeatureTable): BinCuts {
  const stride = Math.ceil(rows / mostSampled) || 1;
  const cuts = Array.from({ length: columns }, (_, column) => {
    const known: number[] = [];
    for (let row = 0; row < rows; row += stride) {
      const value = values[row * columns + column];
      if (!Number.isNaN(value)) known.push(value);
    }
    return cutsOf(Float64Array.from(known).sort());
  });
  return { cuts };
}

function cutsOf(sorted: Float64Array): Float64Array {
  const distinct = sorted.filter((value, place) => place === 0 || value !== sorted[place - 1]);
  const candidates =
    distinct.length <= mostBins
      ? distinct
      : Float64Array.from(
          { length: mostBins },
          (_, bin) => sorted[Math.floor((bin * sorted.length) / mostBins)],
        );
  return candidates.filter((value, place) => place > 0 && value > candidates[place - 1]);
}

export function binTable({ values, rows, columns }: FeatureTable, { cuts }: BinCuts): BinnedTable {
  const bins = new Uint8Array(rows * columns);
  cuts.forEach((own, column) => {
    for (let row = 0; row < rows; row++)
      bins[column * rows + row] = binOf(values[row * columns + column], own);
  });
  return { bins, rows };
}

export function binOf(value: number, cuts: Float64Array): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (cuts[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
