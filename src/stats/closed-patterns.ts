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
 * are looked for up to `maxLength` only. Most support first. O(patterns × events).
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
  return found
    .filter((pattern) => !found.some((longer) => hasAlmostAll(pattern, longer, search)))
    .sort((a, b) => b.support - a.support);
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

function hasAlmostAll(
  pattern: SequentialPattern,
  longer: SequentialPattern,
  { closedness }: PatternSearch,
): boolean {
  return (
    longer.items.length > pattern.items.length &&
    longer.support >= closedness * pattern.support &&
    isSubsequence(pattern.items, longer.items)
  );
}

function isSubsequence(short: readonly number[], long: readonly number[]): boolean {
  let matched = 0;
  for (const item of long) if (item === short[matched]) matched++;
  return matched === short.length;
}
