import porter2 from 'wink-porter2-stemmer';
import { baseForms } from '../lexicon/base-forms.js';

/** What all inflections of a word share: `cancelled`, `cancels` and `cancellation` give `cancel`. Takes lower case. */
export function stem(word: string): string {
  const base = baseForms.get(word);
  if (base !== undefined) return base;
  if (/^[b-df-hj-np-tv-xz]{2,5}s$/.test(word)) return word.slice(0, -1);
  return /^\p{Script=Latin}{3,}$/u.test(word) ? porter2(word) : word;
}
