import type { Random } from './random.js';

/**
 * Rows dealt into folds by lot, all rows of a customer into one: none may be foretold from what became of the same
 * customer at another time.
 *
 * @param customers whose row each is.
 * @returns the fold of each row, from 0.
 */
export function dealFolds(customers: Uint32Array, folds: number, random: Random): Uint8Array {
  const foldOf = new Map<number, number>();
  return Uint8Array.from(customers, (customer) => {
    const fold = foldOf.get(customer) ?? Math.floor(random() * folds);
    foldOf.set(customer, fold);
    return fold;
  });
}
