import { gather } from './gather.js';
import type { Trait, TraitHistory } from './trait.js';

/**
 * A trait as it was before `until` (Unix seconds), for some of its customers.
 *
 * @param numbers new number of each customer, -1 to leave it out; they rise.
 */
export function traitAsOf(trait: Trait, until: number, numbers: Int32Array, customerCount: number): Trait {
  if (trait.kind === 'number') {
    const column = new Float64Array(customerCount);
    const history = cutTrait(trait.history, until, numbers, trait.numbers, column, NaN);
    return { ...trait, numbers: column, history };
  }
  const column = new Uint32Array(customerCount);
  const history = cutTrait(trait.history, until, numbers, trait.codes, column, 0);
  return { ...trait, codes: column, history };
}

/** Fills `column` with the values as they were. @returns the history up to then. */
function cutTrait(
  history: TraitHistory,
  until: number,
  numbers: Int32Array,
  current: Uint32Array | Float64Array,
  column: Uint32Array | Float64Array,
  unknown: number,
): TraitHistory {
  for (let customer = 0; customer < numbers.length; customer++) {
    if (numbers[customer] >= 0) column[numbers[customer]] = current[customer];
  }
  const { customers, since, values } = history;
  const kept: number[] = [];
  for (let start = 0; start < customers.length;) {
    const customer = customers[start];
    let end = start;
    let cut = start;
    for (; customers[end] === customer; end++) if (since[end] < until) cut = end + 1;
    if (numbers[customer] >= 0) {
      column[numbers[customer]] = cut > start ? values[cut - 1] : unknown;
      const nothingToLookBackOn = cut === start + 1 && since[start] === 0;
      for (let row = start; row < cut && !nothingToLookBackOn; row++) kept.push(row);
    }
    start = end;
  }
  return {
    customers: gather(new Uint32Array(kept.length), customers, kept).map((customer) => numbers[customer]),
    since: gather(new Uint32Array(kept.length), since, kept),
    values: gather(new Float64Array(kept.length), values, kept),
  };
}
