import { normalise } from '../vectors/vector.js';
import type { Neighbours } from './nearest-neighbours.js';

/**
 * Each vector halfway to the mean of those it is a neighbour of or has as neighbours, by cosine; of length 1. What a short
 * text does not say, those like it do.
 */
export function smoothByNeighbours(
  vectors: readonly Float32Array[],
  { perItem, others, cosines }: Neighbours,
): Float32Array[] {
  const sums = vectors.map((vector) => new Float32Array(vector.length));
  const weights = new Float32Array(vectors.length);
  const add = (item: number, other: number, weight: number) => {
    const [sum, vector] = [sums[item], vectors[other]];
    weights[item] += weight;
    for (let place = 0; place < sum.length; place++) sum[place] += weight * vector[place];
  };
  others.forEach((other, place) => {
    if (!(cosines[place] > 0)) return;
    const item = Math.floor(place / perItem);
    add(item, other, cosines[place]);
    add(other, item, cosines[place]);
  });
  return sums.map((sum, item) => {
    const vector = vectors[item];
    if (weights[item] === 0) return vector;
    return normalise(sum.map((value, place) => value / weights[item] + vector[place]));
  });
}
