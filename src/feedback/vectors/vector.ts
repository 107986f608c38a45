/** Dot product; of vectors of length 1, their cosine. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let place = 0; place < one.length; place++) sum += one[place] * other[place];
  return sum;
}

/** Brings a vector to length 1, in place; zeros stay zeros. */
export function normalise(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector));
  if (length > 0) for (let place = 0; place < vector.length; place++) vector[place] /= length;
  return vector;
}

/** Mean direction of some vectors, of length 1. */
export function centreOf(vectors: Iterable<Float32Array>, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const vector of vectors) for (let place = 0; place < dimensions; place++) sum[place] += vector[place];
  return normalise(sum);
}

/** Mean of some vectors; empty of none. */
export function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let place = 0; place < mean.length; place++) mean[place] += vector[place] / vectors.length;
  }
  return mean;
}
