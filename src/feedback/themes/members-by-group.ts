/** Places of the items of each group; empty where a number is not used. */
export function membersByGroup(groups: Uint32Array): number[][] {
  const members: number[][] = [];
  groups.forEach((group, item) => (members[group] ??= []).push(item));
  return members;
}
