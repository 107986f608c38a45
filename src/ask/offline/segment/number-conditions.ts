import type { Condition } from '../../../journeys/condition.js';
import type { Candidate } from '../names/find-names.js';
import type { Reading } from '../reading.js';
import { contains } from '../text/word-text.js';
import { impliedTrait, type TraitSpan } from './implied-trait.js';
import { findQuantities, type Quantity } from './quantity.js';

/** Bounds on number traits: `mrr over 500`, `aged 70 or older`. */
export function takeNumberConditions(reading: Reading): Condition[] {
  const conditions: Condition[] = [];
  for (const quantity of findQuantities(reading)) {
    const trait = nearestTrait(quantity, reading) ?? impliedTrait(quantity, reading);
    if (!trait) continue;
    reading.take(quantity);
    reading.take(trait.span);
    if (/^(?:pay|pays|paying|spend|spends|spending)$/.test(reading.wordAt(quantity.first - 1)))
      reading.take({ first: quantity.first - 1, end: quantity.first });
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
