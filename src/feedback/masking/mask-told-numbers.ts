import { compile } from './street-patterns.js';

const told = String.raw`number|numbers|no\.?|nr\.?|nummer|#|code|digits|is|are|was|ist|:|=|of (?:my|the|that|our|this) (?:card|account)`;
const gap = String.raw`(?:\s*(?:${told}|with|in|on))*\s*[-–:(*x•·.]*\s?`;
const straight = String.raw`(?:\s*(?:${told}))*\s*[-–:(]*\s?`;
/** The end of a card or account number, as people tell it. */
const lastDigits = compile(
  String.raw`((?<!\p{L})(?i:end(?:ing|s|ed)|finish(?:ing|es)|last\s(?:4|four|3|three|5|five|6|six)|laatste\s(?:4|vier)|letzten\s(?:4|vier)|endet\sauf|endziffern?|terminant\spar|eindigend\sop)${gap})\d{3,6}(?![\p{L}\p{N}]|[.,]\d|[ ](?i:years?|months?|weeks?|days?|times?|hours?|minutes?|orders?|updates?|releases?|versions?))`,
);
/** Signs that stand for digits, each run as a whole: else a long row of dots could be cut in more ways than can be tried. */
const hidden =
  /(?:[*•·#xX]{2,}(?![*•·#xX])[ -]?|(?<!\d)(?:\.{2,}(?!\.)|…) ?|(?<![\p{L}\p{N}*])\*(?![*•·#xX]))+\d{3,6}(?![\p{L}\p{N}]|[.,]\d)/gu;
const secret = compile(
  String.raw`((?<!\p{L})(?i:cvv2?|cvc2?|cid|csc|security\scode|card\scode|pin(?:\scode)?|prüfziffer|kartenprüfnummer)${gap})\d{3,6}(?![\p{L}\p{N}]|[.,]\d)`,
);
/** What a number of a person, a card or an account follows. */
const numbered = compile(
  String.raw`((?<!\p{L})(?i:account|acct|acc|a/c|iban|bic|swift|routing|aba|bsb|sort[\s-]?code|transit|konto|kontonummer|kontonr|blz|rekening|rekeningnummer|compte|cuenta|conto|card|debit card|credit card|kaart|karte|carte|tarjeta|visa|mastercard|amex|maestro|passport|national\sinsurance|ni|nhs|social\ssecurity|ssn|ssnr|bsn|dni|nie|nif|tax\sid|steuer-?id|aadhaar|aadhar|pan|licen(?:c|s)e|medicare|id\scard|checking|savings|giro)${straight})(?=[^\s]*\d)(?:[A-Z]{1,4}[ -]?)?\d(?:[ .-]{0,2}[\dA-Z]){4,22}(?![\p{L}\p{N}]|[.,]\d)`,
);
/** Where money goes. */
const paidInto =
  /((?<!\p{L})(?:paid|pays?|paying|payout|transfer(?:red)?|wired?|refund(?:ed)?|sent|send)\s(?:(?:it|me|money|out|back)\s)?(?:into|onto|to)\s)\d{8,24}(?![\p{L}\p{N}]|[.,]\d)/giu;
const lastAtEnd =
  /(?<![\p{L}\p{N}.,])\d{4}(?= (?:at the end|as the last (?:four|4)|am ende|aan het eind))/giu;
const nationalInsurance = /(?<![\p{L}\p{N}])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu;
const sortCode = /((?<!\p{L})(?:sort|sc)[\s:]{1,2})\d{2}[- ]\d{2}[- ]\d{2}(?!\d)/giu;
const expiry = compile(
  String.raw`((?<!\p{L})(?i:exp|expiry|expires|expiring|expiration|valid\s(?:until|thru|to|through)|gültig\sbis|vervalt)(?:\s*(?:date|in|on|is|:|\.))*\s*)(?:0?[1-9]|1[0-2])\s?[/-]\s?(?:20)?\d\d(?![\p{L}\p{N}])`,
);

const ofMoney =
  /card|visa|master|amex|maestro|account|debit|credit|bank|iban|kaart|karte|konto|tarjeta|carte/i;
const year = /(?:19|20)\d\d$/;

/** Numbers that the words before them tell to be a person's: the end of a card, its secret, an account, a passport. */
export function maskToldNumbers(text: string): string {
  const masked = text
    .replace(lastDigits, (match, before: string) =>
      year.test(match) && !ofMoney.test(text) ? match : `${before}[number]`,
    )
    .replace(lastAtEnd, '[number]')
    .replace(hidden, (match) => (match.startsWith('.') && !ofMoney.test(text) ? match : '[number]'))
    .replace(sortCode, '$1[account]')
    .replace(nationalInsurance, '[number]')
    .replace(secret, '$1[number]')
    .replace(numbered, '$1[account]')
    .replace(paidInto, '$1[account]');
  return /\[(?:card|account|number)\]/.test(masked) ? masked.replace(expiry, '$1[number]') : masked;
}
