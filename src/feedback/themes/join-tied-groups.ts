import { GroupTies } from './group-ties.js';
import type { Neighbours } from './nearest-neighbours.js';

/**
 * Joins the two groups whose items are most tied to one another, again and again, until no more than so many are left:
 * average linkage (Sokal & Michener, University of Kansas Science Bulletin 38, 1958) by the ties of a network.
 *
 * @param groups of each item.
 * @returns the group of each item after that; numbers of groups that joined another are gone.
 */
export function joinTiedGroups(groups: Uint32Array, near: Neighbours, most: number): Uint32Array {
  const ties = new GroupTies(groups, near);
  while (ties.sizes.size > most) {
    let [joins, into, strongest] = [-1, -1, 0];
    for (const [one, size] of ties.sizes) {
      for (const [other, weight] of ties.of(one)) {
        const strength = weight / (size * ties.sizeOf(other));
        if (strength > strongest) [joins, into, strongest] = [one, other, strength];
      }
    }
    if (joins < 0) break;
    ties.join(joins, into);
  }
  return ties.groupsNow();
}
