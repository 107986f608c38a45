import { knownWords } from './known-words.js';
import { lowStreet, streetKind } from './street-patterns.js';

type Cue = 'told' | 'place' | 'none';

/** One part of an address in running text. */
interface Part {
  readonly written: string;
  readonly end: number;
  /** After a comma or a line's end. */
  readonly opensSegment: boolean;
  /** A stop follows that ends the sentence. */
  readonly endsSentence: boolean;
}

const next =
  /([ \t]*,[ \t]*|[ \t]*\n[ \t]*|[ \t]+|)([\p{L}\p{N}#](?:[\p{L}\p{N}'’/#º°ª.&-]*[\p{L}\p{N}º°ª.])?)/uy;
const kinds = new RegExp(
  String.raw`^(?:${streetKind}|flat|apt|apartments?|unit|suite|plot|block|house|floor|door|room|sector|phase|stage|main|cross|nagar|marg|chowk|colony|layout|enclave|building|tower|bldg|lot)s?$`,
  'iu',
);
const small =
  /^(?:the|of|de|del|la|las|los|le|les|du|des|do|da|dos|das|di|der|den|dem|die|am|an|van|von|upon|sur|na|no|[a-z]|st|rd|nd|th)$/iu;
const binding =
  /^(?:on|in|at|to|from|is|was|a|by|for|with|and|or|my|your|our|it|this|that|these|no|not|has|had|have)$/iu;
/** Words that begin what follows an address, not a part of it. */
const notPlace =
  /^(?:tel|phone|mobile|fax|email|e-mail|mail|thanks|thank|regards|best|cheers|hi|hello|dear|please|ps|am|pm|mr|mrs|ms|dr|i|today|tomorrow)$/iu;
/** What a sentence goes on with behind an address. */
const goesOn =
  /^(?:is|was|and|in|please|pls|but|has|had|or|for|by|at|on|with|which|where|since|because|not|instead|so|if|when|today|tomorrow|until|again|as|this|that|the|a|my|to|from|though|can|will|should|would|never|still)$/u;
const surelyStreet = new RegExp(`^(?:${lowStreet})$`, 'iu');
const mostParts = 24;
const postcodeLike = /^(?=.*\d)[\p{L}\d-]{4,}$|^\p{Lu}{1,2}\d[\d\p{Lu}]?$|^\d\p{Lu}{2}$/u;

const isNumber = (written: string) =>
  /^(?:One|Two|Three|Four|Five|Ten)$|^#?\d{1,5}(?:[/-]\d{1,4})*[a-z]?$|^#?\d{1,5}[A-Z]$|^[A-Z]-?\d{1,4}(?:\/\d+)?$/u.test(
    written,
  );
const isKind = (written: string) => kinds.test(written.replace(/\.$/, ''));

function isOrdinary(written: string): boolean {
  const plain = written.toLowerCase().replace(/\.$/, '');
  const { ordinary, capitalGivenWords, towns } = knownWords();
  return plain.length < 3 || (ordinary.has(plain) && !towns.has(plain)) || capitalGivenWords.has(plain);
}

function readParts(text: string, from: number): Part[] {
  const parts: Part[] = [];
  next.lastIndex = from;
  while (parts.length < mostParts) {
    const found = next.exec(text);
    if (!found) break;
    const [, gap, word] = found;
    const isShortened = /^\p{L}{1,4}\.$/u.test(word) && (isKind(word) || word.length < 4);
    const written = word.endsWith('.') && !isShortened ? word.slice(0, -1) : word;
    const end = next.lastIndex - (word.length - written.length);
    const endsSentence = written !== word;
    parts.push({ written, end, opensSegment: /[,\n]/.test(gap), endsSentence });
    if (endsSentence) break;
  }
  return parts;
}

/** `12 boxes`, `17 Lindor pralines`: something is counted before it. */
function isCounted(after: Part | undefined): boolean {
  return (
    after !== undefined &&
    !after.opensSegment &&
    /^\p{Ll}/u.test(after.written) &&
    !isKind(after.written) &&
    !goesOn.test(after.written)
  );
}

/** How many of the parts belong to the segment that they begin. */
function lengthOfSegment(parts: readonly Part[], first: number): { end: number; isSure: boolean } {
  let end = first;
  let isSure = false;
  for (let place = first; place < parts.length; place++) {
    const { written, opensSegment } = parts[place];
    if (place > first && opensSegment) break;
    if (notPlace.test(written)) break;
    const isUpper = /^\p{Lu}/u.test(written);
    const closes = [1, 2].some(
      (step) =>
        parts[place + step] !== undefined &&
        isKind(parts[place + step].written) &&
        !parts[place + step].opensSegment,
    );
    const afterNumber = first < 3 ? place - first < 3 : place > first && isNumber(parts[place - 1].written);
    if (postcodeLike.test(written) || isNumber(written)) {
      if (
        place > first &&
        !isKind(parts[place - 1].written) &&
        /^\d{1,3}$/.test(written) &&
        isCounted(parts[place + 1])
      )
        break;
      isSure ||= written.length > 3 || place > first;
      end = place + 1;
    } else if (isUpper || !isOrdinary(written)) {
      isSure ||= !isOrdinary(written) || isKind(written) || /^\p{Lu}{2,3}$/u.test(written);
      end = place + 1;
    } else if (isKind(written) && (place === first || place - end < 3)) end = place + 1;
    else if (!small.test(written) && !(afterNumber && closes && !binding.test(written))) break;
  }
  return { end, isSure };
}

/**
 * Where the address that begins there ends; undefined where none does.
 *
 * @param cue what stands before: words that say so, a word of place, or nothing of the kind.
 */
export function endOfAddress(text: string, from: number, cue: Cue): number | undefined {
  const parts = readParts(text, from);
  if (parts.length === 0) return undefined;
  let street = lengthOfSegment(parts, 0);
  // The number, or the flat, alone: the street stands behind the comma.
  const isBefore =
    street.end < 3 && parts.slice(0, street.end).every(({ written }) => isNumber(written) || isKind(written));
  if (isBefore && street.end > 0 && parts[street.end]?.opensSegment)
    street = lengthOfSegment(parts, street.end);
  const words = parts.slice(0, street.end).map(({ written }) => written);
  if (
    !isStreet(words, isBefore && cue === 'place' ? 'none' : cue) ||
    (cue !== 'told' && isCounted(parts[street.end]))
  )
    return undefined;
  let end = street.end;
  while (end < parts.length && parts[end].opensSegment && !parts[end - 1].endsSentence) {
    const segment = lengthOfSegment(parts, end);
    if (!segment.isSure || segment.end === end) break;
    end = segment.end;
  }
  return parts[end - 1].end;
}

function isStreet(words: readonly string[], cue: Cue): boolean {
  const [first, second = ''] = words;
  if (first === undefined || words.length < 2) return false;
  const isUpper = (word: string) => /^\p{Lu}/u.test(word);
  const isNamed = (word: string) => !isOrdinary(word) && !/\d/.test(word);
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
    (isUpper(first) || (!small.test(first) && !knownWords().everyday.has(first)))
  );
}

const told = String.raw`(?<!\p{L})(?:address(?:es)?(?:\s(?:for\s\p{L}+|on\sfile))?(?:\s?(?:is|was|to|should\s(?:read|be)|reads))?|(?:live|lives|lived|living|reside|resides|residing|stay|staying|based|located)\s(?:at|in|on)|(?:home|house|flat|office)\sis|adres(?:se)?(?:\s(?:ist?|est))?|wohnen?(?:\sin)?|woon(?:t)?\s(?:op|in|aan)|habite(?:\sau)?|vivo\sen|abito\sin|bor\s(?:på|i)|(?:deliver|delivered|ship|shipped|send|sent|post|posted|forward|forwarded|mail|mailed|redirect|return|returned|go|went|came|move|moved|moving|relocated)\s(?:(?:it|them|this|that|everything|my|our|the|mine|back|on|post|mail|parcel|package|order|letter|letters|card)\s){0,3}(?:to|from|at))(?!\p{L})\s?:?\s*`;
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
