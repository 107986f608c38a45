/** What is known of some customers: a row each, a column for each thing known; NaN where it isn't. */
export interface FeatureTable {
  /** `rows × columns`, by rows. */
  readonly values: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** Some of the rows, in the order given. */
export function takeRows({ values, columns }: FeatureTable, rows: ArrayLike<number>): FeatureTable {
  const taken = new Float64Array(rows.length * columns);
  for (let row = 0; row < rows.length; row++) {
    const start = rows[row] * columns;
    taken.set(values.subarray(start, start + columns), row * columns);
  }
  return { values: taken, rows: rows.length, columns };
}
