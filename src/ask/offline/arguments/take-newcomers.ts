import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';

const becoming =
  /^(?:conversion|subscription|membership|sign[ -]?ups?|registration|(?:new|first) (?:sale|purchase|order|booking|payment))$/i;

/** `new customers`, where that is no term of the company: the outcome by which one becomes a customer. */
export function takeNewcomers(reading: Reading): string | undefined {
  const { company, words, tokens } = reading.question;
  const [said] = words
    .matches(/(?<= )new (?:paying )?\w+(?= )/g)
    .filter((span) => reading.isFree(span) && personStems.has(tokens[span.end - 1]?.stem ?? ''));
  const outcome = Object.keys(company.catalog.outcomes).find((name) => becoming.test(name));
  if (!said || outcome === undefined) return undefined;
  reading.take(said);
  return outcome;
}
