import { compile } from './street-patterns.js';

/** Words of an address that begin with a small letter. */
const small =
  'de|del|de la|la|le|les|du|des|do|da|dos|das|di|der|den|dem|die|am|an|van|von|of|upon|y|flat|unit|no';
const token = String.raw`(?:\p{Lu}(?:\p{L}{0,2}|lvd)\.|(?!(?:Tel|Phone|Mobile|Email|Fax|Mob|Cell)(?!\p{L}))\p{Lu}[\p{L}'’-]*|(?!\d{3}[-.]\d{4})#?\d[\p{L}\p{N}/.º°ª-]*|\p{Lu}-?\d[\p{L}\p{N}/-]*|(?:${small})\.?(?!\p{L}))`;
const segment = String.raw`${token}(?:\s${token}){0,5}`;
const before = compile(
  String.raw`(?:^|(?<=[\s(:]))((?:${segment},\s+){1,4}(?:\p{Lu}[\p{L}-]*\s){0,2})\[address\]`,
);
/** Behind these stands a place: `post it to The Old Rectory, [address]`. */
const toPlace = /(?:(?<!\p{L})(?:to|at|in|is|from|behind|opposite)\s|[:(\n]\s*)$/iu;
/** From a number to a postcode with nothing but an address between: `A-402, Lakeview Towers, Mumbai 400076`. */
const chain = compile(
  String.raw`(?<![\p{L}\p{N}.,$€£-])(?:#|\p{Lu}-)?\d[\p{L}\p{N}/-]*(?:\s${segment})?(?:,\s+${segment}){1,6},?\s+(?:\p{Lu}[\p{L}-]*[\s,-]+){0,2}(?:\d{5,6}|[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2})(?![\p{L}\p{N}])`,
);

/** Takes in the flats and houses that stand before a masked address, between commas. */
export function growAddresses(text: string): string {
  return text
    .replace(chain, '[address]')
    .replace(before, (match, parts: string, offset: number, whole: string) =>
      /\d/.test(parts) || toPlace.test(whole.slice(Math.max(0, offset - 12), offset)) ? '[address]' : match,
    );
}
