import type { Estimate } from '../../src/stats/estimate.js';
import { randomExponential, randomNormal, type Random } from '../../src/stats/random.js';
import { ratioMean } from '../../src/stats/ratio-mean.js';

/** Per customer: the sum of amounts, and the count of events. */
export function meanAmount(amounts: Float64Array, events: Float64Array): Estimate | undefined {
  const products = (ofAmount: number, ofEvents: number) =>
    amounts.reduce((sum, amount, place) => sum + amount ** ofAmount * events[place] ** ofEvents, 0);
  const logs = (power: number) =>
    amounts.reduce(
      (sum, amount, place) =>
        amount > 0 ? sum + events[place] * Math.log(amount / events[place]) ** power : sum,
      0,
    );
  return ratioMean({
    customers: events.filter((count) => count > 0).length,
    amounts: products(1, 0),
    events: products(0, 1),
    amountSquares: products(2, 0),
    amountEvents: products(1, 1),
    eventSquares: products(0, 2),
    amountCubes: products(3, 0),
    amountSquareEvents: products(2, 1),
    amountEventSquares: products(1, 2),
    eventCubes: products(0, 3),
    positive: amounts.filter((amount) => amount > 0).length,
    logs: logs(1),
    logSquares: logs(2),
    logCubes: logs(3),
  });
}

/** Amounts of customers with one event each, by what an amount is like, and its true mean. */
const amountShapes: Readonly<Record<string, readonly [(random: Random) => number, number]>> = {
  'normal, a third around its mean': [(random) => 1 + 0.3 * randomNormal(random), 1],
  'gamma, as skewed as waiting times': [(random) => randomExponential(random, 1), 1],
  'lognormal, sigma 0.5': [(random) => Math.exp(0.5 * randomNormal(random)), Math.exp(0.125)],
  'lognormal, sigma 1': [(random) => Math.exp(randomNormal(random)), Math.exp(0.5)],
  'lognormal, sigma 1.5': [(random) => Math.exp(1.5 * randomNormal(random)), Math.exp(1.125)],
  'lognormal, sigma 2': [(random) => Math.exp(2 * randomNormal(random)), Math.exp(2)],
  'Pareto, exponent 3.5': [(random) => (1 - random()) ** (-1 / 3.5), 3.5 / 2.5],
  'nothing to seven of ten, else lognormal': [
    (random) => (random() < 0.3 ? Math.exp(randomNormal(random)) : 0),
    0.3 * Math.exp(0.5),
  ],
  'skewed to the left': [(random) => 10 - randomExponential(random, 1), 9],
};

/** The mean of so many customers by what an amount is like, and the true one. */
export const skewedAmounts = Object.entries(amountShapes).flatMap(([shape, [draw, truth]]) =>
  [30, 100, 300, 1000].map((customers) => {
    const once = new Float64Array(customers).fill(1);
    const mean = (random: Random) =>
      meanAmount(
        once.map(() => draw(random)),
        once,
      );
    return [`mean amount of ${customers}: ${shape}`, mean, truth] as const;
  }),
);
