import { knownWords } from './known-words.js';
import { compile, likelyStreets, shortStreet, streets } from './street-patterns.js';

const word = String.raw`\p{Lu}[\p{L}'’.-]*`;
const cityName = String.raw`${word}(?:[\s-](?:(?:am|an der|an|der|den|do|de|da|del|la|le|les|in|im|aan|sur|upon|on)\s)?${word}){0,3}(?:\s\([A-Z]{2}\))?`;
const postcode = String.raw`(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z\d]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]\d[\dW]\s?[A-Z\d]{4}|\d{4}\s?[A-Z]{2}|\d{2}-\d{3}|\d{4,5}-\d{3,4}|\d{3}\s\d{2,3}|\d{4,6})(?![\p{L}\p{N}])`;
const state = String.raw`[A-Z]{2,3}`;
const unit = String.raw`(?i:apt|apartment|appartamento|appartement|appt|wohnung|piano|piso|puerta|lgh|suite|unit|studio|flat|floor|house|zimmer|hus|etage|bus|no|h\.?\s?no)`;
const unitNumber = String.raw`${unit}\.?\s*#?\s?\d[\p{L}\p{N}/-]*`;

/** What may follow a street, one after the other. */
const tails = [
  String.raw`^\s?[/-]\d{1,4}[a-zA-Z]?(?![\p{L}\p{N}])`,
  String.raw`^(?:,?\s+|\s*,\s*)${unitNumber}(?:\s+(?:\d+º|Dcha\.|Izq\.|hoog))*`,
  String.raw`^(?:-|\s)(?:bis|ter)(?!\p{L})`,
  String.raw`^(?:\s*,)?\s*\d{1,2}\s?[º°ª](?:\s+\p{L}{1,4}\.?(?=\s*,))?`,
  // The door after the stair: `A 4`.
  String.raw`^\s\d{1,3}(?=\s*,\s*\d{4,5}\s)`,
  String.raw`^\s[NSEW]{1,2}\.?(?=\s*[,;]|\s*$)`,
  String.raw`^\s*,\s*\d{3}\s${word}`,
  String.raw`^\s+(?:I{1,3}|IV|V|\d\shoog|1º|2º|sokak)(?=[\s,])`,
  // A postcode, alone or with a place before or after it.
  String.raw`^(?:\s*,\s*|\s+)(?:${cityName},?\s+)?(?:${state},?\s+)?${postcode}(?:\s*,\s*${cityName}(?=\s*[.,;:!?)\n]|\s*$|\s+\p{Ll})|\s+${cityName})?`,
  String.raw`^(?:\s*,\s*|-)${cityName}-\d{6}`,
  // A district: `, Dublin 1`.
  String.raw`^\s*,\s*${word}\s\d{1,2}(?=\s*[.,;:!?)\n]|\s*$|\s+\p{Ll})`,
  String.raw`^\s+in\s+${cityName}`,
].map((pattern) => compile(pattern, 'u'));
/** Only a place that is no word: `, Amsterdam`, not `, Thanks`. */
const placeAlone = compile(String.raw`^\s*,\s+(${cityName})(?=\s*[.,;:!?)\n]|\s*$|\s+\p{Ll})`, 'u');
const before = compile(String.raw`${unitNumber},?\s+\[address\]`);
const unitAlone = compile(
  String.raw`(?<![\p{L}\p{N}])(?:${unitNumber}|H\.?\s?No\.?\s?\d+),?\s+${word}(?:\s${word}){0,2},\s+(?=${cityName},?\s+(?:${state},?\s+)?${postcode}|${cityName}-\d{6})`,
);
const bareCode = compile(
  String.raw`(?<![\p{L}\p{N}$€£])(?:[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d|\d{4}\s[A-Z]{2}(?:\s+${cityName})?)(?![\p{L}\p{N}])`,
);
const withPlace = String.raw`(?=(?:\s*,?\s+${unitNumber})?\s*,?\s+(?:${cityName},?\s+)?(?:${state},?\s+)?${postcode}(?:\s*,|\s+${cityName}|[.;!?)\s]|$))`;
const introduction = String.raw`((?<!\p{L})(?i:address(?:es)?(?: is| was|:)?|(?:live|lives|lived) (?:at|in|on)|(?:went|came|drove|goes|posted|returned|forwarded|delivered) to|(?:meet|met)(?: me| us)? at|address to|parents at|living at|moved? (?:to|from|out of)|deliver(?:ed)? (?:it |them |this )?(?:to|at)|ship(?:ped|ping)?(?: it)? to|sent? (?:it |them )?to|left at|located at|based at|office (?:is )?(?:at|in)|(?:reside|resides|residing) at|(?:was|were|am|are|is) at|home at|house at|store at|place at|visited|office|company|registered at|billing address|pick(?:ed)? up (?:at|from)|adres(?: is)?:?|wohne in|habite(?: au)?|vivo en)\s?[:(]?\s*)`;
const introduced = likelyStreets.map((street) => compile(introduction + `(${street})`));
const beforePlace = likelyStreets.map((street) => compile(street + withPlace));
/** What stands before a number without being a street: `moved to Windows 11`. */
const mostSegments = 6;

/** Postal addresses in the common forms of Europe, North America and Australia. */
export function maskAddresses(text: string): string {
  const { ordinary } = knownWords();
  const isNoWord = (found: string) =>
    found.split(/[\s-]+/).some((part) => part.length > 2 && !ordinary.has(part.toLowerCase()));
  let masked = text;
  for (const pattern of streets) masked = masked.replace(pattern, '[address]');
  masked = takeInTails(masked, isNoWord);
  for (const pattern of beforePlace)
    masked = masked.replace(pattern, (found) => (isNoWord(found) ? '[address]' : found));
  masked = masked.replace(unitAlone, '[address], ');
  for (const pattern of introduced) {
    masked = masked.replace(pattern, (found, opening: string, street: string) =>
      isNoWord(street.replace(/\d/g, ' ')) ? `${opening}[address]` : found,
    );
  }
  masked = masked.replace(shortStreet, (found, street: string) =>
    ordinary.has(street.toLowerCase()) ? found : '[address]',
  );
  return takeInTails(masked, isNoWord).replace(before, '[address]').replace(bareCode, '[address]');
}

/** Postcodes, places and flats that follow an address belong to it. */
function takeInTails(text: string, isNoWord: (found: string) => boolean): string {
  const [first, ...rest] = text.split('[address]');
  return (
    first +
    rest
      .map((after) => {
        let left = after;
        for (let segment = 0; segment < mostSegments; segment++) {
          const place = placeAlone.exec(left);
          const tail =
            tails.map((pattern) => pattern.exec(left)).find((found) => found !== null) ??
            (place && isNoWord(place[1]) ? place : undefined);
          if (!tail) break;
          left = left.slice(tail[0].length);
        }
        return `[address]${left}`;
      })
      .join('')
      .replace(/\[address\](?:[,\s]*(?:[A-Z]\d[\dW])?[,\s]*\[address\])+/g, '[address]')
  );
}
