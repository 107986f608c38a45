import { maskLowGivenName, maskLowName } from './mask-name-at-start.js';
import { afterLowName, beside, lowPair, lowWord } from './name-shapes.js';
import { isSurelyName, nameWord } from './name-words.js';

/** Names in lower case. Wherever they stand only in English: `elke dag` is every day in Dutch, and nobody. */
export function maskLowNames(text: string, language: string): string {
  const alone =
    language === 'en' ? text.replace(lowPair, maskLowPair).replace(lowWord, maskLowGivenName) : text;
  return alone
    .replace(beside, (words) => maskLowName(words))
    .replace(afterLowName, (words) => maskLowName(words, true));
}

function maskLowPair(match: string, given: string, family: string): string {
  const [first, second] = [given, family].map(nameWord);
  return first.isGiven && !first.isCommon && isSurelyName(second) ? '[name]' : match;
}
