import { readNumber } from '../offline/text/number-words.js';

const known = new Set(
  'i january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 auc'.split(
    ' ',
  ),
);

/** `Thirty-eight`. */
const isNumber = (word: string): boolean => word.split('-').every((part) => readNumber(part) !== undefined);

/**
 * Words that are written as names and are none that the sentence may use.
 *
 * @param text the sentence without its names and dates.
 * @param isWord true for common words, which may begin a sentence.
 * @param said the asker's own words, which may be repeated.
 */
export function unknownNames(text: string, isWord: (word: string) => boolean, said: string): string[] {
  const asked = said.toLowerCase();
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}’'&.@-]*/gu)]
    .map(([word]) => word.replace(/[.’']+s?$/, ''))
    .filter((word) => /^\p{Lu}|@/u.test(word))
    .filter((word) => {
      const lower = word.toLowerCase();
      return !known.has(lower) && !isNumber(lower) && !isWord(lower) && !asked.includes(lower);
    });
}
