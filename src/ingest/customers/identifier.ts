/** One name that a customer goes by. */
export interface Identifier {
  /** `customer` (the canonical id), `user`, `email`, `anonymous`, or a name from the mapping. */
  readonly kind: string;
  readonly value: string;
}

/** Longest identifier, in characters: it must fit an index. */
export const longestIdentifier = 512;

/**
 * An identifier as it is stored, or undefined where the text stands for nobody.
 * @param alone the mapping has no other identifier; then odd words are taken for the name of a case.
 */
export function readIdentifier(kind: string, text: string, alone: boolean): string | undefined {
  const value = kind === 'email' || isEmail(text) ? text.toLowerCase() : text;
  if (kind === 'email' && !isEmail(value)) return undefined;
  return standsForNobody(kind, value, alone) ? undefined : value;
}

const email = /^[^@ ]+@[^@ ]+$/;

export function isEmail(text: string): boolean {
  return text.includes('@') && email.test(text);
}

/** What systems write where they have no id. */
const nobody = new Set(['', 'null', 'undefined', '\\n', '(null)', '[object object]']);
/** The same, but these could be the name of a case or an account too. */
const nobodyAmongOthers = new Set([
  'none',
  'nil',
  'nan',
  'anonymous',
  'unknown',
  'guest',
  '-1',
  'not set',
  '(not set)',
  '-',
]);
/** No visitor's, user's or mailbox's id; a fine customer id. */
const onlyCustomers = new Set(['na', 'n/a']);

function standsForNobody(kind: string, value: string, alone: boolean): boolean {
  const word = value.toLowerCase();
  if (nobody.has(word)) return true;
  if (kind !== 'customer' && onlyCustomers.has(word)) return true;
  return !(kind === 'customer' && alone) && (nobodyAmongOthers.has(word) || /^[0-]*0[0-]*$/.test(word));
}

/** The identifier that says most about who somebody is comes first. */
export function byStrength(first: string, second: string): number {
  return strength(first) - strength(second);
}

const strongest = ['customer', 'user', 'email'];

function strength(kind: string): number {
  if (kind === 'anonymous') return strongest.length + 1;
  const place = strongest.indexOf(kind);
  return place < 0 ? strongest.length : place;
}
