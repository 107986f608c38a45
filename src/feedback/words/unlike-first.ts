import { termsOf } from './terms.js';

/** Texts that share this many of their words say the same in other words. */
const sharedByLike = 0.5;

/** Texts in the order given, those that say what one before them says after the others. */
export function unlikeFirst<Text>(texts: readonly Text[], wordsOf: (text: Text) => string): Text[] {
  const kept: { text: Text; terms: ReadonlySet<string> }[] = [];
  const repeated: Text[] = [];
  for (const text of texts) {
    const terms = new Set(termsOf(wordsOf(text)));
    if (kept.some((other) => sharedShare(terms, other.terms) >= sharedByLike)) repeated.push(text);
    else kept.push({ text, terms });
  }
  return [...kept.map(({ text }) => text), ...repeated];
}

/** Jaccard's index. */
function sharedShare(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((term) => other.has(term)).length;
  return shared / Math.max(1, one.size + other.size - shared);
}
