import { endOf, isInitial, particles } from './name-parts.js';
import { isSurelyName, mayBeName, nameWord, type NameWord } from './name-words.js';

/**
 * Words in a place where a name stands ("this is …"), also in lower case: the name that they begin with, and what
 * belongs to it. Without one they stay as they are.
 *
 * @param surely nothing but a name stands there ("my name is …").
 */
export function maskNameAtStart(words: string, surely = false): string {
  const parts = words.split(/(\s+)/);
  const first = nameWord(parts[0]);
  const beforeName = first.isUnknown && parts.length > 2 && isSurelyName(nameWord(parts[2]));
  if (!startsName(first) && !beforeName && !(surely && (!first.isEveryday || isPair(parts)))) return words;
  const continues = first.isCapitalised ? continuesName : continuesLowName;
  let end = 1;
  for (let place = 2; place < parts.length; place += 2) {
    if (parts[place - 1].includes('\n')) break;
    if ((particles.has(parts[place].toLowerCase()) || isInitial(parts[place])) && place + 2 < parts.length)
      continue;
    const word = nameWord(parts[place]);
    if (
      !continues(word) &&
      !(surely && word.isCapitalised && (!word.isEveryday || (place === 2 && parts[place].length > 1)))
    )
      break;
    end = place + 1;
  }
  return `[name]${endOf(parts[end - 1])}${parts.slice(end).join('')}`;
}

/** A given name in lower case, wherever it stands, that nothing else is called. */
export function maskLowGivenName(word: string): string {
  const { isGiven, isOrdinary } = nameWord(word);
  return isGiven && !isOrdinary && word.length > 2 ? `[name]${endOf(word)}` : word;
}

/** `Bars Yılmaz` */
function isPair(parts: readonly string[]): boolean {
  return parts.length > 2 && [parts[0], parts[2]].every((part) => /^\p{Lu}\p{Ll}/u.test(part));
}

/** Words in lower case where a name may stand: the names that they begin with, when nothing else is called so. */
export function maskLowName(words: string, afterName = false): string {
  const parts = words.split(/(\s+)/);
  const isName = (part: string) => isSurelyName(nameWord(part)) && !nameWord(part).isLowWord;
  const isRest =
    afterName &&
    /^\p{L}{5,}(?:['’]s)?$/u.test(parts[0]) &&
    (nameWord(parts[0]).isUnknown || mayBeName(nameWord(parts[0])));
  if (!isRest && !isName(parts[0])) return words;
  let end = 1;
  while (end + 1 < parts.length && (isName(parts[end + 1]) || nameWord(parts[end + 1]).isFamilyName))
    end += 2;
  return `[name]${endOf(parts[end - 1])}${parts.slice(end).join('')}`;
}

function startsName(word: NameWord): boolean {
  const { isCapitalised, isGiven, isGivenWord, isLowWord, isCommon, isOrdinary } = word;
  return (
    isSurelyName(word) ||
    isGivenWord ||
    isLowWord ||
    (isCapitalised && ((isGiven && !isCommon) || !isOrdinary))
  );
}

function continuesName(word: NameWord): boolean {
  return (
    startsName(word) || (word.isCapitalised && (word.isFamilyName || (word.isListed && !word.isEveryday)))
  );
}

/** After a given name in lower case. */
function continuesLowName(word: NameWord): boolean {
  return mayBeName(word) || word.isFamilyName || word.isUnknown;
}
