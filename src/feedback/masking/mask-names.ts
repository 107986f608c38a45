import { detectLanguage } from '../language/detect-language.js';
import { withoutBrands } from './brands.js';
import { maskAgain } from './mask-again.js';
import { joinMasks, maskLowGivenName, maskLowName, maskNameAtStart, maskNameRun } from './mask-name-run.js';
import { isSurelyName, nameWord } from './name-words.js';
import {
  afterLowName,
  afterName,
  beforeName,
  addressed,
  beside,
  closed,
  byStranger,
  called,
  doing,
  greeted,
  initialled,
  introduced,
  lastLine,
  lowPair,
  lowWord,
  ofSomebody,
  together,
  listed,
  named,
  run,
  signed,
  speaking,
  titled,
} from './name-surroundings.js';

/**
 * Names of people: after a title, a greeting, a closing or an introduction, and capitalised words that are known as
 * names and as nothing else.
 */
export function maskNames(text: string): string {
  return withoutBrands(text, (shown) => joinMasks(maskAgain(shown, maskPeople(shown))));
}

function maskPeople(text: string): string {
  const language = detectLanguage(text);
  const likely = (_: string, before: string, name: string) => before + maskNameAtStart(name);
  const surely = (_: string, before: string, name: string) => before + maskNameAtStart(name, true);
  return joinMasks(
    text
      .replace(titled, (match, before: string) => `${before}[name]${/['’]s$/.exec(match)?.[0] ?? ''}`)
      .replace(named, surely)
      .replace(
        called,
        (_, before: string, name: string) => before + maskNameAtStart(name, /^\p{Lu}/u.test(name)),
      )
      .replace(closed, (match, before: string, name: string) =>
        /[,.\n–—-]\s*$/.test(before) ? surely(match, before, name) : likely(match, before, name),
      )
      .replace(introduced, likely)
      .replace(greeted, likely)
      .replace(signed, likely)
      .replace(lastLine, likely)
      .replace(addressed, likely)
      .replace(ofSomebody, (match, before: string, owner: string | undefined, name: string) => {
        const { isGiven, isCommon, isGivenWord, isCapitalised, isOrdinary } = nameWord(name);
        const mayBeMeant =
          isGiven && (isCapitalised || !isOrdinary || nameWord(capitalise(name)).isGivenWord);
        const isName =
          isGivenWord || (!isCommon && (owner === undefined ? mayBeMeant : isGiven || isCapitalised));
        return isName ? `${before}[name]` : match;
      })
      .replace(byStranger, (word) => (nameWord(word).isStrange ? '[name]' : word))
      .replace(lowPair, (match, given: string, family: string) => {
        const [first, second] = [given, family].map(nameWord);
        return first.isGiven && !first.isCommon && isSurelyName(second) ? '[name]' : match;
      })
      .replace(lowWord, (word) => (language === 'en' ? maskLowGivenName(word) : word))
      .replace(beside, (words) => maskLowName(words))
      .replace(afterLowName, (words) => maskLowName(words, true))
      .replace(speaking, (match) => (startsAsName(match) ? '[name]' : match))
      .replace(doing, (match) => {
        return startsAsName(match) ? maskNameAtStart(match, true) : match;
      })
      .replace(run, (match, offset: number, whole: string) => {
        const starts = isSentenceStart(whole, offset);
        // The lists know English words alone: elsewhere one capital says little, in German nothing.
        const alone = !/\s/.test(match) && (language === 'de' || (language !== 'en' && starts));
        return alone ? match : maskRunInText(match, offset, whole, starts);
      })
      .replace(initialled, (match, family: string) => {
        const { isCommon, isFamilyName, isListed } = nameWord(family);
        return (isCommon && !isFamilyName) || (!isListed && isCommon) ? match : '[name]';
      })
      .replace(together, (match, before: string | undefined, after?: string, first?: string) => {
        const { isStrange, isGiven, isGivenWord, isCommon } = nameWord(after ?? first ?? '');
        return isStrange || isGivenWord || (isGiven && !isCommon) ? `${before ?? ''}[name]` : match;
      })
      .replace(listed, maskListed)
      .replace(beforeName, (written) => {
        const word = nameWord(written);
        return word.isStrange || isSurelyName(word) ? '[name]' : written;
      })
      .replace(afterName, (written) => {
        const word = nameWord(written);
        return word.isEveryday || (word.isCommon && !word.isFamilyName) ? written : '[name]';
      }),
  );
}

const capitalise = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function startsAsName(written: string): boolean {
  const word = nameWord(written);
  const { isGivenWord, isGiven, isCapitalised, isCommon, isStrange } = word;
  return isSurelyName(word) || isGivenWord || isStrange || (isGiven && isCapitalised && !isCommon);
}

/** A run without the word that opens the sentence: `The Aurora`, `Our Jenkins`. */
function maskRunInText(run: string, offset: number, whole: string, starts: boolean): string {
  const before = whole.slice(Math.max(0, offset - 10), offset);
  const after = whole.slice(offset + run.length, offset + run.length + 20);
  const opening = starts
    ? /^(?:The|An?|My|Our|Your|His|Her|Their|This|That)[ \t]+/.exec(run)?.[0]
    : undefined;
  return opening === undefined
    ? maskNameRun(run, starts, before, after)
    : opening + maskNameRun(run.slice(opening.length), false, opening, after);
}

/** `Neri, Pericle`, not `Monday, Tuesday`. */
function maskListed(match: string, family: string, given: string): string {
  const words = [family, given].filter((part) => part !== '[name]').map(nameWord);
  const fits = words.every(
    (word) => (word.isCapitalised || isSurelyName(word)) && (word.isFamilyName || !word.isCommon),
  );
  const sure =
    words.length === 2
      ? words.some(isSurelyName)
      : words.every(({ isListed, isStrange }) => isListed || isStrange);
  return fits && sure ? '[name]' : match;
}

function isSentenceStart(text: string, offset: number): boolean {
  return /(?:^|[.!?\n]["')]*\s*)$/.test(text.slice(Math.max(0, offset - 6), offset));
}
