import { GroupTies } from './group-ties.js';
import type { Neighbours } from './nearest-neighbours.js';

/**
 * Groups with fewer items than asked for join the group that they have most ties to for its size, smallest first.
 *
 * @param groups of each item.
 * @returns the group of each item after that; numbers of groups that joined another are gone.
 */
export function joinSmallGroups(groups: Uint32Array, near: Neighbours, fewest: number): Uint32Array {
  const ties = new GroupTies(groups, near);
  const alone = new Set<number>();
  for (;;) {
    const small = smallest(ties.sizes, fewest, alone);
    if (small === undefined) return ties.groupsNow();
    const [into] = [...ties.of(small)].reduce(
      (best, [group, weight]) => {
        const strength = weight / Math.sqrt(ties.sizeOf(group));
        return strength > best[1] ? [group, strength] : best;
      },
      [-1, 0],
    );
    if (into < 0) alone.add(small);
    else ties.join(small, into);
  }
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
