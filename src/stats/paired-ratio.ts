import type { Estimate } from './estimate.js';
import { wilsonInterval } from './wilson-interval.js';

export interface PairedRatio {
  /** How many times as often the first of a pair has it alone as the second: in case–control pairs the rate ratio. */
  readonly ratio: Estimate;
  /** Two-sided p-value of McNemar's exact test. */
  readonly p: number;
}

/**
 * Compares matched pairs by those that differ (McNemar, Psychometrika 12, 1947; Breslow & Day, Statistical Methods in
 * Cancer Research I, 1980, ch. 5). Half a pair is added to each side, so that the ratio stays finite.
 *
 * @param firstOnly pairs in which only the first has it, and `secondOnly` only the second.
 */
export function pairedRatio(firstOnly: number, secondOnly: number): PairedRatio {
  const n = firstOnly + secondOnly;
  const share = wilsonInterval(firstOnly + 0.5, n + 1);
  const odds = (value: number) => value / (1 - value);
  return {
    ratio: { estimate: odds(share.estimate), low: odds(share.low), high: odds(share.high), n },
    p: signTest(Math.min(firstOnly, secondOnly), n),
  };
}

/** Chance of at most `fewer`, or at least `n − fewer`, heads in `n` throws of a fair coin. */
function signTest(fewer: number, n: number): number {
  let logTerm = -n * Math.LN2;
  let tail = 0;
  for (let heads = 0; heads <= fewer; heads++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((n - heads) / (heads + 1));
  }
  return Math.min(1, 2 * tail);
}
