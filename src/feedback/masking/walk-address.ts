import {
  binding,
  goesOn,
  isKind,
  isNumber,
  isOrdinaryPart,
  notPlace,
  postcodeLike,
  readAddressParts,
  isKnownPlace,
  isSmall,
  surelyStreet,
  type AddressPart,
} from './address-parts.js';
import { knownWords } from './known-words.js';

type Cue = 'told' | 'place' | 'none';

/** `12 boxes`, `17 Lindor pralines`: something is counted before it. */
function isCounted(after: AddressPart | undefined): boolean {
  return (
    after !== undefined &&
    !after.opensSegment &&
    /^\p{Ll}{2}/u.test(after.written) &&
    !isKind(after.written) &&
    !goesOn.test(after.written)
  );
}

/** How many of the parts belong to the segment that they begin, and whether any of them is no ordinary word. */
function lengthOfSegment(parts: readonly AddressPart[], first: number): { end: number; isSure: boolean } {
  let end = first;
  let isSure = false;
  for (let place = first; place < parts.length; place++) {
    const { written, opensSegment } = parts[place];
    if ((place > first && opensSegment) || (notPlace.test(written) && !/^\p{Lu}{2}$/u.test(written) && (place === first || !isKind(written)))) break;
    if (postcodeLike.test(written) || isNumber(written)) {
      if (place === first && isPhoneLike(parts, first)) break;
      if (place > first && isAmount(parts, place)) break;
      isSure ||= written.length > 3 || place > first || /^[/-]|[º°ª]|^\p{Lu}{1,2}\d[\d\p{Lu}]?$/u.test(written);
      end = place + 1;
    } else if (/^\(?\p{Lu}/u.test(written) || !isOrdinaryPart(written)) {
      const isPlace =
        !isOrdinaryPart(written) || isKnownPlace(written) || /^\p{Lu}{2,3}\.?$|^\(/u.test(written);
      // `Fargo ND 58106 The price`: a sentence begins behind the postcode.
      if (
        !isPlace &&
        place > first &&
        /\d{4}/.test(parts[place - 1].written) &&
        isCounted(parts.at(place + 1))
      )
        break;
      isSure ||= isPlace || isKind(written);
      end = place + 1;
    } else if (isKind(written) && (place === first || place - end < 3)) end = place + 1;
    else if (isSmall(written)) end = parts.at(place + 1)?.opensSegment === true ? place + 1 : end;
    else if (!isNameOfPlace(parts, place, first)) break;
  }
  return { end, isSure };
}

/** `416 60 039`, on a line of its own; not `114 55 Stockholm`. */
function isPhoneLike(parts: readonly AddressPart[], first: number): boolean {
  const behind = parts.findIndex(
    ({ written, opensSegment }, at) => at > first && (opensSegment || !/^\d[\d-]*$/.test(written)),
  );
  const numbers = parts.slice(first, behind < 0 ? parts.length : behind);
  return first > 0 && numbers.length > 1 && numbers.reduce((sum, { written }) => sum + written.length, 0) > 6;
}

/** `London 2 times`, not `Flat 2` or `Dublin 2 is`. */
function isAmount(parts: readonly AddressPart[], place: number): boolean {
  const { written } = parts[place];
  return !isKind(parts[place - 1].written) && /^\d{1,3}$/.test(written) && isCounted(parts[place + 1]);
}

/** An ordinary word between a number and the kind of a street, or before a postcode: `89 lower clapton rd`, `new york 10003`. */
function isNameOfPlace(parts: readonly AddressPart[], place: number, first: number): boolean {
  const behind = parts.findIndex(({ opensSegment }, at) => at > place && opensSegment);
  const next = parts.slice(place + 1, Math.min(place + 4, behind < 0 ? parts.length : behind));
  const code = next.findIndex(({ written }) => /^\d{5}(?:-\d{4})?$/.test(written));
  if (
    first > 0 &&
    code >= 0 &&
    !/^[\p{Lu}\d]/u.test(next[code + 1]?.written ?? '') &&
    (code === 0 || !binding.test(parts[place].written))
  )
    return true;
  const nearNumber = first < 3 ? place - first < 3 : isNumber(parts[place - 1].written);
  return (
    nearNumber &&
    next.slice(0, 2).some(({ written }) => isKind(written)) &&
    !binding.test(parts[place].written)
  );
}

/**
 * Where the address that begins there ends; undefined where none does.
 *
 * @param cue what stands before: words that say so, a word of place, or nothing of the kind.
 */
export function endOfAddress(text: string, from: number, cue: Cue): number | undefined {
  const parts = readAddressParts(text, from);
  let street = lengthOfSegment(parts, 0);
  if (street.end === 0) return undefined;
  // The number, or the flat, alone: the street stands behind the comma.
  const isBefore =
    street.end < 3 && parts.slice(0, street.end).every(({ written }) => isNumber(written) || isKind(written));
  if (isBefore && parts[street.end]?.opensSegment) street = lengthOfSegment(parts, street.end);
  // `Feira de Monteiro, 28`: the number alone behind the comma.
  const hasNumber = parts.slice(0, street.end).some(({ written }) => /\d/.test(written));
  const after = parts.at(street.end);
  if (cue === 'told' && !hasNumber && after?.opensSegment && isNumber(after.written))
    street = { end: street.end + 1, isSure: true };
  const words = parts.slice(0, street.end).map(({ written }) => written);
  // `near 62/233, Deol`, but not `in 412, Ann`.
  const asTold = isBefore && cue === 'place' && !words[0].includes('/') ? 'none' : cue;
  const end = endOfSegments(parts, street.end);
  // `18 birch grove, athlone`
  const hasTown = cue === 'place' && isNumber(words[0]) && isKind(words[words.length - 1]) && end > street.end;
  if (!isStreet(words, asTold) && !isPosted(parts) && !(hasTown && words.length > 2)) return undefined;
  if (cue !== 'told' && isCounted(parts[street.end])) return undefined;
  return parts[end - 1].end;
}

/** What follows between commas and is written as a part of an address, a number also where the next is: `, 2. th, 1165 København`. */
function endOfSegments(parts: readonly AddressPart[], from: number): number {
  const first = parts.at(from);
  if (first?.opensSegment !== true || (from > 0 && parts[from - 1].endsSentence)) return from;
  const { end, isSure } = lengthOfSegment(parts, from);
  if (end === from || !(isSure || isNumber(first.written))) return from;
  const last = endOfSegments(parts, end);
  return isSure || last > end ? last : from;
}

/** Takes in what follows a masked address and belongs to it: flats, quarters, towns, postcodes. */
export function takeInRest(text: string): string {
  let masked = '';
  let done = 0;
  for (const { index } of text.matchAll(/\[address\]/g)) {
    if (index < done) continue;
    const from = index + '[address]'.length;
    const parts = readAddressParts(text, from);
    const end = endOfRest(parts);
    masked += text.slice(done, from);
    done = end > 0 ? parts[end - 1].end : from;
  }
  return masked + text.slice(done);
}

function endOfRest(parts: readonly AddressPart[]): number {
  const first = parts.at(0);
  if (first === undefined || first.opensSegment) return endOfSegments(parts, 0);
  const { written } = first;
  if (/^\p{Ll}/u.test(written) && !isKind(written) && !isSmall(written) && !postcodeLike.test(written))
    return 0;
  const own = lengthOfSegment(parts, 0);
  const end = endOfSegments(parts, own.end);
  // `14 C 21, 00100 Helsinki`
  return own.isSure || (isNumber(written) && end > own.end) ? end : 0;
}

/** From a number to a British postcode, with a name between: `2 Ffordd y Mynydd, Bangor LL57 2AB`. */
function isPosted(parts: readonly AddressPart[]): boolean {
  const [first, second] = parts.map(({ written }) => written);
  const inward = parts.findIndex(({ written }) => /^\d\p{Lu}{2}$/u.test(written));
  const isCode = inward > 2 && /^\p{Lu}{1,2}\d[\d\p{Lu}]?$/u.test(parts[inward - 1].written);
  return isCode && isNumber(first) && /^\p{Lu}/u.test(second) && !isOrdinaryPart(second);
}

function isStreet(words: readonly string[], cue: Cue): boolean {
  const [first, second = ''] = words;
  if (first === undefined || words.length < 2) return false;
  const isUpper = (word: string) => /^\p{Lu}/u.test(word);
  const isNamed = (word: string) => !isOrdinaryPart(word) && !/\d/.test(word);
  const kind = words.findIndex((word, place) => place > 1 && isKind(word));
  if (isNumber(first) && cue !== 'told') {
    if (cue === 'place' && isUpper(second) && isNamed(second)) return true;
    const name = words.slice(1, kind);
    const last = words[words.length - 1];
    if (kind < 0 && words.length > 2 && isNumber(last))
      return words.slice(1, -1).every((word) => isUpper(word) && isNamed(word));
    return (
      kind > 1 &&
      (name.every(isUpper) || (name.some(isNamed) && name.every((word) => isUpper(word) || isNamed(word))))
    );
  }
  if (isNumber(first) || isKind(first)) return words.some(isNamed) || kind > 1;
  if (cue !== 'told') return false;
  if (words.some((word) => /^\d/.test(word))) return words.some(isNamed);
  const last = words[words.length - 1];
  const isWritten = words.every(isUpper) ? isKind(last) : surelyStreet.test(last);
  return (
    words.length < 5 &&
    isWritten &&
    (isUpper(first) || (!isSmall(first) && !knownWords().everyday.has(first)))
  );
}

const told = String.raw`(?<!\p{L})(?:add?ress(?:es)?(?:\s(?:for\s\p{L}+|on\sfile))?(?:\s?(?:is|was|to|should\s(?:read|be)|reads))?|(?:live|lives|lived|living|reside|resides|residing|stay|staying|based|located)\s(?:at|in|on)|(?:home|house|flat|office)\sis|adres(?:se)?(?:\s(?:ist?|est))?|wohnen?(?:\sin)?|woon(?:t)?\s(?:op|in|aan)|habite(?:\sau)?|vivo\sen|abito\sin|bor\s(?:på|i)|(?:deliver|delivered|ship|shipped|send|sent|post|posted|forward|forwarded|mail|mailed|redirect|return|returned|go|went|came|move|moved|moving|relocated)\s(?:(?:it|them|this|that|everything|my|our|the|mine|back|on|post|mail|parcel|package|order|letter|letters|card)\s){0,3}(?:to|from|at))(?!\p{L})\s?:?\s*`;
const ofPlace = String.raw`(?<!\p{L})(?:at|to|from|near|outside|opposite|beside|next\sto|for|of|in|is|not|i['’]?m\sat)\s(?=\d|(?:One|Two|Three|Four|Five|Ten)\s)|(?<=^|[(\n]|[,;:]\s)(?=[1-9]\d{1,3}[a-zA-Z]?\s|\d+-\d+-\d+\s\p{L})`;
const anyNumber = String.raw`(?<![\p{L}\p{N}.,:/#$€£+-])(?=[1-9]\d{0,4}[a-zA-Z]?\s)`;
const openings = new RegExp(`(${told})|(${ofPlace})|${anyNumber}`, 'giu');

/** Addresses that the words before them tell, in any spelling, with all that belongs to them. */
export function maskToldAddresses(text: string): string {
  let masked = '';
  let done = 0;
  for (const found of text.matchAll(openings)) {
    const from = found.index + found[0].length;
    if (found.index < done) continue;
    const end = endOfAddress(
      text,
      from,
      found[1] !== undefined ? 'told' : found[2] !== undefined ? 'place' : 'none',
    );
    if (end === undefined) continue;
    masked += `${text.slice(done, from)}[address]`;
    done = end;
  }
  return masked + text.slice(done);
}
