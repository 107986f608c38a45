import { wordGroups } from '../lexicon/word-groups.js';

/** `{leave}` written out. */
export const writtenOut = (source: string): string =>
  source.replace(/\{(\w+)\}/g, (_, group: string) => wordGroups[group] ?? group);

/** All words that the phrases are made of, for the vocabulary. */
export function wordsOf(source: string): string[] {
  return writtenOut(source)
    .split(/[ |]/)
    .map((word) => word.replace(/\?$/, '').replace('^', ''))
    .filter((word) => /^\p{L}+$/u.test(word));
}
