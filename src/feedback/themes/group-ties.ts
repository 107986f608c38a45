import type { Neighbours } from './nearest-neighbours.js';

/** How strongly groups of items are tied by neighbours of one another; two groups can be made one. */
export class GroupTies {
  /** Items of each group. */
  readonly sizes = new Map<number, number>();
  private readonly groups: Uint32Array;
  private readonly ties = new Map<number, Map<number, number>>();
  private readonly joined = new Map<number, number>();

  /** @param groups of each item. */
  constructor(groups: Uint32Array, { perItem, others, cosines }: Neighbours) {
    this.groups = groups;
    for (const group of groups) this.sizes.set(group, this.sizeOf(group) + 1);
    others.forEach((other, place) => {
      const [one, two] = [groups[Math.floor(place / perItem)], groups[other]];
      if (one !== two && cosines[place] > 0) this.tie(one, two, cosines[place]);
    });
  }

  sizeOf(group: number): number {
    return this.sizes.get(group) ?? 0;
  }

  /** The groups that one is tied to, and the sum of the cosines between their items. */
  of(group: number): ReadonlyMap<number, number> {
    return this.ties.get(group) ?? new Map<number, number>();
  }

  /** Makes one group part of another. */
  join(group: number, into: number): void {
    for (const [other, weight] of this.of(group)) {
      this.ties.get(other)?.delete(group);
      if (other !== into) this.tie(other, into, weight);
    }
    this.ties.delete(group);
    this.sizes.set(into, this.sizeOf(into) + this.sizeOf(group));
    this.sizes.delete(group);
    this.joined.set(group, into);
  }

  /** The group of each item now; numbers of groups that joined another are gone. */
  groupsNow(): Uint32Array {
    return this.groups.map((group) => {
      let now = group;
      for (let next = this.joined.get(now); next !== undefined; next = this.joined.get(now)) now = next;
      return now;
    });
  }

  private tie(one: number, two: number, weight: number): void {
    for (const [from, to] of [
      [one, two],
      [two, one],
    ]) {
      const own = this.ties.get(from) ?? new Map<number, number>();
      own.set(to, (own.get(to) ?? 0) + weight);
      this.ties.set(from, own);
    }
  }
}
