import { isSurelyName, mayBeName, nameWord, type NameWord } from './name-words.js';

const particles = new Set(
  'van von der den de la los del della di da dos du le el al bin ter ten ibn'.split(' '),
);

/** Of names of places: `San Diego`, `Carlton Hotel`. */
const placeOpenings =
  /^(?:San|Santa|Los|Las|New|St\.?|Saint|Puerto|Punta|Monte|Casa|Villa|Playa|Rio|Fort|Port|Lake|Mount)$/;
const placeEndings =
  /^(?:Hotel|Inn|Square|Street|Station|Palace|Tower|Towers|Beach|Airport|Center|Centre|Museum|Avenue|University|Cafe|Restaurant|Club|Plaza|Casino|Resort|Mall|Market|Bay|Island|River|Harbour|Harbor|City)$/;

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
    if (!continues(nameWord(parts[place]))) break;
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

const lowPlaceOpenings = /^(?:san|santa|los|las|new|puerto|punta|monte|casa|villa|playa|rio)$/;

/** Words in lower case where a name may stand: the names that they begin with, when nothing else is called so. */
export function maskLowName(words: string, afterName = false): string {
  const parts = words.split(/(\s+)/);
  const isName = (part: string) => isSurelyName(nameWord(part)) && !nameWord(part).isLowWord;
  const isRest = afterName && /^\p{L}{5,}(?:['’]s)?$/u.test(parts[0]) && nameWord(parts[0]).isUnknown;
  if (!(isRest || isName(parts[0])) || lowPlaceOpenings.test(parts[0])) return words;
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

/** A name, and not one of the most used words. */
function isSeldomWord({ isListed, isEveryday }: NameWord): boolean {
  return isListed && !isEveryday;
}

/** What follows the one who does something, or who is spoken to. */
const asOfPerson =
  /^(?:['’]s\s|,\s|\s\(|\s(?:was|is|has|had|did|does|will|would|could|can|never|always|also|just|really|even|who|from|at|in|and|said|says|told|made|went|got|gave|took|came|kept|left|knew|sent|did|(?!red|need|speed)\p{Ll}+ed)(?!\p{L}))/u;
const determiner =
  /(?<![\p{L}\d])(?:the|an?|my|your|our|their|his|her|this|that|each|every|of|in|no|since|last|until|till|from|by|mid|next|before|after|early|late|on|to|and|for|\d{1,2}(?:st|nd|rd|th)?)\s$/iu;

/** `the Kobo`, `a Bose headset`; not `the Smith family`, `a Susan from support`. */
function isOfThing(words: readonly NameWord[], before: string, after: string): boolean {
  const article = /(?<!\p{L})(the|an?)\s$/iu.exec(before)?.[1].toLowerCase();
  const isPerson = words.length > 2 && words.some(({ isGiven, isOrdinary }) => isGiven && !isOrdinary);
  if (article === undefined || isPerson) return false;
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
export function maskNameRun(run: string, startsSentence: boolean, before: string, after: string): string {
  const parts = run.split(/(\s+)/);
  const words = spokenQuietly(parts).map(nameWord);
  if (isOfThing(words, before, after)) return run;
  const isFirst = (place: number) => place === 0 && startsSentence;
  const isLast = (place: number) => place + 2 > parts.length;
  const isWord = (place: number) =>
    words[place]?.isOrdinary && !words[place].isFamilyName && !words[place].isGivenWord;
  const masked = words.map((word, place) => {
    if (!word.isGivenWord) return word.isCapitalised && isSurelyName(word);
    if (isFirst(place)) return !word.isEveryday && isLast(place) && asOfPerson.test(after);
    if (isWord(place - 2) && !isFirst(place - 2)) return false;
    return !isWord(place + 2) && !(place === 0 && word.isEveryday && determiner.test(before));
  });
  const mask = (...places: number[]) => {
    for (const place of places) masked[place] = true;
  };
  for (let place = 0; place + 2 < parts.length; place += 2) {
    const next = nextWord(parts, place);
    if (next === undefined) continue;
    const [one, two] = [words[place], words[next]];
    // Words that nobody knows, two in a row, are a name that is in no list.
    const bothStrange = one.isStrange && two.isStrange;
    if (bothStrange && !(isFirst(place) && words.every(({ isListed }) => !isListed) && parts.length > 3))
      mask(place, next);
    const seldom = one.isCapitalised && mayBeName(one) && two.isCapitalised;
    const onlyNext = isFirst(place) && one.isOrdinary && isSurelyName(two);
    if (
      seldom &&
      !onlyNext &&
      (isSeldomWord(two) || two.isStrange || (isSurelyName(one) && two.isFamilyName))
    )
      mask(place, next);
  }
  for (const step of [2, -2]) {
    for (let place = step > 0 ? 0 : parts.length - 1; parts[place] !== undefined; place += step) {
      const beside = place - step;
      if (masked[place] || masked[beside] !== true) continue;
      const word = words[place];
      // A first word of a sentence is capitalised anyhow.
      if (
        isFirst(place) &&
        word.isOrdinary &&
        !isInitial(parts[place]) &&
        !(word.isGivenWord && !word.isEveryday)
      )
        continue;
      const isAlso = word.isFamilyName || word.isGivenWord || (word.isGiven && !word.isEveryday);
      if (step < 0 && word.isCommon && !isInitial(parts[place]) && !isAlso) continue;
      // What follows a given name is a family name, also where it is a word.
      masked[place] =
        isInitial(parts[place]) ||
        (word.isCapitalised &&
          (word.isListed || !word.isOrdinary || (step > 0 && parts.length === 3 && parts[place] !== 'I')));
    }
  }
  for (let place = 0; place + 2 < parts.length; place += 2) {
    const opens = placeOpenings.test(parts[place]);
    const ends = placeEndings.test(parts[place + 2]) && masked[place - 2] !== true;
    if (opens || ends) masked[place] = masked[place + 2] = false;
  }
  return joinMasks(parts.map((part, place) => (masked[place] ? `[name]${endOf(part)}` : part)).join(''));
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

const isInitial = (part: string) => /^\p{Lu}\.?$/u.test(part) && part !== 'I';

/** The next word that is no particle. */
function nextWord(parts: readonly string[], place: number): number | undefined {
  for (let next = place + 2; next < parts.length; next += 2)
    if (!particles.has(parts[next].toLowerCase()) && !(isInitial(parts[next]) && next + 2 < parts.length))
      return next;
  return undefined;
}

/** What follows a name in the same word: `'s`, the dot that ends a sentence. */
function endOf(part: string): string {
  return `${/['’]s$/.exec(part)?.[0] ?? ''}${part.endsWith('.') && part.length > 3 ? '.' : ''}`;
}

/** Parts of one name are one mask, with what is put behind it: `[name] Jr.`, `[name] PhD`. */
export function joinMasks(text: string): string {
  return text
    .replace(
      /\[name\](?:[ \t]+(?:(?:van|von|der|den|de|la|los|del|della|di|da|dos|du|le|el|al|bin|ter|ten|ibn)\s+){0,2}\[name\])+/gu,
      '[name]',
    )
    .replace(
      /\[name\],?[ \t](?:I{2,3}|IV|Jr\.?|Sr\.?|PhD|Ph\.D\.|MD|M\.D\.|DDS|DVM|MBA|Esq\.?|B\.\p{L}{2,3}\.)(?!\p{L})/gu,
      '[name]',
    );
}
