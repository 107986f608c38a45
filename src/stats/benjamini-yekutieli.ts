import { benjaminiHochberg } from './benjamini-hochberg.js';

/**
 * q-values that hold however the tests depend on one another, as those of things that the same people did: Benjamini and
 * Hochberg's times the sum of 1/1 to 1/tests, 1 at most (Benjamini & Yekutieli, The Annals of Statistics 29, 2001).
 */
export function benjaminiYekutieli(pValues: readonly number[]): number[] {
  const harmonic = pValues.reduce((sum, _, place) => sum + 1 / (place + 1), 0);
  return benjaminiHochberg(pValues).map((q) => Math.min(1, q * harmonic));
}
