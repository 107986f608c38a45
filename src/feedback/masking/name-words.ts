import { knownWords, type KnownWords } from './known-words.js';

/** What the lists say of one written word that may be part of a name. */
export interface NameWord {
  /** As names are, not as acronyms. */
  readonly isCapitalised: boolean;
  /** In the list of names. */
  readonly isListed: boolean;
  /** In that of given names. */
  readonly isGiven: boolean;
  /** A given name that is a word in lower case, and written with a capital. */
  readonly isGivenWord: boolean;
  /** A word of the language too. */
  readonly isOrdinary: boolean;
  /** A town, and no other word. */
  readonly isTown: boolean;
  /** A word that everybody uses. */
  readonly isCommon: boolean;
  /** One of the most used words. */
  readonly isEveryday: boolean;
  /** A word that is a family name after a given one. */
  readonly isFamilyName: boolean;
  /** A given name that is a word in lower case, and written so. */
  readonly isLowWord: boolean;
  /** In no list at all. */
  readonly isUnknown: boolean;
  /** The same, and written as a name. */
  readonly isStrange: boolean;
}

/** `can't`, `we're` */
const shortened = /['’](?:t|re|ve|ll|d|m)$/;
const mostKept = 50_000;
const kept = new Map<string, NameWord>();

/** Words come again and again: the last ones are kept. */
export function nameWord(written: string): NameWord {
  const before = kept.get(written);
  if (before) return before;
  if (kept.size >= mostKept) kept.clear();
  const word = lookUp(written);
  kept.set(written, word);
  return word;
}

function lookUp(written: string): NameWord {
  const known = knownWords();
  const plain = written
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/['’]s$/, '');
  const isCapitalised =
    /^\p{Lu}/u.test(written) && !(written.length > 1 && written === written.toUpperCase());
  const isListed = plain.length > 1 && isInList(plain, known);
  const isOrdinary =
    known.ordinary.has(plain) ||
    known.givenWords.has(plain) ||
    plain.split('-').every((part) => known.ordinary.has(part));
  const isUnknown =
    plain.length > 2 &&
    !shortened.test(plain) &&
    !isListed &&
    !isOrdinary &&
    !known.ordinary.has(plain.replace(/s$/, ''));
  return {
    isCapitalised,
    isListed,
    isGiven: known.given.has(plain) || known.given.has(withoutAccents(plain)),
    isGivenWord: isCapitalised && known.capitalGivenWords.has(plain),
    isOrdinary,
    isTown: known.towns.has(plain),
    isCommon: known.common.has(plain),
    isEveryday: known.everyday.has(plain),
    isFamilyName: known.familyNames.has(plain),
    isLowWord: written === plain && known.givenWords.has(plain),
    isUnknown,
    isStrange: isCapitalised && isUnknown,
  };
}

/** A name and nothing else. */
export function isSurelyName({ isListed, isOrdinary }: NameWord): boolean {
  return isListed && !isOrdinary;
}

/** A name, and perhaps a word that is seldom used. */
export function mayBeName({ isListed, isCommon }: NameWord): boolean {
  return isListed && !isCommon;
}

/** `hyun-woo` too: a name, and what is no word after it. */
function isInList(plain: string, { names, ordinary }: KnownWords): boolean {
  const one = (word: string) => names.has(word) || names.has(withoutAccents(word));
  const [first, ...others] = plain.split('-');
  return one(plain) || (one(first) && others.every((other) => one(other) || !ordinary.has(other)));
}

function withoutAccents(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o');
}
