/**
 * Solves `matrix · x = right` for a symmetric positive definite matrix by Cholesky's decomposition.
 *
 * @param matrix `size × size`, by rows; only the lower triangle is read. Overwritten with its factor.
 * @param right length `size`; overwritten with the solution.
 * @throws RangeError when the matrix is not positive definite.
 */
export function solveCholesky(matrix: Float64Array, right: Float64Array): void {
  factorCholesky(matrix, right.length);
  solveFactored(matrix, right);
}

/**
 * @param matrix `size × size`, by rows; only the lower triangle is read. Overwritten with its factor.
 * @throws RangeError when the matrix is not positive definite.
 */
export function factorCholesky(matrix: Float64Array, size: number): void {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let value = matrix[row * size + column];
      for (let inner = 0; inner < column; inner++) {
        value -= matrix[row * size + inner] * matrix[column * size + inner];
      }
      if (row > column) matrix[row * size + column] = value / matrix[column * size + column];
      else if (value > 0) matrix[row * size + row] = Math.sqrt(value);
      else throw new RangeError('solveCholesky: the matrix is not positive definite');
    }
  }
}

/**
 * @param factor as `factorCholesky` leaves it.
 * @param right overwritten with the solution.
 */
export function solveFactored(factor: Float64Array, right: Float64Array): void {
  const size = right.length;
  for (let row = 0; row < size; row++) {
    for (let inner = 0; inner < row; inner++) right[row] -= factor[row * size + inner] * right[inner];
    right[row] /= factor[row * size + row];
  }
  for (let row = size - 1; row >= 0; row--) {
    for (let inner = row + 1; inner < size; inner++) right[row] -= factor[inner * size + row] * right[inner];
    right[row] /= factor[row * size + row];
  }
}
