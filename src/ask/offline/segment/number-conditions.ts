import type { Condition } from '../../../journeys/condition.js';
import type { Candidate } from '../names/find-names.js';
import type { Reading } from '../reading.js';
import { contains } from '../text/word-text.js';
import { findQuantities, type Quantity } from './quantity.js';

/** Bounds on number traits: `mrr over 500`, `aged 70 or older`. */
export function takeNumberConditions(reading: Reading): Condition[] {
  const conditions: Condition[] = [];
  for (const quantity of findQuantities(reading)) {
    const trait =
      nearestTrait(quantity, reading) ?? ageTrait(quantity, reading) ?? moneyTrait(quantity, reading);
    if (!trait) continue;
    reading.take(quantity);
    reading.take(trait.span);
    const { at_least, at_most, exactly } = quantity;
    conditions.push(
      exactly === undefined
        ? {
            trait: trait.name,
            ...(at_least === undefined ? {} : { at_least }),
            ...(at_most === undefined ? {} : { at_most }),
          }
        : { trait: trait.name, is: exactly },
    );
  }
  return conditions;
}

interface TraitSpan {
  readonly name: string;
  readonly span: { readonly first: number; readonly end: number };
}

const linking =
  /^(?:of|is|at|be|with|a|an|the|was|are|and|or|more|less|than|over|under|above|below|higher|lower|up|euros?|dollars?|pounds?|eur|usd|gbp|in|their|whose|has|have)$/;

function nearestTrait(quantity: Quantity, reading: Reading): TraitSpan | undefined {
  const near = reading
    .free(
      ({ entity, score }) =>
        entity.kind === 'trait' && score >= 0.5 && reading.question.company.isNumeric(entity.name),
    )
    .filter((candidate) => isLinked(candidate, quantity, reading))
    .sort((a, b) => b.score - a.score || distance(a, quantity) - distance(b, quantity));
  const [best] = near;
  return best && { name: best.entity.name, span: best };
}

function isLinked(candidate: Candidate, quantity: Quantity, reading: Reading): boolean {
  if (contains(quantity, candidate)) return true;
  const [from, to] =
    candidate.first >= quantity.end ? [quantity.end, candidate.first] : [candidate.end, quantity.first];
  if (to - from > 3 || to < from) return false;
  return reading.question.tokens
    .slice(from, to)
    .every(({ word, number }) => linking.test(word) || number !== undefined);
}

const distance = (a: Candidate, b: Quantity): number =>
  Math.min(Math.abs(a.first - b.end), Math.abs(b.first - a.end));

const ageBefore = /^(?:aged|age|over|under|above|below|than)$/;
const ageAfter = /^(?:years?|yo|older|younger)$/;

/** `patients over 65`, `under 30s`: an age needs no name. */
function ageTrait(quantity: Quantity, reading: Reading): TraitSpan | undefined {
  const { traits } = reading.question.company;
  const age = [...traits.values()].find(
    ({ name, kind }) => kind === 'number' && /(?:^|_|\s)age$/i.test(name),
  );
  if (
    !age ||
    reading.wordAt(quantity.end) === 'percent' ||
    (quantity.exactly !== undefined && !/year/.test(reading.wordAt(quantity.end)))
  )
    return undefined;
  const words = reading.question.tokens.slice(quantity.first - 1, quantity.end + 1).map(({ word }) => word);
  const said = words.some((word) => ageBefore.test(word) || ageAfter.test(word));
  return said
    ? {
        name: age.name,
        span: {
          first: Math.max(0, quantity.first - (reading.wordAt(quantity.first - 1) === 'aged' ? 1 : 0)),
          end: quantity.end,
        },
      }
    : undefined;
}

/** `paying more than $500`: the one trait that is money. */
function moneyTrait(quantity: Quantity, reading: Reading): TraitSpan | undefined {
  const { question } = reading;
  const figure = question.tokens[quantity.end - 1];
  const money = [...question.company.traits.values()].filter(
    ({ name, kind }) => kind === 'number' && /mrr|arr|revenue|spend|balance|value/i.test(name),
  );
  const [only] = money;
  if (!figure || !only || money.length > 1 || quantity.exactly !== undefined) return undefined;
  const around = question.text.slice(Math.max(0, figure.start - 2), figure.end + 4);
  return /[$€£]|\b(?:eur|usd|gbp|euro|dollar)/i.test(around)
    ? { name: only.name, span: quantity }
    : undefined;
}
