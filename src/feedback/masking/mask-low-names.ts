import { maskLowGivenName, maskLowName } from './mask-name-at-start.js';
import { afterLowName, beside, lowPair, lowWord } from './name-shapes.js';
import { isSurelyName, nameWord } from './name-words.js';

/** Names in lower case, in English alone: `elke dag` is every day in Dutch, and nobody. */
export function maskLowNames(text: string, language: string): string {
  if (language !== 'en') return text;
  return text
    .replace(lowPair, maskLowPair)
    .replace(lowWord, maskLowGivenName)
    .replace(beside, (words) => maskLowName(words))
    .replace(afterLowName, (words) => maskLowName(words, true));
}

function maskLowPair(match: string, given: string, family: string): string {
  const [first, second] = [given, family].map(nameWord);
  return first.isGiven && !first.isCommon && isSurelyName(second) ? '[name]' : match;
}
