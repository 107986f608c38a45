import { maskPersonalData } from '../masking/mask-personal-data.js';
import { termOf, wordRunsOf } from '../words/terms.js';
import { isHollow } from './hollow-words.js';

export interface ThemeTerms {
  /** Distinctive words or pairs of words, most distinctive first, as customers write them. */
  readonly terms: readonly string[];
  readonly name: string;
}

const mostTerms = 8;
const wordsOfName = 3;
const fewestTexts = 3;
/** What stands for personal data: names of themes are shown everywhere, so nobody's own may be among them. */
const placeholder = /\[[a-z ]+\]/g;

/**
 * Names each group of texts by the words that stand in many of its texts and in few of the others (class-based TF-IDF;
 * Grootendorst, arXiv 2203.05794), counted once a text. A word stands for all its inflections.
 *
 * @param groups texts of each theme.
 */
export function nameThemes(groups: readonly (readonly string[])[]): ThemeTerms[] {
  const counted = groups.map(countTerms);
  const total = new Map<string, number>();
  for (const { texts } of counted) {
    for (const [term, count] of texts) total.set(term, (total.get(term) ?? 0) + count);
  }
  const meanTexts = groups.reduce((sum, texts) => sum + texts.length, 0) / Math.max(1, groups.length);
  const taken = new Set<string>();
  return counted.map(({ texts, spellings }, group) => {
    const fewest = [...texts.values()].some((count) => count >= fewestTexts) ? fewestTexts : 1;
    const ranked = [...texts]
      .filter(([, count]) => count >= fewest)
      .map(([term, count]) => {
        const weight = (count / groups[group].length) * Math.log(1 + meanTexts / (total.get(term) ?? count));
        return { term, weight: term.includes(' ') ? weight * 1.3 : weight };
      })
      .sort((a, b) => b.weight - a.weight || a.term.localeCompare(b.term));
    const terms = withoutRepeats(ranked.map(({ term }) => term)).map((term) =>
      mostUsual(spellings.get(term)),
    );
    return { terms: terms.slice(0, mostTerms), name: unusedName(terms, taken) };
  });
}

interface CountedTerms {
  /** Texts per stem, or pair of stems. */
  readonly texts: ReadonlyMap<string, number>;
  readonly spellings: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

function countTerms(texts: readonly string[]): CountedTerms {
  const counts = new Map<string, number>();
  const spellings = new Map<string, Map<string, number>>();
  for (const text of texts) {
    const seen = new Set<string>();
    const note = (term: string, spelling: string) => {
      const own = spellings.get(term) ?? new Map<string, number>();
      spellings.set(term, own.set(spelling, (own.get(spelling) ?? 0) + 1));
      if (seen.has(term)) return;
      seen.add(term);
      counts.set(term, (counts.get(term) ?? 0) + 1);
    };
    for (const run of wordRunsOf(maskPersonalData(text).replaceAll(placeholder, '|'))) {
      let before: { term: string; spelling: string } | undefined;
      for (const spelling of run) {
        const term = termOf(spelling);
        if (isHollow(spelling) || term.length < 2) {
          before = undefined;
          continue;
        }
        note(term, spelling);
        if (before) note(`${before.term} ${term}`, `${before.spelling} ${spelling}`);
        before = { term, spelling };
      }
    }
  }
  return { texts: counts, spellings };
}

/** Leaves out words that stand in a pair before them, and pairs of words before them. */
function withoutRepeats(terms: readonly string[]): string[] {
  const said = new Set<string>();
  return terms.slice(0, 4 * mostTerms).filter((term) => {
    const parts = term.split(' ');
    if (parts.some((part) => said.has(part))) return false;
    for (const part of parts) said.add(part);
    return true;
  });
}

function mostUsual(spellings: ReadonlyMap<string, number> = new Map()): string {
  return [...spellings].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0])[0];
}

function unusedName(terms: readonly string[], taken: Set<string>): string {
  for (let words = Math.min(wordsOfName, terms.length); words <= terms.length; words++) {
    const name = terms.slice(0, words).join(', ');
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
  return terms.join(', ');
}
