import type { BinnedTable } from './feature-bins.js';

export interface TreeSettings {
  /** At most. */
  readonly leaves: number;
  /** Rows that a leaf must have. */
  readonly smallestLeaf: number;
  /** Added to the curvature of every leaf, as if that much said "no effect". */
  readonly ridge: number;
}

/** First and second derivatives of the log likelihood, per row. */
export interface Derivatives {
  readonly slopes: Float64Array;
  readonly curvatures: Float64Array;
}

/** A tree as columns of its nodes; node 0 is the root. */
export interface Tree {
  /** Column that a node asks about; -1 for a leaf. */
  readonly columns: Int32Array;
  /** Rows whose bin is at most this go left. */
  readonly bins: Uint8Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;
  /** Newton's step of each node, leaf or not. */
  readonly values: Float64Array;
}

const binCount = 66;
/** Per bin: slope, curvature, rows. */
const width = 3;

interface Growing {
  readonly node: number;
  readonly rows: Uint32Array;
  readonly histogram: Float64Array;
  readonly split: Split | undefined;
}

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

/**
 * Grows one tree, always splitting the leaf that gains most. The gain is that of the second-order expansion of the loss
 * (Chen & Guestrin 2016, equation 7). Of two children only the smaller is counted; the other is the difference.
 */
export function growTree(
  table: BinnedTable,
  rows: Uint32Array,
  columns: readonly number[],
  derivatives: Derivatives,
  settings: TreeSettings,
): Tree {
  const most = 2 * settings.leaves - 1;
  const tree: Tree = {
    columns: new Int32Array(most).fill(-1),
    bins: new Uint8Array(most),
    lefts: new Int32Array(most),
    rights: new Int32Array(most),
    values: new Float64Array(most),
  };
  const settle = (node: number, own: Uint32Array, histogram: Float64Array): Growing => {
    const { slope, curvature } = totalOf(histogram);
    tree.values[node] = slope / (curvature + settings.ridge);
    return { node, rows: own, histogram, split: bestSplit(histogram, columns, settings) };
  };
  const leaves = [settle(0, rows, countHistogram(table, rows, columns, derivatives))];
  let nodes = 1;
  while (leaves.length < settings.leaves) {
    let best = -1;
    leaves.forEach(({ split }, place) => {
      if (split && split.gain > (leaves[best]?.split?.gain ?? 0)) best = place;
    });
    const leaf = leaves[best];
    if (!leaf?.split) break;
    const { column, bin } = leaf.split;
    const [left, right] = partition(table, leaf.rows, column, bin);
    const smaller = left.length <= right.length ? left : right;
    const counted = countHistogram(table, smaller, columns, derivatives);
    const rest = leaf.histogram;
    for (let place = 0; place < rest.length; place++) rest[place] -= counted[place];
    tree.columns[leaf.node] = column;
    tree.bins[leaf.node] = bin;
    tree.lefts[leaf.node] = nodes;
    tree.rights[leaf.node] = nodes + 1;
    leaves.splice(
      best,
      1,
      settle(nodes, left, smaller === left ? counted : rest),
      settle(nodes + 1, right, smaller === left ? rest : counted),
    );
    nodes += 2;
  }
  return tree;
}

/** By column of `columns`, then bin. The inner loop is most of the cost of learning: it reads in order and calls nothing. */
function countHistogram(
  { bins, rows: rowCount }: BinnedTable,
  rows: Uint32Array,
  columns: readonly number[],
  { slopes, curvatures }: Derivatives,
): Float64Array {
  const histogram = new Float64Array(columns.length * binCount * width);
  const own = { slopes: new Float64Array(rows.length), curvatures: new Float64Array(rows.length) };
  for (let place = 0; place < rows.length; place++) {
    own.slopes[place] = slopes[rows[place]];
    own.curvatures[place] = curvatures[rows[place]];
  }
  for (let index = 0; index < columns.length; index++) {
    const offset = columns[index] * rowCount;
    addColumn(histogram, index * binCount, bins.subarray(offset, offset + rowCount), rows, own);
  }
  return histogram;
}

function addColumn(
  histogram: Float64Array,
  start: number,
  bins: Uint8Array,
  rows: Uint32Array,
  { slopes, curvatures }: Derivatives,
): void {
  for (let place = 0; place < rows.length; place++) {
    const cell = (start + bins[rows[place]]) * width;
    histogram[cell] += slopes[place];
    histogram[cell + 1] += curvatures[place];
    histogram[cell + 2]++;
  }
}

function totalOf(histogram: Float64Array): { slope: number; curvature: number; count: number } {
  let [slope, curvature, count] = [0, 0, 0];
  for (let cell = 0; cell < binCount * width; cell += width) {
    slope += histogram[cell];
    curvature += histogram[cell + 1];
    count += histogram[cell + 2];
  }
  return { slope, curvature, count };
}

function bestSplit(
  histogram: Float64Array,
  columns: readonly number[],
  { smallestLeaf, ridge }: TreeSettings,
): Split | undefined {
  const total = totalOf(histogram);
  const whole = (total.slope * total.slope) / (total.curvature + ridge);
  let best: Split | undefined;
  columns.forEach((column, index) => {
    let [slope, curvature, count] = [0, 0, 0];
    for (let bin = 0; bin < binCount - 1; bin++) {
      const cell = (index * binCount + bin) * width;
      if (histogram[cell + 2] === 0) continue;
      slope += histogram[cell];
      curvature += histogram[cell + 1];
      count += histogram[cell + 2];
      if (total.count - count < smallestLeaf) break;
      if (count < smallestLeaf) continue;
      const other = total.slope - slope;
      const gain =
        (slope * slope) / (curvature + ridge) +
        (other * other) / (total.curvature - curvature + ridge) -
        whole;
      if (gain > (best?.gain ?? 1e-9)) best = { gain, column, bin };
    }
  });
  return best;
}

function partition(
  { bins, rows: rowCount }: BinnedTable,
  rows: Uint32Array,
  column: number,
  bin: number,
): [left: Uint32Array, right: Uint32Array] {
  const offset = column * rowCount;
  const left = new Uint32Array(rows.length);
  const right = new Uint32Array(rows.length);
  let lefts = 0;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    if (bins[offset + row] <= bin) left[lefts++] = row;
    else right[place - lefts] = row;
  }
  return [left.subarray(0, lefts), right.subarray(0, rows.length - lefts)];
}
