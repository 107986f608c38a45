/** Agreement of two partitions: 1 is the same, 0 what chance gives (Hubert & Arabie, Journal of Classification 2, 1985). */
export function adjustedRandIndex(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const pairs = (counts: Map<number, number>) => {
    let sum = 0;
    for (const count of counts.values()) sum += (count * (count - 1)) / 2;
    return sum;
  };
  const [one, other, both] = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];
  const add = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (let row = 0; row < first.length; row++) {
    add(one, first[row]);
    add(other, second[row]);
    add(both, first[row] * 65_536 + second[row]);
  }
  const [a, b, together] = [pairs(one), pairs(other), pairs(both)];
  const expected = (a * b) / Math.max(1, (first.length * (first.length - 1)) / 2);
  const most = (a + b) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}
