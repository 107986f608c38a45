import { dotAt, inOneRow } from './rows.js';

/** Of each pair of dimensions, the sum of their products over all vectors less a mean: the lower triangle, by rows. */
export function productSums(vectors: readonly Float32Array[], mean: Float32Array): Float64Array {
  const dimensions = mean.length;
  const { rows, width } = inOneRow(
    Array.from({ length: dimensions }, (_, dimension) =>
      Float32Array.from(vectors, (vector) => vector[dimension] - mean[dimension]),
    ),
  );
  const sums = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < dimensions; row++) {
    for (let column = 0; column <= row; column++) {
      sums[row * dimensions + column] = dotAt(rows, row * width, column * width, width);
    }
  }
  return sums;
}
