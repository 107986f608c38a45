import { maskAddresses } from './mask-addresses.js';
import { maskNames } from './mask-names.js';
import { maskAccounts, maskPhones } from './mask-numbers.js';

const email = /[\p{L}\p{N}._%+'-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;
/** "at" is a common word: only where the other part is a provider of mail, or the name is none that stands in a sentence. */
const spelledEmail =
  /[\p{L}\p{N}._+-]+ at (?:gmail|googlemail|yahoo|hotmail|outlook|icloud|live|aol|gmx|web|proton(?:mail)?)(?:\.| dot )\p{L}{2,}|[\p{L}\p{N}]+(?:[._]| dot )[\p{L}\p{N}._-]+ at [\p{L}\p{N}-]+(?:\.| dot )\p{L}{2,}/giu;
/** A handle of at least two signs; not the `@` of a price or a time. */
const handle = /(?<![\p{L}\p{N}])@[\p{L}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu;

/**
 * The text with names of people, e-mail addresses, phone numbers, card and account numbers and postal addresses each
 * replaced by a word in brackets. What leaves the process or is quoted goes through this. It errs on the side of
 * masking: a rare word that is also a family name may go too.
 */
export function maskPersonalData(text: string): string {
  const withoutMail = text
    .replace(email, '[email]')
    .replace(spelledEmail, '[email]')
    .replace(handle, '[name]');
  return maskNames(maskPhones(maskAddresses(maskAccounts(withoutMail))));
}
