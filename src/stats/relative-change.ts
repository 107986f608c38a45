import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';

/** A figure over customers, and what each of them adds to its relative error. */
export interface ClusteredFigure {
  readonly value: number;
  /** Per customer; the relative variance of the figure is the sum of their squares. */
  readonly influence: Float64Array;
}

/** A sum of amounts, where the customers are as many and such as chance gave (compound Poisson). */
export function clusteredTotal(amounts: Float64Array): ClusteredFigure {
  const value = amounts.reduce((sum, amount) => sum + amount, 0);
  return { value, influence: amounts.map((amount) => amount / value) };
}

/** The mean amount of an event. */
export function clusteredMean(amounts: Float64Array, events: Float64Array): ClusteredFigure {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  const value = total / events.reduce((sum, count) => sum + count, 0);
  return { value, influence: amounts.map((amount, customer) => (amount - value * events[customer]) / total) };
}

/**
 * By how much a figure is larger than another, as a share of that one: 0.1 is 10 % more. Both are over the same list
 * of customers, so that those who stand behind both figures do not widen the interval. On the log scale by the delta
 * method, with customers as clusters (Wasserman, All of Statistics, §9.9; the variance is that of the Poisson
 * bootstrap). Undefined unless both figures are above 0. `n` counts the customers behind either.
 */
export function relativeChange(first: ClusteredFigure, second: ClusteredFigure): Estimate | undefined {
  if (!(first.value > 0 && second.value > 0)) return undefined;
  let variance = 0;
  let n = 0;
  for (let customer = 0; customer < first.influence.length; customer++) {
    const difference = first.influence[customer] - second.influence[customer];
    variance += difference * difference;
    if (first.influence[customer] !== 0 || second.influence[customer] !== 0) n++;
  }
  const ratio = first.value / second.value;
  const spread = Math.exp(z95 * Math.sqrt(variance));
  return { estimate: ratio - 1, low: ratio / spread - 1, high: ratio * spread - 1, n };
}
