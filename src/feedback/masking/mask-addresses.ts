import { growAddresses } from './grow-addresses.js';
import { knownWords } from './known-words.js';
import { maskCorners } from './mask-corners.js';
import { maskFlats } from './mask-flats.js';
import { maskPostcodes } from './mask-postcodes.js';
import { takeInRest } from './take-in-rest.js';
import { maskToldAddresses } from './walk-address.js';
import { compile, likelyStreets, shortStreet, streets } from './street-patterns.js';

/** A short one may be cut: `St. Gallen`. */
const word = String.raw`(?:\p{Lu}\p{L}{0,2}\.(?=\s)|\p{Lu}[\p{L}'’-]*)`;
/** What begins a sentence is no town. */
const noTown =
  '(?!(?:The|It|I|We|My|Our|Please|But|And|This|That|There|They|He|She|You|Your|Nobody|Everything|Overall|No|Not|Still|Also|When|What|Why|How|If|In|On|At)(?![\\p{L}]))';
const cityName = String.raw`${noTown}${word}(?:[\s-](?:(?:am|an der|an|der|den|do|de|da|del|la|le|les|in|im|aan|sur|upon|on)\s)?${word}){0,3}(?:\s\([A-Z]{2}\))?`;
const postcode = String.raw`(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z\d]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4}|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4,5}-\d{3,4}|\d{3}\s\d{2,3}|\d{4,6})(?![\p{L}\p{N}])`;
const state = String.raw`[A-Z]{2,3}`;
const unit = String.raw`(?i:apt|apartment|appartamento|appartement|appt|wohnung|piano|piso|puerta|lgh|suite|unit|studio|flat|floor|house|plot|door|shop|office|room|level|zimmer|hus|etage|bus|no|h\.?\s?no|ste|bldg|building|lot|blk|apto|int|daire|kat|lok|m|bte|porte|esc|planta|bloque|dept|dpto)(?:\s(?i:no|number))?`;
const unitNumber = String.raw`${unit}\.?\s*#?\s?\d[\p{L}\p{N}/-]*`;

const before = compile(
  String.raw`(?:(?<![\p{L}\p{N}])${unitNumber},?\s+)*(?<![\p{L}\p{N}.,/-])(?:${unitNumber},?|${unit}|\d{1,5}[a-zA-Z]?,?)\s+\[address\]`,
);
const withPlace = String.raw`(?=(?:\s*,?\s+${unitNumber})?\s*,?\s+(?:${cityName},?\s+)?(?:${state},?\s+)?${postcode}(?:\s*,|\s+${cityName}|[.;!?)\s]|$))`;
const beforePlace = likelyStreets.map((street) => compile(street + withPlace));
/** Another house of the same street. */
const otherNumber =
  /((?<!\p{L})(?:(?:am|are|is|was|i['’]?m|we['’]?re|live|lives|lived) at|at(?=\s\d+[a-z](?!\p{L}))|to|is|as|not|(?<!between\s\d{1,2}(?:\s?[ap]m)?\s)and|instead of|neighbou?rs? (?:in|at|from|of)|number|huisnummer|hausnummer|no\.?|nr\.?)\s(?:number\s|no\.?\s)?)(?:\d{1,4}[a-z]?(?=\s*[.,;!?)\n](?!\d)|\s*$)|\d{1,4}[a-z](?![\p{L}\p{N}])|(?<=neighbou?rs? (?:in|at|from|of) |house number |huisnummer |hausnummer )\d{1,4}(?!\d))/giu;
/** Without a number only houses with names, corners and flats with letters are addresses. */
const mayHave =
  /\d|\[address\]|, \p{Lu}|(?:[Cc]orner|[Cc]nr|[Ss]ection|[Jj]unction|[Cc]rossing|Ecke|[Hh]oek|[Cc]oin|[Ee]squina|[Aa]ngle|[Ff]lat|[Aa]pt|[Aa]partment|[Pp]lot|[Bb]lock|[Uu]nit|[Tt]ower|US[NS])(?!\p{L})/u;

/** Postal addresses in the common forms of Europe, North America and Australia. */
export function maskAddresses(text: string): string {
  const { ordinary } = knownWords();
  const isNoWord = (found: string) =>
    found.split(/[\s,-]+/).some((part) => part.length > 2 && !ordinary.has(part.toLowerCase()));
  const told = maskToldAddresses(text);
  if (!mayHave.test(told)) return told;
  let masked = maskFlats(told);
  for (const pattern of streets) masked = masked.replace(pattern, '[address]');
  for (const pattern of beforePlace)
    masked = masked.replace(pattern, (found) => (isNoWord(found) ? '[address]' : found));
  masked = masked.replace(shortStreet, (found, street: string) =>
    ordinary.has(street.toLowerCase()) ? found : '[address]',
  );
  masked = maskFlats(masked).replace(before, '[address]');
  masked = maskCorners(takeInRest(growAddresses(maskPostcodes(masked))));
  return masked.includes('[address]') ? masked.replace(otherNumber, '$1[address]') : masked;
}
