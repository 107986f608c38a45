import { joinMasks } from './join-masks.js';
import { endOf, isInitial, particles } from './name-parts.js';
import { isSurelyName, mayBeName, nameWord, type NameWord } from './name-words.js';

/** Capitalised words in a row, as they are marked as names one after the other. */
interface Run {
  /** Words, and the spaces between them. */
  readonly parts: readonly string[];
  readonly words: readonly NameWord[];
  readonly masked: boolean[];
  /** Whether this word begins a sentence, and so is capitalised anyhow. */
  readonly isFirst: (place: number) => boolean;
}

/** Of names of places: `San Diego`, `Carlton Hotel`. */
const placeOpenings =
  /^(?:San|Santa|Los|Las|New|St\.?|Saint|Puerto|Punta|Monte|Casa|Villa|Playa|Rio|Fort|Port|Lake|Mount)$/;
const placeEndings =
  /^(?:Hotel|Inn|Square|Street|Station|Palace|Tower|Towers|Beach|Airport|Center|Centre|Museum|Avenue|University|Cafe|Restaurant|Club|Plaza|Casino|Resort|Mall|Market|Bay|Island|River|Harbour|Harbor|City)$/;

/** What follows the one who does something, or who is spoken to. */
const asOfPerson =
  /^(?:['’]s\s|,\s|\s\(|\s(?:was|is|has|had|did|does|will|would|could|can|never|always|also|just|really|even|who|from|at|in|and|said|says|told|made|went|got|gave|took|came|kept|left|knew|sent|did|(?!red|need|speed)\p{Ll}+ed)(?!\p{L}))/u;
const determiner =
  /(?<![\p{L}\d])(?:the|an?|my|your|our|their|his|her|this|that|each|every|of|in|no|since|last|until|till|from|by|mid|next|before|after|early|late|on|to|and|for|\d{1,2}(?:st|nd|rd|th)?)\s$/iu;

/** `the Aurora theme`, `a Jordan shoe`: a given name alone; not `the Smith family`, `a Susan from support`. */
function isOfThing(words: readonly NameWord[], before: string, after: string): boolean {
  const article = /(?<!\p{L})(the|an?)\s$/iu.exec(before)?.[1].toLowerCase();
  if (article === undefined || words.length > 1 || !words[0].isGiven) return false;
  return article === 'the'
    ? !ofFamily.test(after)
    : /^\s(?!from|who|at|in|called|named|and|on|with)\p{Ll}/u.test(after);
}
const ofFamily =
  /^['’]?s?\s(?:family|household|residence|account|wedding|party|couple|brothers|sisters|kids|estate)(?!\p{L})/u;

/**
 * A run of capitalised words: all that is known as a name and not as a word, and what stands beside such a name and may
 * be one too, as in `Rose Miller`.
 */
export function maskNameRun(found: string, startsSentence: boolean, before: string, after: string): string {
  const parts = found.split(/(\s+)/);
  const words = spokenQuietly(parts).map(nameWord);
  if (isOfThing(words, before, after)) return found;
  const isFirst = (place: number) => place === 0 && startsSentence;
  const run = { parts, words, masked: words.map(() => false), isFirst };
  markSureNames(run, before, after);
  markPairs(run);
  markNeighbours(run, 2);
  markNeighbours(run, -2);
  unmarkPlaces(run);
  return joinMasks(parts.map((part, place) => (run.masked[place] ? `[name]${endOf(part)}` : part)).join(''));
}

/** Names that are nothing else; those that are words too where no other word stands beside them. */
function markSureNames({ parts, words, masked, isFirst }: Run, before: string, after: string): void {
  const isWord = (place: number) =>
    words[place]?.isOrdinary &&
    parts[place] !== 'I' &&
    !words[place].isFamilyName &&
    !words[place].isGivenWord;
  const isMeant = (word: NameWord, place: number) => {
    if (!word.isGivenWord) {
      // `Goldman report missing`: what begins a sentence with a family name alone is called after one.
      const isThing =
        isFirst(place) &&
        parts.length === 1 &&
        !word.isGiven &&
        /^\s\p{Ll}/u.test(after) &&
        !asOfPerson.test(after);
      return word.isCapitalised && isSurelyName(word) && !isThing;
    }
    if (isFirst(place)) return !word.isEveryday && parts.length === 1 && asOfPerson.test(after);
    if (isWord(place - 2) && !isFirst(place - 2)) return false;
    if (place === 0 && (word.isEveryday ? determiner : /(?<!\p{L})in\s$/iu).test(before)) return false;
    return !isWord(place + 2);
  };
  words.forEach((word, place) => (masked[place] = isMeant(word, place)));
}

/** Two that may be names, the second perhaps unknown or a word that is seldom used. */
function markPairs({ parts, words, masked, isFirst }: Run): void {
  for (let place = 0; place + 2 < parts.length; place += 2) {
    const next = nextWord(parts, place);
    if (next === undefined) continue;
    const [one, two] = [words[place], words[next]];
    // Words that nobody knows, two in a row, are a name that is in no list.
    const opensTitle = isFirst(place) && words.every(({ isListed }) => !isListed) && parts.length > 3;
    const areStrange = one.isStrange && two.isStrange && !opensTitle;
    const onlyNext = isFirst(place) && one.isOrdinary && isSurelyName(two);
    const isFamily = isSeldomWord(two) || two.isStrange || (isSurelyName(one) && two.isFamilyName);
    const areNames = one.isCapitalised && mayBeName(one) && two.isCapitalised && !onlyNext && isFamily;
    if (areStrange || areNames) masked[place] = masked[next] = true;
  }
}

/** @param step 2 for what follows a name, -2 for what stands before one. */
function markNeighbours({ parts, words, masked, isFirst }: Run, step: 2 | -2): void {
  for (let place = step > 0 ? 0 : parts.length - 1; parts[place] !== undefined; place += step) {
    if (masked[place] || masked[place - step] !== true) continue;
    const word = words[place];
    const { isOrdinary, isCommon, isEveryday, isGiven, isGivenWord, isFamilyName, isListed, isTown } = word;
    if (isInitial(parts[place])) {
      masked[place] = true;
      continue;
    }
    const mayOpen = (isGivenWord && !isEveryday) || (isGiven && isTown);
    if (isFirst(place) && isOrdinary && !mayOpen) continue;
    const isAlsoName = isFamilyName || isGivenWord || (isGiven && !isEveryday);
    if (step < 0 && isCommon && !isAlsoName) continue;
    // What follows a given name is a family name, also where it is a word.
    const isOther = step > 0 && parts.length === 3 && parts[place] !== 'I';
    masked[place] = word.isCapitalised && (isListed || !isOrdinary || isOther);
  }
}

function unmarkPlaces({ parts, masked }: Run): void {
  for (let place = 0; place + 2 < parts.length; place += 2) {
    const opens = placeOpenings.test(parts[place]);
    const ends = placeEndings.test(parts[place + 2]) && masked[place - 2] !== true;
    if (opens || ends) masked[place] = masked[place + 2] = false;
  }
}

/** A name, and not one of the most used words. */
function isSeldomWord({ isListed, isEveryday }: NameWord): boolean {
  return isListed && !isEveryday;
}

/** Names in capitals (`ANN MILLER`) as names are written otherwise: two words at least, so that acronyms stay. */
function spokenQuietly(parts: readonly string[]): string[] {
  const quiet = parts.map((part) => part.charAt(0) + part.slice(1).toLowerCase());
  const isLoud = (part: string) => /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(part);
  const hasName = parts.some((part, place) => isLoud(part) && isSurelyName(nameWord(quiet[place])));
  const isPair =
    parts.length === 3 && quiet.every((part) => part.trim() === '' || isSurelyName(nameWord(part)));
  return isPair || (hasName && parts.filter(isLoud).length > 1) ? quiet : [...parts];
}

/** The next word that is no particle. */
function nextWord(parts: readonly string[], place: number): number | undefined {
  for (let next = place + 2; next < parts.length; next += 2)
    if (!particles.has(parts[next].toLowerCase()) && !(isInitial(parts[next]) && next + 2 < parts.length))
      return next;
  return undefined;
}
