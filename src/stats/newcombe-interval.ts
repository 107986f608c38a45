import type { Estimate } from './estimate.js';

/**
 * Difference of two independent rates, first minus second, with the interval of Newcombe's square-and-add method
 * (method 10 of Statistics in Medicine 17, 1998, 873–890): it combines the two rates' own intervals, so it serves
 * Wilson and Kaplan–Meier intervals alike (Zou & Donner's MOVER, Statistics in Medicine 27, 2008).
 */
export function newcombeInterval(first: Estimate, second: Estimate): Estimate {
  const difference = first.estimate - second.estimate;
  return {
    estimate: difference,
    low: difference - Math.hypot(first.estimate - first.low, second.high - second.estimate),
    high: difference + Math.hypot(first.high - first.estimate, second.estimate - second.low),
    n: first.n + second.n,
  };
}
