import { compile } from './street-patterns.js';

const word = String.raw`\p{Lu}[\p{L}'’.-]*(?!\p{N})`;
const segment = String.raw`(?:(?:\d{1,3}(?:st|nd|rd|th)\s)?(?:The\s)?${word}(?:\s(?:${word}|\d{1,4}(?!\d))){0,4}|\d{1,3}/[A-Z]|[A-Z]-?\d{1,4}(?:/\d{1,4})?(?!\s\d[A-Z]{2})|\[address\])`;
const kind = String.raw`(?i:flat|apt|apartment|plot|house|door|shop|unit|block|villa|tower|lot|studio|h\.?|d\.?)`;
const flat = String.raw`(?<![\p{L}\p{N}])${kind}\.?(?:\s?(?i:no\.?|number|#))?[:\s]?\s?(?:(?:[A-Z]-?)?\d[\dA-Za-z/-]*|[A-Z](?!\p{L}))`;
const parts = [
  String.raw`${flat}(?:,\s+${segment}){1,6}`,
  // `2nd floor, [address]`
  String.raw`(?<![\p{L}\p{N}])(?i:\d{1,2}(?:st|nd|rd|th)|ground|first|second|third|fourth|fifth|top|upper|lower)\s(?i:floor|flat),?\s+(?:of\s+|at\s+)?\[address\]`,
  // `Apt 5C`, not `flat 50 %`
  String.raw`(?<![\p{L}\p{N}])(?:(?i:apt|apartment)\.?(?:\s(?i:no\.?|number))?\s?#?\d{1,4}[a-zA-Z]?|(?i:flat|wohnung)\s\d{1,4}[a-zA-Z])(?![\p{L}\p{N}])`,
].map((pattern) => compile(pattern));

/** Flats, plots and floors, with the houses and quarters named after them; streets are masked before. */
export function maskFlats(text: string): string {
  return parts.reduce((masked, part) => masked.replace(part, '[address]'), text);
}
