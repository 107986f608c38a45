import { dot } from '../vectors/vector.js';
import { membersByGroup } from './members-by-group.js';
import { centresOf } from './move-to-nearest.js';

/**
 * Divides groups by another division of the same items: a part is what one of the groups and one of the others share. Items
 * of parts that are too small go to the nearest other part of their group.
 *
 * @param vectors of length 1.
 * @param groups of each item.
 * @param division of each item.
 * @param fewest items of a part; a group without one so large is one part.
 * @returns the part of each item, numbered from 0.
 */
export function splitGroups(
  vectors: readonly Float32Array[],
  groups: Uint32Array,
  division: Uint32Array,
  fewest: number,
): Uint32Array {
  const parts = new Uint32Array(groups.length);
  let count = 0;
  for (const items of membersByGroup(groups).filter(({ length }) => length > 0)) {
    const own = membersByGroup(Uint32Array.from(items, (item) => division[item])).map((places) =>
      places.map((place) => items[place]),
    );
    const large = own.filter(({ length }) => length >= fewest);
    for (const part of large) {
      for (const item of part) parts[item] = count;
      count++;
    }
    const first = count - large.length;
    if (large.length === 0) count++;
    const members = large.flat();
    const centres = centresOf(
      members.map((item) => vectors[item]),
      Uint32Array.from(members, (item) => parts[item]),
    );
    for (const item of own.filter(({ length }) => length < fewest).flat()) {
      parts[item] = nearest(centres, vectors[item]) ?? first;
    }
  }
  return parts;
}

function nearest(centres: ReadonlyMap<number, Float32Array>, vector: Float32Array): number | undefined {
  let [found, closest]: [number | undefined, number] = [undefined, -Infinity];
  for (const [part, centre] of centres) {
    const cosine = dot(centre, vector);
    if (cosine > closest) [found, closest] = [part, cosine];
  }
  return found;
}
