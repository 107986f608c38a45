/** Activities one after another, others may lie between, and how many sequences have them. */
export interface SequentialPattern {
  readonly items: readonly number[];
  readonly support: number;
}

export interface PatternSearch {
  /** Sequences that must have a pattern. */
  readonly minSupport: number;
  readonly maxLength: number;
  /** The next item comes at most this many places later: 1 is directly. */
  readonly maxGap: number;
  /** How much of its support a pattern may share with a longer one and still be closed: 1 for plain closedness. */
  readonly closedness: number;
}

/**
 * Closed sequential patterns by prefix projection (PrefixSpan: Pei et al., IEEE TKDE 16, 2004) with a gap limit: those
 * that no longer pattern has too with (nearly) as much support, or more, as gaps may give (δ-tolerance: Cheng, Ke & Ng,
 * ICDM 2006). Longer ones
 * are looked for up to `maxLength` only. Most support first. O(patterns × (events + 2^maxLength)).
 */
export function closedPatterns(
  sequences: readonly (readonly number[])[],
  search: PatternSearch,
): SequentialPattern[] {
  const found: SequentialPattern[] = [];
  const extend = (items: readonly number[], projected: readonly Projection[]) => {
    for (const [item, projection] of frequentNext(sequences, projected, search)) {
      const pattern = [...items, item];
      found.push({ items: pattern, support: projection.length });
      if (pattern.length < search.maxLength) extend(pattern, projection);
    }
  };
  extend(
    [],
    sequences.map((_, sequence) => ({ sequence })),
  );
  const most = mostOfLonger(found);
  return found
    .filter(({ items, support }) => (most.get(items.join()) ?? 0) < search.closedness * support)
    .sort((a, b) => b.support - a.support);
}

/** The most support of any longer pattern that a pattern is part of, by its items. */
function mostOfLonger(patterns: readonly SequentialPattern[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { items, support } of patterns) {
    for (let chosen = 1; chosen < 2 ** items.length - 1; chosen++) {
      const part = items.filter((_, place) => (chosen >> place) & 1).join();
      if ((most.get(part) ?? 0) < support) most.set(part, support);
    }
  }
  return most;
}

interface Projection {
  readonly sequence: number;
  /** Every place where the pattern ends; with a gap limit the first is not enough. Absent for the empty pattern. */
  readonly ends?: readonly number[];
}

/** The items that may come next, each with where. */
function frequentNext(
  sequences: readonly (readonly number[])[],
  projected: readonly Projection[],
  { minSupport, maxGap }: PatternSearch,
): [number, Projection[]][] {
  const next = new Map<number, Projection[]>();
  for (const { sequence, ends } of projected) {
    const items = sequences[sequence];
    const places = new Map<number, number[]>();
    const reach = (place: number) => {
      const known = places.get(items[place]);
      if (known) known.push(place);
      else places.set(items[place], [place]);
    };
    if (ends) {
      let reached = -1;
      for (const end of ends) {
        const last = Math.min(items.length - 1, end + maxGap);
        for (let place = Math.max(reached, end) + 1; place <= last; place++) reach(place);
        reached = Math.max(reached, last);
      }
    } else items.forEach((_, place) => reach(place));
    for (const [item, ownEnds] of places) {
      const list = next.get(item) ?? [];
      next.set(item, list);
      list.push({ sequence, ends: ownEnds });
    }
  }
  return [...next].filter(([, projection]) => projection.length >= minSupport);
}
