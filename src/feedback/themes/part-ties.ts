import { factorCholesky, solveFactored } from '../../stats/cholesky.js';
import { dotAt, inOneRow } from '../vectors/rows.js';
import { productSums } from '../vectors/product-sums.js';
import { meanOf } from '../vectors/vector.js';

/** On the weights of the regression; with three times as much, or a third, parts are told about as well. */
const penalty = 0.3;

/**
 * How much each part speaks for another's being of its group, in a regression of who is of a group (1 or 0; see
 * learnGroups) that is learnt without the texts of that other part: from one fit of all, the texts that are left out are
 * taken back exactly (Woodbury's identity, as in Cook & Weisberg, Residuals and Influence in Regression, 1982). What a
 * part is like is one vector, so it serves whatever groups the others are in. O(texts × dimensions²).
 *
 * @param parts places of the texts of each.
 * @param isTold parts that it is told of; the others get zeros.
 * @returns of each part a row: what each part adds to the score of its own group for that part.
 */
export function partTies(
  vectors: readonly Float32Array[],
  parts: readonly (readonly number[])[],
  isTold: (part: number) => boolean,
): Float64Array[] {
  const mean = meanOf(vectors);
  const dimensions = mean.length;
  const factor = productSums(vectors, mean);
  for (let place = 0; place < dimensions; place++) factor[place * dimensions + place] += penalty;
  factorCholesky(factor, dimensions);
  const less = (vector: Float32Array) => Float32Array.from(vector, (value, place) => value - mean[place]);
  const rows = parts.map((texts) => texts.map((text) => less(vectors[text])));
  const sums = rows.map((own) => weighedSum(own, () => 1, dimensions));
  return rows.map((own, part) => {
    if (!isTold(part)) return new Float64Array(parts.length);
    const weights = withoutOwn(own, factor);
    const likeness = weighedSum(own, (text) => weights[text], dimensions);
    solveFactored(factor, likeness);
    return Float64Array.from(sums, (sum) =>
      sum.reduce((total, value, place) => total + value * likeness[place], 0),
    );
  });
}

/** `(I − H)⁻¹ 1 / n` of a part's texts, H being their block of the hat matrix. */
function withoutOwn(rows: readonly Float32Array[], factor: Float64Array): Float64Array {
  const size = rows.length;
  const halves = inOneRow(rows.map((row) => halfSolved(row, factor)));
  const left = new Float64Array(size * size);
  for (let one = 0; one < size; one++) {
    for (let other = 0; other <= one; other++) {
      const hat = dotAt(halves.rows, one * halves.width, other * halves.width, halves.width);
      left[one * size + other] = (one === other ? 1 : 0) - hat;
    }
  }
  factorCholesky(left, size);
  const weights = new Float64Array(size).fill(1 / size);
  solveFactored(left, weights);
  return weights;
}

function halfSolved(row: Float32Array, factor: Float64Array): Float32Array {
  const half = Float64Array.from(row);
  for (let place = 0; place < half.length; place++) {
    const start = place * half.length;
    let value = half[place];
    for (let inner = 0; inner < place; inner++) value -= factor[start + inner] * half[inner];
    half[place] = value / factor[start + place];
  }
  return Float32Array.from(half);
}

function weighedSum(
  rows: readonly Float32Array[],
  weightOf: (row: number) => number,
  dimensions: number,
): Float64Array {
  const sum = new Float64Array(dimensions);
  rows.forEach((row, place) => {
    const weight = weightOf(place);
    for (let dimension = 0; dimension < dimensions; dimension++) sum[dimension] += weight * row[dimension];
  });
  return sum;
}
