/** Two letters, two check digits, then groups: an IBAN. */
const account = /\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?\b/g;
/** 13 to 19 digits in groups, as on a card. */
const card = /(?<![\d+])\d(?:[ -]?\d){12,18}(?!\d)/g;
const socialSecurity = /\b\d{3}-\d{2}-\d{4}\b/g;
/** With a country code, a trunk prefix or an area code in brackets. */
const phone =
  /(?<![\p{L}\p{N}.,#-])(?:\+|00)?\(?\d{1,4}\)?(?:[ .\-/]{0,2}\(?\d{1,4}\)?){2,7}(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?(?![\p{L}\p{N}]|[.,]\d)/giu;
/** Any long number after words that only a phone number follows. */
const calledPhone =
  /((?<!\p{L})(?:phone|telephone|tel|mobile|mob|cell|cellphone|whatsapp|fax|telefon|telefoon|téléphone|teléfono|handy|gsm|(?:call|ring|ringing|text|reach|reached|phone|phoned|calling)(?: me| us| him| her)?(?: back)?(?: at| on| from| under)?)(?: number| no\.?| nr\.?)?(?: is| was)?[\s:.]{1,3})\+?\d(?:[ .\-/()]{0,2}\d){6,14}(?!\d)(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?/giu;
const date = /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})$/;
const shortestPhone = 7;
const longestPhone = 15;

/** Account, card and social-security numbers. */
export function maskAccounts(text: string): string {
  return text
    .replace(account, '[account]')
    .replace(card, (match) => (passesLuhn(digitsOf(match)) ? '[card]' : match))
    .replace(socialSecurity, '[number]');
}

/** Phone numbers; amounts, dates and times stay. */
export function maskPhones(text: string): string {
  return text
    .replace(calledPhone, '$1[phone]')
    .replace(phone, (match) => (isPhone(match) ? '[phone]' : match));
}

function isPhone(written: string): boolean {
  const [number] = written.split(/\s?(?:x|ext)/i);
  const digits = digitsOf(number);
  if (digits.length < shortestPhone || digits.length > longestPhone || date.test(number)) return false;
  if (/^\+|^00/.test(number)) return true;
  const grouped = /[ .\-/()]/.test(number);
  // Numbers without any group are order numbers unless they begin as a phone number does.
  return grouped
    ? isNoList(number)
    : digits.startsWith('0') || digits.length === 10 || /^[6-9]\d{8}$/.test(digits);
}

/** `14 15 16 17` and `2024 2025 2026` are lists. */
function isNoList(written: string): boolean {
  const groups = written.split(/[ .\-/()]+/).filter(Boolean);
  const years = groups.every((group) => /^(?:19|20)\d\d$/.test(group));
  return !years && (groups.some((group) => group.length >= 3) || groups[0].startsWith('0'));
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
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
