import { binTable, chooseCuts, type BinCuts, type BinnedTable } from './feature-bins.js';
import type { FeatureTable } from './feature-table.js';
import { growTree, type Tree, type TreeSettings } from './grow-tree.js';
import type { Learner, Model } from './learner.js';
import { createRandom } from './random.js';

export interface BoostingSettings extends TreeSettings {
  readonly trees: number;
  /** Part of each tree's say. */
  readonly rate: number;
  /** Share of the rows, and of the columns, that a tree sees. */
  readonly rowShare: number;
  readonly columnShare: number;
  /** A tree sees no more rows than this: the others have their say in other trees. */
  readonly mostRows: number;
  readonly seed: number;
}

/** Small trees and small steps: where the signal is weak or drifts they matter more than anything else. */
export const usualBoosting: BoostingSettings = {
  trees: 180,
  leaves: 6,
  smallestLeaf: 60,
  ridge: 10,
  rate: 0.05,
  rowShare: 0.8,
  columnShare: 0.4,
  mostRows: 8000,
  seed: 1,
};

/** Where much goes with several things at once, and there are enough examples to tell. */
const largerBoosting: BoostingSettings = {
  ...usualBoosting,
  trees: 250,
  leaves: 16,
  smallestLeaf: 20,
  rate: 0.08,
  mostRows: 20_000,
};

/** Where hardly anything is chance: small groups of customers alike in many things, all of whom do the same. */
const deepBoosting: BoostingSettings = { ...largerBoosting, leaves: 31, ridge: 1, rate: 0.1 };

/**
 * Gradient boosting of trees on the log loss, with second derivatives, histograms of binned columns and leaf-wise
 * growth (Friedman, Annals of Statistics 29, 2001; Chen & Guestrin, XGBoost, KDD 2016; Ke et al., LightGBM, NIPS 2017).
 * O(trees × rows × columns). Deterministic from the seed.
 *
 * @param outcomes 0 or 1 per row.
 */
export function trainBoostedTrees(
  table: FeatureTable,
  outcomes: Uint8Array,
  settings: BoostingSettings,
): Model {
  const { rows, columns } = table;
  const random = createRandom(settings.seed);
  const cuts = chooseCuts(table);
  const binned = binTable(table, cuts);
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const base = Math.log((positives + 0.5) / (rows - positives + 0.5));
  const scores = new Float64Array(rows).fill(base);
  const slopes = new Float64Array(rows);
  const curvatures = new Float64Array(rows);
  const telling = [...cuts.cuts.keys()].filter((column) => cuts.cuts[column].length > 0);
  const rowShare = Math.min(settings.rowShare, settings.mostRows / rows);
  const trees: Tree[] = [];
  for (let round = 0; round < settings.trees; round++) {
    const seenRows = sample(rows, rowShare, random);
    for (let place = 0; place < seenRows.length; place++) {
      const row = seenRows[place];
      const probability = 1 / (1 + Math.exp(-scores[row]));
      slopes[row] = outcomes[row] - probability;
      curvatures[row] = probability * (1 - probability);
    }
    const seenColumns = Array.from(
      sample(telling.length, settings.columnShare, random),
      (place) => telling[place],
    );
    const tree = growTree(binned, seenRows, seenColumns, { slopes, curvatures }, settings);
    for (let leaf = 0; leaf < tree.values.length; leaf++) tree.values[leaf] *= settings.rate;
    addLeaves(scores, tree, binned);
    trees.push(tree);
  }
  return boostedModel(base, trees, cuts, columns);
}

/** With the usual settings. */
export const boostedTreesLearner: Learner = {
  name: 'boosted trees',
  train: (table, outcomes) => trainBoostedTrees(table, outcomes, usualBoosting),
};

export const largerTreesLearner: Learner = {
  name: 'larger boosted trees',
  train: (table, outcomes) => trainBoostedTrees(table, outcomes, largerBoosting),
};

export const deepTreesLearner: Learner = {
  name: 'deep boosted trees',
  train: (table, outcomes) => trainBoostedTrees(table, outcomes, deepBoosting),
};

function boostedModel(base: number, trees: readonly Tree[], cuts: BinCuts, columns: number): Model {
  return {
    score(table) {
      const binned = binTable(table, cuts);
      const scores = new Float64Array(table.rows).fill(base);
      for (const tree of trees) addLeaves(scores, tree, binned);
      return scores;
    },
    /** What changes from node to node on the way to the leaf belongs to the column that was asked (Saabas 2014). */
    contributions(table, row) {
      const start = row * columns;
      const one = { values: table.values.subarray(start, start + columns), rows: 1, columns };
      const { bins } = binTable(one, cuts);
      const parts = new Float64Array(columns);
      for (const tree of trees) {
        for (let node = 0; tree.columns[node] >= 0;) {
          const column = tree.columns[node];
          const next = bins[column] <= tree.bins[node] ? tree.lefts[node] : tree.rights[node];
          parts[column] += tree.values[next] - tree.values[node];
          node = next;
        }
      }
      return parts;
    },
  };
}

/** Adds to each row's score the value of the leaf that it falls into; node by node, which reads the bins in order. */
function addLeaves(scores: Float64Array, tree: Tree, { bins, rows }: BinnedTable): void {
  const nodes = new Uint8Array(rows);
  for (let node = 0; node < tree.columns.length; node++) {
    const column = tree.columns[node];
    if (column < 0) continue;
    const own = bins.subarray(column * rows, (column + 1) * rows);
    const [bin, left, right] = [tree.bins[node], tree.lefts[node], tree.rights[node]];
    for (let row = 0; row < rows; row++) {
      if (nodes[row] === node) nodes[row] = own[row] <= bin ? left : right;
    }
  }
  for (let row = 0; row < rows; row++) scores[row] += tree.values[nodes[row]];
}

/** Places below `count`, ascending, each with the chance `share`; all of them for a share of 1, at least one. */
function sample(count: number, share: number, random: () => number): Uint32Array {
  const places = new Uint32Array(count);
  let kept = 0;
  for (let place = 0; place < count; place++) {
    if (share >= 1 || random() < share) places[kept++] = place;
  }
  return kept > 0 ? places.subarray(0, kept) : places.map((_, place) => place);
}
