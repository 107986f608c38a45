import { countryNames, knownWords } from './known-words.js';
import { lowStreet, streetKind } from './street-patterns.js';

/** One part of an address in running text. */
export interface AddressPart {
  readonly written: string;
  readonly end: number;
  /** After a comma or a line's end. */
  readonly opensSegment: boolean;
  /** A stop follows that ends the sentence. */
  readonly endsSentence: boolean;
}

const next =
  /([ \t]*[,\n]\s*(?:,\s*)?|[ \t]\/[ \t](?=\p{Lu}{2}(?!\p{L}))|[ \t]+|)(\[address\]|\(\p{Lu}{2}\)|(?:[/-]|['’]s-)?[\p{L}\p{N}#](?:[\p{L}\p{N}'’/#º°ª.&-]*[\p{L}\p{N}º°ª.])?(?:(?<=\p{L})['’](?=[ ,]))?)/uy;
const kinds = new RegExp(
  String.raw`^(?:${streetKind}|flat|apt|apartments?|unit|suite|ste|studio|plot|block|blk|house|floor|level|door|office|room|sector|phase|stage|main|cross|nagar|marg|chowk|colony|layout|enclave|building|tower|bldg|lot|appartamento|appartement|appt|wohnung|piano|piso|puerta|planta|bloque|esc|int|lok|zimmer|etage|lgh|daire|bis|ter)s?$`,
  'iu',
);
const small =
  /^(?:the|of|de|del|la|las|los|le|les|du|des|do|da|dos|das|di|der|den|dem|die|am|an|van|von|upon|sur|aan|na|no|[a-z]|st|rd|nd|th|tv|mf)$/iu;
export const isSmall = (written: string) => small.test(written.replace(/\.$/, ''));
export const binding =
  /^(?:on|in|at|to|from|is|was|a|by|for|with|and|or|my|your|our|it|this|that|these|no|not|has|had|have)$/iu;
/** Words that begin what follows an address, not a part of it. */
export const notPlace =
  /^(?:zip|postcode|huisnummer|hausnummer|tel|phone|mobile|fax|email|e-mail|mail|thanks|thank|regards|best|cheers|hi|hello|dear|please|ps|mr|mrs|ms|dr|i|today|tomorrow)$/iu;
/** What a sentence goes on with behind an address. */
export const goesOn =
  /^(?:is|was|and|in|please|pls|but|has|had|or|for|by|at|on|with|which|where|since|because|not|instead|so|if|when|today|tomorrow|until|again|as|this|that|the|a|my|to|from|though|can|will|should|would|never|still)$/u;
export const surelyStreet = new RegExp(`^(?:${lowStreet})$`, 'iu');
const mostParts = 24;
export const postcodeLike =
  /^(?=.*\d)[\p{L}\d-]{4,}$|^\p{L}{1,2}\d[\d\p{L}]?$|^\d(?!st|nd|rd|th|am|pm)\p{L}{2}$/iu;

export const isNumber = (written: string) =>
  /^(?:One|Two|Three|Four|Five|Ten)$|^[/-]?#?\d{1,5}(?:[/-]\d{1,4})*[a-z.]?$|^#?\d{1,5}[A-Z]$|^[A-Z]-?\d{1,4}(?:\/\d+)?$|^\d{1,2}[º°ª]\p{L}?$/u.test(
    written,
  );
export const isKind = (written: string) => kinds.test(written.replace(/\.$/, ''));

/** No name of a place. */
export function isOrdinaryPart(written: string): boolean {
  const plain = written.toLowerCase().replace(/\.$/, '');
  const { ordinary, capitalGivenWords, towns } = knownWords();
  if (/['’](?:t|s|re|ve|ll|d|m)$/.test(written)) return true;
  return plain.length < 3 || (ordinary.has(plain) && !towns.has(plain)) || capitalGivenWords.has(plain);
}

const ofCountries = new Set(
  [...countryNames(), 'UK', 'USA', 'England', 'Scotland', 'Wales'].flatMap((name) => name.split(' ')),
);
/** With a capital, and a country, a town that may be a word too (`Cork`), or a word that is seldom used. */
export function isKnownPlace(written: string): boolean {
  const plain = written.toLowerCase();
  const { places, common } = knownWords();
  return ofCountries.has(written) || (/^\p{Lu}/u.test(written) && (places.has(plain) || !common.has(plain)));
}

/** Words and numbers from a place on, to the end of the sentence. */
export function readAddressParts(text: string, from: number): AddressPart[] {
  const parts: AddressPart[] = [];
  next.lastIndex = from;
  while (parts.length < mostParts) {
    const found = next.exec(text);
    if (!found) break;
    const [, gap, word] = found;
    const behind = text.slice(next.lastIndex, next.lastIndex + 2);
    const isShortened =
      behind.startsWith(',') ||
      (/^\p{L}{1,4}\.$/u.test(word) && (isKind(word) || word.length < 4)) ||
      (/^\d{1,2}\.$/.test(word) && /^ \p{Ll}/u.test(behind));
    const written = word.endsWith('.') && !isShortened ? word.slice(0, -1) : word;
    const end = next.lastIndex - (word.length - written.length);
    const endsSentence = written !== word;
    parts.push({ written, end, opensSegment: /[,\n/]/.test(gap), endsSentence });
    if (endsSentence) break;
  }
  return parts;
}
