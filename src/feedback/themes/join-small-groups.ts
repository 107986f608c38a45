import type { Neighbours } from './nearest-neighbours.js';

/**
 * Groups with fewer items than asked for join the group that they have most ties to for its size, smallest first.
 *
 * @param groups of each item.
 * @returns the group of each item after that; numbers of groups that joined another are gone.
 */
export function joinSmallGroups(
  groups: Uint32Array,
  { perItem, others, cosines }: Neighbours,
  fewest: number,
): Uint32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const ties = new Map([...sizes.keys()].map((group) => [group, new Map<number, number>()]));
  const tie = (one: number, other: number, weight: number) => {
    const own = ties.get(one);
    own?.set(other, (own.get(other) ?? 0) + weight);
  };
  others.forEach((other, place) => {
    const [one, two] = [groups[Math.floor(place / perItem)], groups[other]];
    if (one === two || !(cosines[place] > 0)) return;
    tie(one, two, cosines[place]);
    tie(two, one, cosines[place]);
  });
  const joined = new Map<number, number>();
  const alone = new Set<number>();
  for (;;) {
    const small = smallest(sizes, fewest, alone);
    if (small === undefined) break;
    const own = ties.get(small) ?? new Map<number, number>();
    const [into] = [...own].reduce(
      (best, [group, weight]) => {
        const strength = weight / Math.sqrt(sizes.get(group) ?? 1);
        return strength > best[1] ? [group, strength] : best;
      },
      [-1, 0],
    );
    if (into < 0) {
      alone.add(small);
      continue;
    }
    for (const [group, weight] of own) {
      ties.get(group)?.delete(small);
      if (group === into) continue;
      tie(group, into, weight);
      tie(into, group, weight);
    }
    sizes.set(into, (sizes.get(into) ?? 0) + (sizes.get(small) ?? 0));
    sizes.delete(small);
    joined.set(small, into);
  }
  return groups.map((group) => {
    let now = group;
    for (let next = joined.get(now); next !== undefined; next = joined.get(now)) now = next;
    return now;
  });
}

function smallest(
  sizes: ReadonlyMap<number, number>,
  fewest: number,
  alone: ReadonlySet<number>,
): number | undefined {
  let found: { group: number; size: number } | undefined;
  for (const [group, size] of sizes) {
    if (size < fewest && !alone.has(group) && size < (found?.size ?? Infinity)) found = { group, size };
  }
  return found?.group;
}
