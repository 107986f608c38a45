import { compile } from './street-patterns.js';

const capitalised = String.raw`\p{Lu}[\p{L}'’-]*`;
const codes = [
  // British, Irish, Canadian and Dutch ones are told by their form.
  String.raw`()(?<![\p{L}\p{N}$€£])(?:[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}|[A-Z]\d[A-Z]\s\d[A-Z]\d|\d{4}\s(?!(?:AM|PM|AD|BC|ET|PT|GB|MB|TB|KB|KG|KM|CM|MM|ML|HZ|HP|US|EU|UK|TV|PC|IT|OK)(?!\p{L}))[A-Z]{2}(?:\s+${capitalised}(?:[\s-]${capitalised}){0,2})?)(?![\p{L}\p{N}])`,
  // Anything after the word for it.
  String.raw`((?<!\p{L})(?i:zip(?:\s?code)?|post\s?code|postal\scode|eircode|plz|postleitzahl|pin\s?code|code\spostal|código\spostal|codice\spostale|cep|postnummer|postcode)(?:\s(?:is|was|of|to|from|as|ist)|:|\s\()*\s*)(?=[\p{L}\s-]{0,4}\d)[A-Za-z\d]{1,5}(?:[\s-](?=[A-Za-z]*\d)[A-Za-z\d]{2,4})?(?![\p{L}\p{N}])`,
  // A line of a form.
  String.raw`((?:^|\n)[ \t]*(?i:city|town|state|county|street|address(?: line)? \d|ort|stadt|plaats|ville|ciudad)[ \t]*:[ \t]*)[^\n]+`,
].map((pattern) => compile(pattern));

/** Postcodes that stand without a street. */
export function maskPostcodes(text: string): string {
  return codes.reduce((masked, code) => masked.replace(code, '$1[address]'), text);
}
