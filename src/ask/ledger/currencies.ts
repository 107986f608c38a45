import type { Envelope } from '../../../tools/tool.js';
import { isRecord } from '../is-record.js';

/** Signs and words of currencies; an amount without any is in the unit of the data. */
const currencies: readonly RegExp[] = [
  /€|\beur\b|\beuros?\b/i,
  /\$|\busd\b|\bdollars?\b/i,
  /£|\bgbp\b|\bpounds?\b/i,
  /¥|\bjpy\b|\byen\b|\bcny\b|\byuan\b/i,
  /\bchf\b|\bfrancs?\b/i,
  /₹|\binr\b|\brupees?\b/i,
  /\b(?:sek|nok|dkk|kroner|kronor)\b/i,
];
/** `euros` alone may be a word of what customers write, and a name so. */
export const isCurrency = (text: string): boolean =>
  text.split(/\s/).length === 1 && currencies.some((currency) => currency.test(text));

/** Fields that say what amounts are of. */
const saying = ['value_is', 'value_from', 'subject'];

/** What customers wrote, where a currency is none of ours. */
const quotes = /“[^”]*”/gu;

/** Texts that may say which currency amounts are in: what was asked for, and what the results call their amounts. */
export function moneyTexts(envelopes: readonly Envelope[]): string[] {
  return envelopes.flatMap(({ args, data }) => [
    JSON.stringify(args),
    ...(isRecord(data) ? saying.map((field) => data[field]).filter((text) => typeof text === 'string') : []),
  ]);
}

/** `€1,204`, where nothing says that amounts are in euros: a currency that was not computed. */
export function isOtherCurrency(sentence: string, known: readonly string[]): boolean {
  const said = sentence.replace(quotes, ' ');
  return currencies.some((currency) => currency.test(said) && !known.some((text) => currency.test(text)));
}
