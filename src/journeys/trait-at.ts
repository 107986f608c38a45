import { firstAtLeast } from './first-at-least.js';
import type { Trait } from './trait.js';

/**
 * A trait as it was known for each customer at a moment of their own: what came later must not explain what came
 * before. Codes of a text trait (0 unknown), numbers of a number trait (NaN unknown).
 *
 * @param times Unix seconds, per entry of `customers`.
 */
export function traitAt(trait: Trait, customers: Uint32Array, times: Uint32Array): Float64Array {
  const { history } = trait;
  const unknown = trait.kind === 'text' ? 0 : NaN;
  const latest = trait.kind === 'text' ? trait.codes : trait.numbers;
  const known = new Float64Array(customers.length);
  for (let row = 0; row < customers.length; row++) {
    const customer = customers[row];
    let place = firstAtLeast(history.customers, customer);
    // No history: the one value, known at an unknown time or ever since.
    if (history.customers[place] !== customer) {
      known[row] = latest[customer];
      continue;
    }
    known[row] = unknown;
    for (; history.customers[place] === customer && history.since[place] <= times[row]; place++) {
      known[row] = history.values[place];
    }
  }
  return known;
}
