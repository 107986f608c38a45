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
 * Mean amount of an event, where customers have several: the ratio estimator with its linearised variance, customers as
 * clusters (Cochran, Sampling Techniques, 1977, §6.4). Where few customers have most of the events, there are as many
 * customers as would weigh the same if all had equally many (Kish, Survey Sampling, 1965, §8.2), and Student's t counts
 * those. Amounts of money are skewed: where the mean is surely above 0 its interval is taken on the log scale. `n` counts
 * events. Undefined for fewer than three customers, of whom no interval can be said.
 */
export function ratioMean(sums: RatioSums): Estimate | undefined {
  const { customers, amounts, events, amountSquares, amountEvents, eventSquares } = sums;
  if (customers < 3) return undefined;
  const mean = amounts / events;
  const weighing = Math.max(2, (events * events) / eventSquares);
  const residuals = Math.max(0, amountSquares - 2 * mean * amountEvents + mean * mean * eventSquares);
  const error = Math.sqrt((residuals * weighing) / (weighing - 1)) / events;
  const half = studentQuantile(weighing - 1) * error;
  if (half >= mean) return { estimate: mean, low: mean - half, high: mean + half, n: events };
  const factor = Math.exp(half / mean);
  return { estimate: mean, low: mean / factor, high: mean * factor, n: events };
}
