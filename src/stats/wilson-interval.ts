import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';

/**
 * A proportion with Wilson's score interval (Wilson 1927; method 3 of Newcombe, Statistics in Medicine 17, 1998).
 * Stays inside 0–1 and keeps its coverage for small n and rates near 0 or 1, where the textbook interval fails.
 *
 * @param successes 0 to n, integer or weighted.
 * @param n how many were watched; with n = 0 nothing is known: the interval is 0–1.
 */
export function wilsonInterval(successes: number, n: number): Estimate {
  if (!(n >= 0 && successes >= 0 && successes <= n)) {
    throw new RangeError(`wilsonInterval: ${successes} successes of ${n} is impossible`);
  }
  if (n === 0) return { estimate: 0, low: 0, high: 1, n };
  const rate = successes / n;
  const square = z95 * z95;
  const middle = (rate + square / (2 * n)) / (1 + square / n);
  const half = (z95 / (1 + square / n)) * Math.sqrt((rate * (1 - rate)) / n + square / (4 * n * n));
  return {
    estimate: rate,
    low: successes === 0 ? 0 : middle - half,
    high: successes === n ? 1 : middle + half,
    n,
  };
}
