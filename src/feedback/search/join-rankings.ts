/** The usual value: how much the first places outweigh the later ones. */
const flatness = 60;

/**
 * Joins rankings by the reciprocals of the ranks, each ranking with its weight (reciprocal rank fusion; Cormack, Clarke
 * & Büttcher, SIGIR 2009). Best first.
 */
export function joinRankings(
  rankings: readonly { readonly ids: readonly number[]; readonly weight: number }[],
): number[] {
  const scores = new Map<number, number>();
  for (const { ids, weight } of rankings) {
    ids.forEach((id, rank) => scores.set(id, (scores.get(id) ?? 0) + weight / (flatness + rank)));
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([id]) => id);
}
