import { termsOf } from '../words/terms.js';

const saturation = 1.2;
const lengthPenalty = 0.75;

/**
 * Texts that share words with a query, by BM25 (Robertson & Zaragoza 2009), best first; the others are left out.
 *
 * @param texts by id.
 */
export function rankByWords(
  query: string,
  texts: ReadonlyMap<number, string>,
): { id: number; score: number }[] {
  const wanted = new Set(termsOf(query));
  const cut = [...texts].map(([id, text]) => ({ id, terms: termsOf(text) }));
  const meanLength = cut.reduce((sum, { terms }) => sum + terms.length, 0) / Math.max(1, cut.length);
  const frequency = new Map<string, number>();
  for (const { terms } of cut) {
    for (const term of new Set(terms))
      if (wanted.has(term)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  return cut
    .map(({ id, terms }) => {
      const damping = saturation * (1 - lengthPenalty + (lengthPenalty * terms.length) / meanLength);
      let score = 0;
      for (const [term, texts] of frequency) {
        const count = terms.filter((own) => own === term).length;
        const rarity = Math.log(1 + (cut.length - texts + 0.5) / (texts + 0.5));
        if (count > 0) score += (rarity * count * (saturation + 1)) / (count + damping);
      }
      return { id, score };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.id - b.id);
}
