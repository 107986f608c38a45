/** All vectors one after the other, each filled up with zeros to a multiple of four. */
export function inOneRow(vectors: readonly Float32Array[]): { rows: Float32Array; width: number } {
  const width = 4 * Math.ceil((vectors[0]?.length ?? 0) / 4);
  const rows = new Float32Array(vectors.length * width);
  vectors.forEach((vector, item) => rows.set(vector, item * width));
  return { rows, width };
}

/** Dot product of the vectors that start at two places. Four sums at once, which the processor adds side by side. */
export function dotAt(rows: Float32Array, one: number, other: number, width: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let place = 0; place < width; place += 4) {
    first += rows[one + place] * rows[other + place];
    second += rows[one + place + 1] * rows[other + place + 1];
    third += rows[one + place + 2] * rows[other + place + 2];
    fourth += rows[one + place + 3] * rows[other + place + 3];
  }
  return first + second + third + fourth;
}
