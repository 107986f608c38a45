import { maskAccounts } from './mask-accounts.js';
import { maskAddresses } from './mask-addresses.js';
import { maskEmails } from './mask-emails.js';
import { maskNames } from './mask-names.js';
import { maskPhones } from './mask-phones.js';
import { maskSpokenDigits } from './mask-spoken-digits.js';
import { maskToldNumbers } from './mask-told-numbers.js';

/** A handle of at least two signs; not the `@` of a price or a time. */
export const handle = /(?<![\p{L}\p{N}])@[\p{L}_][\p{L}\p{N}_.]*[\p{L}\p{N}_]/gu;

/**
 * The text with names of people, e-mail addresses, phone numbers, card and account numbers and postal addresses each
 * replaced by a word in brackets. What leaves the process or is quoted goes through this. It errs on the side of
 * masking: a rare word that is also a family name may go too.
 */
export function maskPersonalData(text: string): string {
  const withoutMail = maskEmails(text).replace(handle, '[name]');
  const withoutNumbers = maskSpokenDigits(maskToldNumbers(maskAccounts(withoutMail)));
  return maskNames(maskPhones(maskAddresses(withoutNumbers)));
}
