const word = String.raw`\p{Lu}[\p{L}'’-]*`;
const houseNumber = String.raw`\d{1,5}\s?[a-zA-Z]?`;
const streetKind =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|square|sq|place|pl|terrace|close|crescent|row|parkway|pkwy|highway|hwy|circle|trail|mews|gardens';
const germanicEnding =
  'straat|laan|weg|plein|gracht|kade|dijk|singel|stra(?:ß|ss)e|str\\.|platz|gasse|allee|ufer|damm|ring';
const romanceKind =
  'rue|avenue|boulevard|place|chemin|allée|impasse|quai|calle|avenida|plaza|paseo|via|viale|piazza|corso|rua';
const unit = String.raw`(?:,?\s+(?:apt|apartment|suite|unit|flat|floor|no)\.?\s*#?\s?[\w-]+)?`;
const postcode = String.raw`(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{4}\s?[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?|\d{4})`;
const city = String.raw`${word}(?:\s${word}){0,2}`;
/** What may follow a street: postcode and city, either first. */
const place = String.raw`(?:,?\s+${postcode}\s+${city}|,\s+${city},?\s+${postcode}|,?\s+${postcode}|,\s+${city}(?=[.,;!?]|$))?`;
const particle = String.raw`(?:(?:de la|de l['’]|de los|de las|du|des|del|della|de|di|la|le|da)\s+)?`;

const addresses = [
  String.raw`\b${houseNumber},?\s+(?:${word}\s+){1,4}(?:(?i:${streetKind}))\b\.?${unit}${place}`,
  String.raw`(?<!\p{L})(?:${word}\s+){0,2}\p{Lu}[\p{L}-]*(?:${germanicEnding})\s+${houseNumber}(?!\p{L})${place}`,
  String.raw`(?<!\p{L})(?:${word}\s+){1,2}(?:(?i:${germanicEnding}))\s+${houseNumber}(?!\p{L})${place}`,
  String.raw`\b${houseNumber},?\s+(?:bis\s+)?(?i:${romanceKind})\s+${particle}${word}(?:[\s-]${word}){0,3}${place}`,
  String.raw`(?<!\p{L})(?i:${romanceKind})\s+${particle}${word}(?:\s+${particle}${word}){0,3},?\s+${houseNumber}(?!\p{L})${place}`,
  String.raw`\b(?:P\.?\s?O\.?\s?Box|Postbus|Postfach)\s+\d+${place}`,
  String.raw`\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b`,
  String.raw`\b\d{4}\s[A-Z]{2}\b(?:\s+${city})?`,
].map((pattern) => new RegExp(expandCase(pattern), 'gu'));

/** Postal addresses in the common forms of Western Europe and North America. */
export function maskAddresses(text: string): string {
  return addresses.reduce((masked, pattern) => masked.replace(pattern, '[address]'), text);
}

/** `(?i:…)`, which Node 20 does not know, spelled out: each letter in either case. */
function expandCase(pattern: string): string {
  return pattern.replace(/\(\?i:((?:[^()]|\([^()]*\))*)\)/g, (_, inner: string) => {
    const eitherCase = inner.replace(/\\.|\p{L}/gu, (sign) =>
      sign.length === 1 ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : sign,
    );
    return `(?:${eitherCase})`;
  });
}
