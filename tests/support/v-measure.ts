/** Agreement of two partitions, 0 to 1: normalised mutual information (Rosenberg & Hirschberg, EMNLP-CoNLL 2007). */
export function vMeasure(one: readonly unknown[], other: readonly unknown[]): number {
  const entropy = (keys: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return -[...counts.values()].reduce(
      (sum, count) => sum + (count / keys.length) * Math.log(count / keys.length),
      0,
    );
  };
  const [first, second] = [one.map(String), other.map(String)];
  const [own, others] = [entropy(first), entropy(second)];
  const joint = entropy(first.map((key, place) => `${key}\u0000${second[place]}`));
  return own + others === 0 ? 1 : (2 * (own + others - joint)) / (own + others);
}
