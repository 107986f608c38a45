import { maskNameAtStart } from './mask-name-at-start.js';
import {
  byStranger,
  called,
  closed,
  doing,
  introduced,
  named,
  ofSomebody,
  speaking,
  titled,
} from './name-cues.js';
import { isSurelyName, nameWord } from './name-words.js';

/** Names that the words around them tell: titles, greetings, closings, introductions, roles and what people do. */
export function maskCuedNames(text: string): string {
  const likely = (_: string, before: string, name: string) => before + maskNameAtStart(name);
  const surely = (_: string, before: string, name: string) => before + maskNameAtStart(name, true);
  return text
    .replace(titled, (match, before: string) => `${before}[name]${/['’]s$/.exec(match)?.[0] ?? ''}`)
    .replace(named, surely)
    .replace(
      called,
      (_, before: string, name: string) => before + maskNameAtStart(name, /^\p{Lu}/u.test(name)),
    )
    .replace(closed, (_, before: string, closing: string | undefined, name: string) => {
      const isSure = closing !== undefined && /[,.\n–—-]\s*$/.test(before);
      return before + maskNameAtStart(name, isSure);
    })
    .replace(introduced, likely)
    .replace(ofSomebody, (match, before: string, owner: string | undefined, name: string) =>
      isOfRole(name, owner !== undefined) ? `${before}[name]` : match,
    )
    .replace(byStranger, (word) => (nameWord(word).isStrange ? '[name]' : word));
}

/** Who speaks, is spoken to and does what people do: one word, known as a name or not at all. */
export function maskActors(text: string): string {
  return text
    .replace(speaking, (word) => (startsAsName(word) ? '[name]' : word))
    .replace(doing, (word) => (startsAsName(word) ? maskNameAtStart(word, true) : word));
}

/** Behind a role: with an owner (`my daughter sofia`) any word with a capital that few use. */
function isOfRole(name: string, hasOwner: boolean): boolean {
  const { isGiven, isCommon, isGivenWord, isCapitalised, isOrdinary, isTown } = nameWord(name);
  if (isGivenWord) return true;
  if (isCommon) return false;
  if (hasOwner) return isGiven || isCapitalised;
  const asCapitalised = nameWord(name.charAt(0).toUpperCase() + name.slice(1));
  return isGiven && (isCapitalised || !isOrdinary || isTown || asCapitalised.isGivenWord);
}

function startsAsName(written: string): boolean {
  const word = nameWord(written);
  const { isGivenWord, isGiven, isCapitalised, isCommon, isStrange } = word;
  return isSurelyName(word) || isGivenWord || isStrange || (isGiven && isCapitalised && !isCommon);
}
