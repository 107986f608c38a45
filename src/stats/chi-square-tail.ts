import { normalUpperTail, twoSidedP } from './normal.js';

/**
 * Upper tail of the chi-square distribution, by the cube root's near-normality (Wilson & Hilferty, Proceedings of the
 * National Academy of Sciences 17, 1931): within 0.001 for tails below 0.2; exact for one degree of freedom.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (degrees === 1) return twoSidedP(Math.sqrt(value));
  const spread = 2 / (9 * degrees);
  return normalUpperTail((Math.cbrt(value / degrees) - (1 - spread)) / Math.sqrt(spread));
}
