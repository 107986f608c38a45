import type { KnownFeatures } from '../src/journeys/known-features.js';

/** A kind of customers to whom the way on is closed: free plans that start no trial. */
export interface NeverMovedOn {
  /** `trait: value`. */
  readonly what: string;
  readonly customers: number;
}

/** That chance alone kept all of so many expected ones from moving on can be ruled out. */
const fewestExpected = 20;

/**
 * Kinds of which nobody moved on, where by the rate of all others many would have. They are true reasons that
 * tell nobody anything, and hide what holds the others back.
 *
 * @param movedOn 1 for who moved on, per row of `features`.
 * @returns the kinds, largest first, and 1 for each row that is of one.
 */
export function neverMovedOn({ features, columns, traitFeatures }: KnownFeatures, movedOn: Uint8Array) {
  const isClosed = new Uint8Array(movedOn.length);
  const all = movedOn.reduce((sum, moved) => sum + moved, 0);
  const kinds: NeverMovedOn[] = [];
  traitFeatures.forEach(({ trait, value }, column) => {
    const own = [...movedOn.keys()].filter((row) => features[row * columns + column] === 1);
    const moved = own.reduce((sum, row) => sum + movedOn[row], 0);
    const expected = (own.length * all) / Math.max(1, movedOn.length - own.length);
    if (moved > 0 || expected < fewestExpected) return;
    kinds.push({ what: `${trait}: ${value}`, customers: own.length });
    for (const row of own) isClosed[row] = 1;
  });
  return { kinds: kinds.sort((one, other) => other.customers - one.customers), isClosed };
}
