import { countsSomething } from './mask-phones.js';

/** Two letters, two check digits, then groups: an IBAN. */
const account = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g;
/** The same in other spellings, which the check digits must prove. */
const likelyAccount = /(?<![\p{L}\p{N}])\p{L}{2}\d{2}(?:[ -]?[a-z0-9]){11,34}(?![\p{L}\p{N}])/giu;
const shortestAccount = 15;
const fewestDigits = 8;
/** 13 to 19 digits in groups, as on a card. */
const card = /(?<![\d+])\d(?:[ .-]{0,3}\d){12,18}(?!\d)/g;
/** In the groups of a card, so that a digit typed wrong gives nothing away. */
const cardGroups =
  /(?<![\d+])[2-6]\d{3}([ .-]{1,3})\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?!\d)|(?<![\d+])3[47]\d{2}([ .-]{1,3})\d{6}\2\d{5}(?!\d)/g;
/** As long as most cards are, and beginning as they do. */
const likelyCard = /(?<![\p{L}\p{N}.,-])[3-6]\d{15}(?![\p{L}\p{N}])/gu;
const socialSecurity = /\b\d{3}-\d{2}-\d{4}\b/g;

/** Account, card and social-security numbers. */
export function maskAccounts(text: string): string {
  return text
    .replace(likelyAccount, maskAccount)
    .replace(account, '[account]')
    .replace(card, (match) => (passesLuhn(match.replace(/\D/g, '')) ? '[card]' : match))
    .replace(cardGroups, '[card]')
    .replace(likelyCard, (match, offset: number, whole: string) =>
      countsSomething.test(whole.slice(Math.max(0, offset - 30), offset)) ? match : '[card]',
    )
    .replace(socialSecurity, '[number]');
}

/** The longest part in front that is an account: the words after it may look like more of it. */
function maskAccount(match: string): string {
  // What follows in small letters is words.
  const written = /^\p{Lu}/u.test(match) ? (/^[^\p{Ll}]+(?=[ -]|$)/u.exec(match)?.[0] ?? match) : match;
  const groups = written.split(/(?=[ -])/);
  for (let end = groups.length; end > 0; end--) {
    const part = groups.slice(0, end).join('');
    if (passesMod97(part.replace(/[ -]/g, ''))) return `[account]${match.slice(part.length)}`;
  }
  return match;
}

/** The check digits of an IBAN (ISO 13616). */
function passesMod97(account: string): boolean {
  if (account.length < shortestAccount || account.replace(/\D/g, '').length < fewestDigits) return false;
  const turned = account.slice(4) + account.slice(0, 4);
  let rest = 0;
  for (const sign of turned) {
    for (const digit of String(Number.parseInt(sign, 36))) rest = (10 * rest + Number(digit)) % 97;
  }
  return rest === 1;
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = place % 2 === 1 ? 2 * digit : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
