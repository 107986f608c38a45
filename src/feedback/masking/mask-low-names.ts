import { maskLowGivenName, maskLowName } from './mask-name-at-start.js';
import { afterLowName, beside, lowPair, lowWord } from './name-shapes.js';
import { isSurelyName, nameWord } from './name-words.js';

/** Names in lower case. Given ones are told wherever they stand, in English: other languages have other words. */
export function maskLowNames(text: string, language: string): string {
  return text
    .replace(lowPair, (match, given: string, family: string) => {
      const [first, second] = [given, family].map(nameWord);
      return first.isGiven && !first.isCommon && isSurelyName(second) ? '[name]' : match;
    })
    .replace(lowWord, (word) => (language === 'en' ? maskLowGivenName(word) : word))
    .replace(beside, (words) => maskLowName(words))
    .replace(afterLowName, (words) => maskLowName(words, true));
}
