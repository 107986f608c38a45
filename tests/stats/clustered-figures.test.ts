import { describe, expect, test } from 'vitest';
import { createRandom, randomExponential, randomNormal, randomPoisson } from '../../src/stats/random.js';
import { isMadeByFew, ratioMean } from '../../src/stats/ratio-mean.js';
import { clusteredMean, clusteredTotal, relativeChange } from '../../src/stats/relative-change.js';
import { studentQuantile } from '../../src/stats/student-quantile.js';

function sumsOf(customers: readonly (readonly number[])[]) {
  const rows = customers.map((own) => ({
    amount: own.reduce((sum, value) => sum + value, 0),
    events: own.length,
  }));
  const sum = (pick: (row: (typeof rows)[number]) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  const logs = (power: number) =>
    sum(({ amount, events }) => (amount > 0 ? events * Math.log(amount / events) ** power : 0));
  return {
    customers: rows.length,
    amounts: sum(({ amount }) => amount),
    events: sum(({ events }) => events),
    amountSquares: sum(({ amount }) => amount ** 2),
    amountEvents: sum(({ amount, events }) => amount * events),
    eventSquares: sum(({ events }) => events ** 2),
    amountCubes: sum(({ amount }) => amount ** 3),
    amountSquareEvents: sum(({ amount, events }) => amount ** 2 * events),
    amountEventSquares: sum(({ amount, events }) => amount * events ** 2),
    eventCubes: sum(({ events }) => events ** 3),
    positive: rows.filter(({ amount }) => amount > 0).length,
    logs: logs(1),
    logSquares: logs(2),
    logCubes: logs(3),
  };
}

describe('intervals with customers as clusters', () => {
  // R: qt(0.975, c(3, 5, 10, 30, 200))
  test.each([
    [3, 3.182446],
    [5, 2.570582],
    [10, 2.228139],
    [30, 2.042272],
    [200, 1.971896],
  ])('the quantile of t with %i degrees of freedom', (degrees, expected) => {
    expect(Math.abs(studentQuantile(degrees) / expected - 1)).toBeLessThan(0.01);
  });

  // By scipy 1.x: brentq of T + k·g·(T²/3 + 1/6) + k²·g²·T³/27 = ± t.ppf(0.975, n − 1), k = 1/√n, with the unbiased
  // skewness g, or twice the coefficient of variation where g lies between that and once; the upper end on the way to
  // Cox's for a lognormal, by the skewness and the variance of logarithms, at most three times as far.
  test.each([
    [[5, 7, 9, 4, 6, 8, 3, 7], 4.2977, 7.8203],
    [[-1, 1, 3, -2, 0, 2, -3, 1], -1.7023, 1.7184],
    [[1, 2, 2, 3, 3, 4, 5, 7, 9, 24], 2.8156, 22.1055],
    [[1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 9, 11], 2.8266, 7.7203],
    [[1, 1, 2, 3, 30, 4, 9, 70, 5, 12], 4.1482, 61.8302],
    [[1, 400, 2, 9, 300, 30, 1000, 3], 45.1677, 2524.4629],
  ])(
    'a mean over customers with one event each has the interval of Hall, and of Cox: %j',
    (amounts, low, high) => {
      const mean = ratioMean(sumsOf(amounts.map((amount) => [amount])));
      expect(mean?.estimate).toBeCloseTo(amounts.reduce((sum, each) => sum + each, 0) / amounts.length, 12);
      // The quantile of t is an expansion.
      expect(Math.abs((mean?.low ?? 0) - low)).toBeLessThan(0.005 * Math.max(1, low));
      expect(Math.abs((mean?.high ?? 0) - high)).toBeLessThan(0.005 * Math.max(1, high));
    },
  );

  test('a mean that a few large amounts make is told from others', () => {
    const random = createRandom(12);
    const amounts = (draw: () => number, customers = 400) =>
      sumsOf(Array.from({ length: customers }, () => [draw()]));
    expect(isMadeByFew(amounts(() => Math.exp(2 * randomNormal(random))))).toBe(true);
    expect(isMadeByFew(amounts(() => Math.exp(0.5 * randomNormal(random))))).toBe(false);
    expect(isMadeByFew(amounts(() => randomExponential(random, 1)))).toBe(false);
    // So many that intervals hold again: a standard error of 1.8 %.
    expect(isMadeByFew(amounts(() => Math.exp(1.2 * randomNormal(random)), 10_000))).toBe(false);
    // One of ten pays a thousand, the others ten: mean 109, deviation 297, 2.7 times as much.
    expect(isMadeByFew(sumsOf([...new Array<number[]>(9).fill([10]), [1000]]))).toBe(true);
  });

  test('no interval of two customers, and none but the amount itself where all are the same', () => {
    expect(ratioMean(sumsOf([[5], [7]]))).toBeUndefined();
    const same = ratioMean(sumsOf([[0.1, 0.1], [0.1], [0.1, 0.1, 0.1]]));
    expect(same?.low).toBeCloseTo(0.1, 6);
    expect(same?.high).toBeCloseTo(0.1, 6);
  });

  test.each([1, 2])(
    'holds the mean of lognormal amounts in 95 % of samples, and misses it on both sides: sigma %i',
    (sigma) => {
      const random = createRandom(11);
      const [truth, runs] = [Math.exp(sigma ** 2 / 2), 1000];
      let [below, above] = [0, 0];
      for (let run = 0; run < runs; run++) {
        const amounts = Array.from({ length: 100 }, () => [Math.exp(sigma * randomNormal(random))]);
        const mean = ratioMean(sumsOf(amounts));
        if (!mean || mean.low > truth) above++;
        else if (mean.high < truth) below++;
      }
      expect(below + above).toBeLessThan(0.08 * runs);
      expect(below + above).toBeGreaterThan(0.02 * runs);
      // The interval of the t-test lies below it in 9 % of such samples, and above in under 1 %.
      expect(above).toBeGreaterThan(0.01 * runs);
    },
  );

  test('a customer with the same amount many times does not narrow it', () => {
    const once = ratioMean(sumsOf([[5], [7], [9], [4], [6]]));
    const often = ratioMean(
      sumsOf([
        [5, 5, 5],
        [7, 7, 7],
        [9, 9, 9],
        [4, 4, 4],
        [6, 6, 6],
      ]),
    );
    expect(often?.low).toBeCloseTo(once?.low ?? 0, 10);
  });

  test('a change of counts has the interval of the rate ratio', () => {
    // Two Poisson counts, log scale: 120/100 · exp(± 1.959964 · sqrt(1/120 + 1/100))
    const ones = (from: number, to: number) =>
      Float64Array.from({ length: 300 }, (_, customer) => (customer >= from && customer < to ? 1 : 0));
    const change = relativeChange(clusteredTotal(ones(0, 120)), clusteredTotal(ones(150, 250)));
    expect(change?.estimate).toBeCloseTo(0.2, 12);
    expect(change?.low).toBeCloseTo(1.2 * Math.exp(-1.959964 * Math.sqrt(1 / 120 + 1 / 100)) - 1, 6);
    expect(change?.n).toBe(220);
    expect(relativeChange(clusteredTotal(ones(0, 0)), clusteredTotal(ones(0, 5)))).toBeUndefined();
  });

  test('covers the truth in 95 % of samples, also where customers do much and come back', () => {
    const random = createRandom(7);
    let totals = 0;
    let means = 0;
    const runs = 600;
    for (let run = 0; run < runs; run++) {
      const size = randomPoisson(random, 150);
      const habits = Float64Array.from({ length: size }, () => randomExponential(random, 0.3));
      const count = (factor: number) => habits.map((habit) => randomPoisson(random, factor * habit));
      const [first, second] = [count(1.3), count(1)];
      const change = relativeChange(clusteredTotal(first), clusteredTotal(second));
      if (change && change.low <= 0.3 && change.high >= 0.3) totals++;
      const worth = (events: Float64Array, mean: number) =>
        events.map((times, customer) => times * mean * (0.5 + (habits[customer] % 1)));
      const apart = relativeChange(
        clusteredMean(worth(first, 11), first),
        clusteredMean(worth(second, 10), second),
      );
      if (apart && apart.low <= 0.1 && apart.high >= 0.1) means++;
    }
    for (const covered of [totals, means]) {
      expect(covered / runs).toBeGreaterThan(0.92);
      expect(covered / runs).toBeLessThan(0.98);
    }
  });
});
