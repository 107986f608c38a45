import {
  isKind,
  isNumber,
  isOrdinaryPart,
  isSmall,
  readAddressParts,
  surelyStreet,
} from './address-parts.js';
import { endOfSegments, isCounted, lengthOfSegment } from './address-segments.js';
import { knownWords } from './known-words.js';

type Cue = 'told' | 'place' | 'none';

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
  const hasTown =
    cue === 'place' && isNumber(words[0]) && isKind(words[words.length - 1]) && end > street.end;
  if (!isStreet(words, asTold) && !(hasTown && words.length > 2)) return undefined;
  if (cue !== 'told' && isCounted(parts[street.end])) return undefined;
  return parts[end - 1].end;
}

function isStreet(words: readonly string[], cue: Cue): boolean {
  const [first, second = ''] = words;
  if (first === undefined || words.length < 2) return false;
  const isUpper = (word: string) => /^\p{Lu}/u.test(word);
  // Not `500 Mbps`.
  const isNamed = (word: string) => !isOrdinaryPart(word) && !/\d|^[b-df-hj-np-tv-xz]+$/i.test(word);
  const kind = words.findIndex((word, place) => place > 1 && isKind(word));
  if (isNumber(first) && cue !== 'told') {
    if (cue === 'place' && isUpper(second) && isNamed(second)) return true;
    const name = words.slice(1, kind);
    const last = words[words.length - 1];
    if (kind < 0 && words.length > 2 && isNumber(last))
      return words.slice(1, -1).every((word) => isUpper(word) && isNamed(word) && !isKind(word));
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

const told = String.raw`(?<!\p{L})(?:addr|add?ress(?:es)?(?:\s(?:for\s\p{L}+|on\sfile))?(?:\s?(?:is|was|to|should\s(?:read|be)|reads))?|(?:live|lives|lived|living|reside|resides|residing|stay|staying|based|located)\s(?:at|in|on)|(?:home|house|flat|office)\sis|adres(?:se)?(?:\s(?:ist?|est))?|wohnen?(?:\sin)?|woon(?:t)?\s(?:op|in|aan)|habite(?:\sau)?|vivo\sen|abito\sin|bor\s(?:på|i)|(?:deliver|delivered|ship|shipped|send|sent|post|posted|forward|forwarded|mail|mailed|redirect|return|returned|go|went|came|move|moved|moving|relocated)\s(?:(?:it|them|this|that|everything|my|our|the|mine|back|on|post|mail|parcel|package|order|letter|letters|card)\s){0,3}(?:into|to|from|at))(?!\p{L})\s?:?\s*`;
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
