import { compile } from './street-patterns.js';

const kind = String.raw`(?i:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|terrace|straat|laan|stra(?:ß|ss)e|weg)\.?`;
const capitalised = String.raw`\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}[\p{L}'’.-]*){0,2}`;
const ordinal = String.raw`\d{1,3}(?:st|nd|rd|th)`;
const withKind = String.raw`(?:(?:[NSEW]\.?\s)?(?:${ordinal}|${capitalised}|\p{L}+)\s${kind})(?!\p{L})`;
const street = String.raw`(?:${withKind}|(?:${ordinal}|${capitalised})(?!\p{L}))`;
const and = String.raw`\s*(?:and|&|/|und|en|et|y|with|@|x|at)\s*(?:the\s)?`;
const meeting = String.raw`(?i:corner|cnr|intersection|junction|crossing|crossroads?|ecke|hoek|coin|esquina|angle)`;
const place = String.raw`(?i:of|from|where|between|van|von|de)\s(?:the\s)?`;
const corner = compile(String.raw`((?<!\p{L})${meeting}\s(?:${place})?)${street}${and}${street}`);

/** Where two streets meet. */
export function maskCorners(text: string): string {
  return text.replace(corner, '$1[address]');
}
