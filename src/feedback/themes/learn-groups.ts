import { factorCholesky, solveFactored } from '../../stats/cholesky.js';
import { productSums } from '../vectors/product-sums.js';
import { dotAt, inOneRow } from '../vectors/rows.js';
import { meanOf } from '../vectors/vector.js';

/** Penalty on the weights of the regression; from a tenth to three times as much tells groups apart as well. */
const penalty = 1;
/** The others lie between groups, and would blur what is learnt of them. */
const clearShare = 0.9;

/** Of each item: the group that it is learnt to be of, and how much that scores above the next. */
interface Learnt {
  readonly groups: Uint32Array;
  readonly margins: Float32Array;
}

/**
 * Groups mended by learning them: a linear classifier (ridge regression on who is a member; Hastie, Tibshirani & Friedman,
 * The Elements of Statistical Learning, 4.2) learns what tells them apart, and once more from the items that it tells
 * clearly. A centre weighs all directions alike, a classifier those that matter. Groups may lose all their items.
 * O(items × dimensions²).
 *
 * @param vectors of length 1.
 */
export function learnGroups(vectors: readonly Float32Array[], groups: Uint32Array): Uint32Array {
  if (new Set(groups).size < 2) return groups;
  const all = classify(vectors, groups, () => true);
  const leastClear = all.margins.toSorted()[Math.floor((1 - clearShare) * vectors.length)];
  return classify(vectors, all.groups, (item) => all.margins[item] >= leastClear).groups;
}

function classify(
  vectors: readonly Float32Array[],
  groups: Uint32Array,
  isExample: (item: number) => boolean,
): Learnt {
  const examples = [...vectors.keys()].filter(isExample);
  const numbers = [...new Set(examples.map((item) => groups[item]))];
  const { mean, weights } = fit(vectors, groups, examples, numbers);
  const shares = numbers.map(
    (number) => examples.filter((item) => groups[item] === number).length / examples.length,
  );
  const { rows, width } = inOneRow([...weights, mean, mean]);
  const offsets = numbers.map(
    (_, place) => shares[place] - dotAt(rows, place * width, numbers.length * width, width),
  );
  const here = (numbers.length + 1) * width;
  const learnt = { groups: new Uint32Array(vectors.length), margins: new Float32Array(vectors.length) };
  vectors.forEach((vector, item) => {
    rows.set(vector, here);
    let [best, next] = [-Infinity, -Infinity];
    numbers.forEach((number, place) => {
      const score = offsets[place] + dotAt(rows, place * width, here, width);
      if (score > best) {
        [best, next] = [score, best];
        learnt.groups[item] = number;
      } else if (score > next) next = score;
    });
    learnt.margins[item] = best - next;
  });
  return learnt;
}

/** Of each group, the weights of the regression of being its member (1 or 0) on the vectors less their mean. */
function fit(
  vectors: readonly Float32Array[],
  groups: Uint32Array,
  examples: readonly number[],
  numbers: readonly number[],
): { mean: Float32Array; weights: Float32Array[] } {
  const mean = meanOf(examples.map((item) => vectors[item]));
  const dimensions = mean.length;
  const squares = productSums(
    examples.map((item) => vectors[item]),
    mean,
  );
  for (let place = 0; place < dimensions; place++) squares[place * dimensions + place] += penalty;
  factorCholesky(squares, dimensions);
  const placeOf = new Map(numbers.map((number, place) => [number, place]));
  const sums = numbers.map(() => new Float64Array(dimensions));
  for (const item of examples) {
    const sum = sums[placeOf.get(groups[item]) ?? 0];
    for (let dimension = 0; dimension < dimensions; dimension++)
      sum[dimension] += vectors[item][dimension] - mean[dimension];
  }
  for (const sum of sums) solveFactored(squares, sum);
  return { mean, weights: sums.map((sum) => Float32Array.from(sum)) };
}
