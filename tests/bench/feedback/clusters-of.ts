import { moveToNearest } from '../../../src/feedback/themes/move-to-nearest.js';
import { dot } from '../../../src/feedback/vectors/vector.js';
import { createRandom, randomInteger, randomWeighted } from '../../../src/stats/random.js';

const starts = 5;
const rounds = 20;

/** Spherical k-means with k-means++ starts: of several, the one whose vectors are nearest to their centres. */
export function clustersOf(vectors: readonly Float32Array[], k: number): number[] {
  const runs = Array.from({ length: starts }, (_, seed) => {
    const groups = moveToNearest(vectors, firstGroups(vectors, k, seed), { rounds, margin: 0 });
    return { groups, closeness: closenessOf(vectors, groups) };
  });
  return [...runs.reduce((best, run) => (run.closeness > best.closeness ? run : best)).groups];
}

function firstGroups(vectors: readonly Float32Array[], k: number, seed: number): Uint32Array {
  const random = createRandom(seed);
  const groups = new Uint32Array(vectors.length);
  const cosines = new Float32Array(vectors.length).fill(-1);
  let chosen = randomInteger(random, vectors.length);
  for (let group = 0; group < k; group++) {
    vectors.forEach((vector, item) => {
      const cosine = dot(vector, vectors[chosen]);
      if (cosine > cosines[item]) [cosines[item], groups[item]] = [cosine, group];
    });
    chosen = randomWeighted(
      random,
      Array.from(cosines, (cosine) => Math.max(0, 1 - cosine)),
    );
  }
  return groups;
}

/** Sum of all cosines to the own centre: of each group, the length of the sum of its vectors. */
function closenessOf(vectors: readonly Float32Array[], groups: Uint32Array): number {
  const sums = new Map<number, Float32Array>();
  vectors.forEach((vector, item) => {
    const sum = sums.get(groups[item]) ?? new Float32Array(vector.length);
    sums.set(
      groups[item],
      sum.map((value, place) => value + vector[place]),
    );
  });
  return [...sums.values()].reduce((total, sum) => total + Math.sqrt(dot(sum, sum)), 0);
}
