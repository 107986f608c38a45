import type { Estimate } from './estimate.js';
import { studentQuantile } from './student-quantile.js';

/** Sums over customers, each with an amount and a count of events. */
export interface RatioSums {
  readonly customers: number;
  readonly amounts: number;
  readonly events: number;
  readonly amountSquares: number;
  readonly amountEvents: number;
  readonly eventSquares: number;
}

/**
 * Mean amount of an event, where customers have several: the ratio estimator with its linearised variance, customers
 * as clusters, and Student's t (Cochran, Sampling Techniques, 1977, §6.4). `n` counts events. Undefined for fewer than
 * three customers, of whom no interval can be said.
 */
export function ratioMean(sums: RatioSums): Estimate | undefined {
  const { customers, amounts, events, amountSquares, amountEvents, eventSquares } = sums;
  if (customers < 3) return undefined;
  const mean = amounts / events;
  const residuals = Math.max(0, amountSquares - 2 * mean * amountEvents + mean * mean * eventSquares);
  const error = Math.sqrt((residuals * customers) / (customers - 1)) / events;
  const half = studentQuantile(customers - 1) * error;
  return { estimate: mean, low: mean - half, high: mean + half, n: events };
}
