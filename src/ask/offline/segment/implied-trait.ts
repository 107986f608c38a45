import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';
import type { Quantity } from './quantity.js';

export interface TraitSpan {
  readonly name: string;
  readonly span: Span;
}

/** The number trait that a quantity is about though it isn't named: an age, or money. */
export const impliedTrait = (quantity: Quantity, reading: Reading): TraitSpan | undefined =>
  impliedAge(quantity, reading) ?? impliedMoney(quantity, reading);

/** `patients over 65`, `aged 70`, `30 years or older`. */
function impliedAge(quantity: Quantity, reading: Reading): TraitSpan | undefined {
  const age = numberTrait(/(?:^|_|\s)age$/i, reading);
  if (age === undefined) return undefined;
  const { tokens, mentions } = reading.question;
  const around = tokens.slice(Math.max(0, quantity.first - 1), quantity.end + 1).map(({ word }) => word);
  const said =
    around.some((word) => /^(?:aged?|years?|yo|older|younger)$/.test(word)) ||
    reading.wordAt(quantity.end) === 's';
  const namesPersons =
    personStems.has(reading.stemAt(quantity.first - 1)) ||
    mentions.some(({ end, readings }) => end === quantity.first && readings[0]?.entity.kind === 'term');
  const isBound =
    quantity.exactly === undefined &&
    namesPersons &&
    !/^(?:times?|percent)$/.test(reading.wordAt(quantity.end));
  if (!said && !isBound) return undefined;
  const isAged = /^aged?$/.test(reading.wordAt(quantity.first - 1));
  // `over 60s`
  const isPlural = reading.wordAt(quantity.end) === 's';
  return {
    name: age,
    span: { first: quantity.first - (isAged ? 1 : 0), end: quantity.end + (isPlural ? 1 : 0) },
  };
}

/** `paying more than $500`: the one trait that is money. */
function impliedMoney(quantity: Quantity, reading: Reading): TraitSpan | undefined {
  const { text, tokens } = reading.question;
  const figure = tokens[quantity.end - 1];
  const money =
    numberTrait(/mrr|arr|revenue|spend|balance|value/i, reading) ??
    numberTrait(/price|fee|premium|rent|tariff/i, reading);
  if (!figure || money === undefined || quantity.exactly !== undefined) return undefined;
  const around = text.slice(Math.max(0, figure.start - 2), figure.end + 4);
  const paid = [1, 2, 3].find((back) =>
    /^(?:pay|pays|paying|paid|spend|spends|spending|worth)$/.test(reading.wordAt(quantity.first - back)),
  );
  if (paid !== undefined) return { name: money, span: { first: quantity.first - paid, end: quantity.end } };
  return /[$€£]|\b(?:eur|usd|gbp|euro|dollar|pound|quid|buck)/i.test(around)
    ? { name: money, span: quantity }
    : undefined;
}

/** The only number trait of such a name. */
function numberTrait(name: RegExp, { question }: Reading): string | undefined {
  const found = [...question.company.traits.values()].filter(
    (trait) => trait.kind === 'number' && name.test(trait.name),
  );
  return found.length === 1 ? found[0]?.name : undefined;
}
