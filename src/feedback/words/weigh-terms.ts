import { termsOf } from './terms.js';

/** Texts as weighted terms, each of length 1; terms that one or two texts have, or most, are left out. */
export interface WeighedTerms {
  readonly termCount: number;
  /** Per text: places of its terms. */
  readonly terms: readonly Uint32Array[];
  /** Per text: weights in the same order. */
  readonly weights: readonly Float32Array[];
}

const fewestTexts = 3;
const largestShare = 0.3;
/** How soon a repeated term stops counting, and how much a long text is held back (the usual values). */
const saturation = 1.2;
const lengthPenalty = 0.75;

/** BM25 weights (Robertson & Zaragoza, Foundations and Trends in Information Retrieval 3, 2009). */
export function weighTerms(texts: readonly string[]): WeighedTerms {
  const cut = texts.map(termsOf);
  const frequency = new Map<string, number>();
  for (const terms of cut)
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const places = new Map<string, { place: number; rarity: number }>();
  for (const [term, count] of frequency) {
    if (count < fewestTexts || count > largestShare * texts.length) continue;
    const rarity = Math.log(1 + (texts.length - count + 0.5) / (count + 0.5));
    places.set(term, { place: places.size, rarity });
  }
  const meanLength = cut.reduce((sum, terms) => sum + terms.length, 0) / Math.max(1, texts.length);
  const rows = cut.map((terms) => weighOne(terms, places, terms.length / Math.max(1, meanLength)));
  return {
    termCount: places.size,
    terms: rows.map((row) => Uint32Array.from(row.keys())),
    weights: rows.map((row) => unitLength([...row.values()])),
  };
}

function weighOne(
  terms: readonly string[],
  places: ReadonlyMap<string, { place: number; rarity: number }>,
  relativeLength: number,
): Map<number, number> {
  const counts = new Map<number, { count: number; rarity: number }>();
  for (const term of terms) {
    const known = places.get(term);
    if (known)
      counts.set(known.place, { count: (counts.get(known.place)?.count ?? 0) + 1, rarity: known.rarity });
  }
  const damping = saturation * (1 - lengthPenalty + lengthPenalty * relativeLength);
  return new Map(
    [...counts].map(([place, { count, rarity }]) => [
      place,
      (rarity * count * (saturation + 1)) / (count + damping),
    ]),
  );
}

function unitLength(weights: readonly number[]): Float32Array {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  return Float32Array.from(weights, (weight) => weight / length);
}
