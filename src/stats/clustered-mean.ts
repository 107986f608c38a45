import type { Estimate } from './estimate.js';
import { studentQuantile } from './student-quantile.js';
import { wilsonInterval } from './wilson-interval.js';

export interface Answer {
  readonly customer: number;
  readonly value: number;
}

/** The scale that answers were given on. */
export interface Scale {
  readonly least: number;
  readonly most: number;
}

/**
 * Mean of answers on a scale, of which a customer may have given several: the ratio estimator with its linearised variance,
 * customers as clusters, and Student's t with one degree less than there are customers (Cochran, Sampling Techniques, 1977,
 * §6.4). Where all answers are alike, they vary by what may have been missed: Wilson's interval of all, the others at the
 * far end of the scale. It never leaves the scale. `n` counts answers.
 *
 * @returns undefined without an answer.
 */
export function clusteredMean(answers: readonly Answer[], { least, most }: Scale): Estimate | undefined {
  const n = answers.length;
  if (n === 0) return undefined;
  const mean = answers.reduce((sum, { value }) => sum + value, 0) / n;
  const excess = new Map<number, number>();
  for (const { customer, value } of answers) excess.set(customer, (excess.get(customer) ?? 0) + value - mean);
  const customers = excess.size;
  const squares = [...excess.values()].reduce((sum, each) => sum + each * each, 0);
  const seldom = 1 - wilsonInterval(customers, customers).low;
  const half =
    customers > 1 && squares > rounding
      ? (studentQuantile(customers - 1) * Math.sqrt((squares * customers) / (customers - 1))) / n
      : 0;
  return {
    estimate: mean,
    low: Math.max(least, mean - (half || seldom * (mean - least))),
    high: Math.min(most, mean + (half || seldom * (most - mean))),
    n,
  };
}

/** Squares below it come of adding up. */
const rounding = 1e-9;
