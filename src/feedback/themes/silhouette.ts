import { dotAt, inOneRow } from '../vectors/rows.js';

/** Less is a rounding error. */
const noDistance = 1e-6;
/** Of so many items, spread evenly over all, it is computed. */
const mostItems = 2000;

/**
 * How far groups stand apart, -1 to 1: the mean over items of (b - a) / max(a, b), where a is the mean cosine distance to
 * the others of its group and b that to the nearest other group; 0 for items alone (Rousseeuw, Journal of Computational
 * and Applied Mathematics 20, 1987). By sums of vectors: O(items × groups × dimensions).
 *
 * @param vectors of length 1.
 * @param groups of each, numbered from 0.
 */
export function silhouette(vectors: readonly Float32Array[], groups: Uint32Array): number {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const sizes = new Uint32Array(count);
  const sums = Array.from({ length: count }, () => new Float32Array(vectors[0].length));
  vectors.forEach((vector, item) => {
    const sum = sums[groups[item]];
    sizes[groups[item]]++;
    for (let place = 0; place < vector.length; place++) sum[place] += vector[place];
  });
  if (sizes.filter((size) => size > 0).length < 2) return 0;
  const step = Math.ceil(vectors.length / mostItems);
  const items = Array.from({ length: Math.ceil(vectors.length / step) }, (_, place) => place * step);
  const { rows, width } = inOneRow([...sums, ...items.map((item) => vectors[item])]);
  let total = 0;
  items.forEach((item, place) => {
    const own = groups[item];
    if (sizes[own] < 2) return;
    let [inside, outside] = [0, Infinity];
    for (let group = 0; group < count; group++) {
      const sum = dotAt(rows, (count + place) * width, group * width, width);
      if (group === own) inside = 1 - (sum - 1) / (sizes[own] - 1);
      else if (sizes[group] > 0) outside = Math.min(outside, 1 - sum / sizes[group]);
    }
    // Texts in the same words are as near to one group as to another.
    const farthest = Math.max(inside, outside);
    if (farthest > noDistance) total += (outside - Math.max(0, inside)) / farthest;
  });
  return total / items.length;
}
