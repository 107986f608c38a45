import { detectLanguage } from '../language/detect-language.js';
import { withoutBrands } from './brands.js';
import { joinMasks } from './join-masks.js';
import { maskAgain } from './mask-again.js';
import { maskBesideNames } from './mask-beside-names.js';
import { maskActors, maskCuedNames } from './mask-cued-names.js';
import { maskLowNames } from './mask-low-names.js';
import { maskNameRun } from './mask-name-run.js';
import { run } from './name-shapes.js';

/**
 * Names of people: where the words around tell them, capitalised words that are known as names and as nothing else, given
 * names in lower case, what stands beside these, and all of it again elsewhere in the text.
 */
export function maskNames(text: string): string {
  return withoutBrands(text, (shown) => joinMasks(maskAgain(shown, maskPeople(shown))));
}

function maskPeople(text: string): string {
  const language = detectLanguage(text);
  const told = maskActors(maskLowNames(maskCuedNames(text), language));
  return joinMasks(maskBesideNames(maskRuns(told, language)));
}

function maskRuns(text: string, language: string): string {
  return text.replace(run, (match, offset: number, whole: string) => {
    const starts = isSentenceStart(whole, offset);
    // The lists know English words alone: elsewhere one capital says little, in German nothing.
    const alone = !/\s/.test(match) && (language === 'de' || (language !== 'en' && starts));
    return alone ? match : maskRunInText(match, offset, whole, starts, language);
  });
}

/** A run without the word that opens the sentence: `The Aurora`, `Our Jenkins`. */
function maskRunInText(
  found: string,
  offset: number,
  whole: string,
  starts: boolean,
  language: string,
): string {
  // `a` is an article in English, elsewhere it may be "to".
  const before = language === 'en' ? whole.slice(Math.max(0, offset - 10), offset) : '';
  const after = whole.slice(offset + found.length, offset + found.length + 20);
  const opening = starts
    ? /^(?:The|An?|My|Our|Your|His|Her|Their|This|That)[ \t]+/.exec(found)?.[0]
    : undefined;
  return opening === undefined
    ? maskNameRun(found, starts, before, after)
    : opening + maskNameRun(found.slice(opening.length), false, opening, after);
}

function isSentenceStart(text: string, offset: number): boolean {
  return /(?:^|[.!?\n]["')]*\s*)$/.test(text.slice(Math.max(0, offset - 6), offset));
}
