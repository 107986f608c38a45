import { describe, expect, test } from 'vitest';
import { additiveHazards } from '../../src/stats/additive-hazards.js';
import { solveCholesky } from '../../src/stats/cholesky.js';
import { compareHazards } from '../../src/stats/compare-hazards.js';
import type { DailyLives } from '../../src/stats/daily-lives.js';
import type { DayWeights } from '../../src/stats/day-weights.js';
import { inverseHazardWeights } from '../../src/stats/hazard-weights.js';
import { createRandom, type Random } from '../../src/stats/random.js';

/** A customer's row on each day watched. */
interface Life {
  readonly rows: readonly (readonly number[])[];
  readonly came: boolean;
}

function livesOf(lives: readonly Life[], columns: number): DailyLives {
  const changes = lives.map(({ rows }) =>
    rows.flatMap((row, day) =>
      row.flatMap((value, column) => {
        const amount = value - (day > 0 ? rows[day - 1][column] : 0);
        return amount === 0 ? [] : [{ day, column, amount }];
      }),
    ),
  );
  const starts = [0];
  for (const own of changes) starts.push(starts[starts.length - 1] + own.length);
  return {
    columns,
    days: Uint32Array.from(lives, ({ rows }) => rows.length),
    outcomes: Uint8Array.from(lives, ({ came }) => (came ? 1 : 0)),
    starts: Uint32Array.from(starts),
    changeDays: Uint32Array.from(changes.flat(), ({ day }) => day),
    changeColumns: Uint16Array.from(changes.flat(), ({ column }) => column),
    amounts: Float64Array.from(changes.flat(), ({ amount }) => amount),
  };
}

/** Two deeds that begin some day, a trait and a number that goes up and down; what raises the chance is in `adds`. */
function drawLives(random: Random, count: number, adds: readonly number[], mostDays = 20): Life[] {
  return Array.from({ length: count }, () => {
    const begins = [random() * 1.5 * mostDays - 2, random() * 2 * mostDays];
    const trait = random() < 0.4 ? 1 : 0;
    const rows: number[][] = [];
    let came = false;
    const days = 1 + Math.floor(random() * mostDays);
    for (let day = 0; day < days && !came; day++) {
      const row = [...begins.map((begin) => (day >= begin ? 1 : 0)), trait, Math.round(random() * 3) / 3];
      rows.push(row);
      came = random() < 0.05 + adds.reduce((sum, each, column) => sum + each * row[column], 0);
    }
    return { rows, came };
  });
}

/** The same by least squares over all days of all customers, with an intercept for each day: slow and plain. */
function bySquares(
  lives: readonly Life[],
  kept: readonly number[],
  column: number,
  weightOf: (customer: number, row: readonly number[]) => number = () => 1,
) {
  const mostDays = Math.max(...lives.map(({ rows }) => rows.length));
  const size = kept.length + mostDays;
  const rows = lives.flatMap(({ rows: own, came }, customer) =>
    own.map((row, day) => ({
      customer,
      came: came && day === own.length - 1 ? 1 : 0,
      weight: weightOf(customer, row),
      values: [
        ...kept.map((each) => row[each]),
        ...Array.from({ length: mostDays }, (_, each) => (each === day ? 1 : 0)),
      ],
    })),
  );
  const solve = (right: readonly number[]) => {
    const matrix = new Float64Array(size * size);
    for (const { values, weight } of rows) {
      for (let one = 0; one < size; one++)
        for (let other = 0; other < size; other++)
          matrix[one * size + other] += weight * values[one] * values[other];
    }
    const solution = Float64Array.from(right);
    solveCholesky(matrix, solution);
    return solution;
  };
  const dot = (weights: Float64Array, values: readonly number[]) =>
    values.reduce((sum, value, place) => sum + value * weights[place], 0);
  const sumOf = (value: (place: number) => number) =>
    Array.from({ length: size }, (_, place) => value(place));
  const weights = solve(
    sumOf((place) => rows.reduce((sum, row) => sum + row.weight * row.came * row.values[place], 0)),
  );
  const place = kept.indexOf(column);
  const own = solve(sumOf((each) => (each === place ? 1 : 0)));
  const without = weights.map((weight, each) => weight - (weights[place] / own[place]) * own[each]);
  const byCustomer = new Float64Array(lives.length);
  let nullVariance = 0;
  for (const { customer, came, values, weight } of rows) {
    byCustomer[customer] += weight * dot(own, values) * (came - dot(weights, values));
    nullVariance += (weight * dot(own, values)) ** 2 * dot(without, values);
  }
  return {
    difference: weights[place],
    variance: byCustomer.reduce((sum, each) => sum + each * each, 0),
    nullVariance,
  };
}

describe('hazards that add up', () => {
  test('as least squares over every day of every customer say, with any columns left aside', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const lives = drawLives(createRandom(seed), 60, [0.05, -0.02, 0.03, 0], 8);
      const hazards = additiveHazards(livesOf(lives, 4));
      for (const aside of [[], [1], [2, 3]]) {
        const kept = [0, 1, 2, 3].filter((column) => !aside.includes(column));
        const effect = hazards.effectOf(0, aside);
        const slow = bySquares(lives, kept, 0);
        expect(effect?.difference).toBeCloseTo(slow.difference, 5);
        expect(effect?.variance).toBeCloseTo(slow.variance, 6);
        expect(effect?.nullVariance).toBeCloseTo(slow.nullVariance, 6);
      }
    }
  });

  test('so too where days count by what was to be expected of them', () => {
    const fits = [
      { start: 0.1, parts: Float64Array.of(0, 0.1, 0.2, 0) },
      { start: 0.2, parts: Float64Array.of(0.1, 0, 0, -0.15) },
    ].map((fit) => ({ ...fit, weightOf: (hazard: number) => 0.1 / hazard }));
    const weighed: DayWeights = { fitOf: (customer) => fits[customer % 2] };
    const weightOf = (customer: number, row: readonly number[]) => {
      const { start, parts } = fits[customer % 2];
      return 0.1 / row.reduce((sum, value, column) => sum + value * parts[column], start);
    };
    for (let seed = 1; seed <= 4; seed++) {
      const lives = drawLives(createRandom(seed), 60, [0.05, -0.02, 0.03, 0], 8);
      const effect = additiveHazards(livesOf(lives, 4), weighed).effectOf(0, [3]);
      const slow = bySquares(lives, [0, 1, 2], 0, weightOf);
      expect(effect?.difference).toBeCloseTo(slow.difference, 5);
      expect(effect?.variance).toBeCloseTo(slow.variance, 6);
      expect(effect?.nullVariance).toBeCloseTo(slow.nullVariance, 6);
    }
  });

  test('who is likelier to come counts less, by what the others say and not by what became of them', () => {
    const lives = drawLives(createRandom(5), 3000, [0, 0, 0.1, 0]);
    const weightsOf = (all: readonly Life[]) => {
      const { fitOf } = inverseHazardWeights(livesOf(all, 4));
      return [...all.keys()].map((customer) => {
        const { start, parts, weightOf } = fitOf(customer);
        return [weightOf(start), weightOf(start + parts[2])];
      });
    };
    const weights = weightsOf(lives);
    // Of those with the trait three times as many come a day, 0.15 and 0.05.
    for (const [without, withIt] of weights) expect(Math.abs(without / withIt - 3)).toBeLessThan(0.7);
    const changed = lives.map((life, customer) =>
      customer % 5 === 0 ? { ...life, came: !life.came } : life,
    );
    for (const [customer, own] of weightsOf(changed).entries()) {
      if (customer % 5 === 0) expect(own).toEqual(weights[customer]);
    }
  });

  test('counts who was watched on which side', () => {
    const lives: Life[] = [
      { rows: [[0], [0], [1]], came: true },
      { rows: [[1], [1]], came: false },
      { rows: [[0]], came: true },
      { rows: [[0], [0], [0], [0]], came: false },
    ];
    const effect = additiveHazards(livesOf(lives, 1)).effectOf(0, []);
    expect(effect).toMatchObject({ turned: 1, rate: 2 / 10 });
    expect(effect?.exposed).toMatchObject({ customers: 2, days: 3, outcomes: 1 });
    expect(effect?.unexposed).toMatchObject({ customers: 3, days: 7, outcomes: 1 });
    // Day 0: one of four leaves; day 2: one of two; the others none. Each side's days at these rates.
    expect((effect?.exposed.expected ?? 0) + (effect?.unexposed.expected ?? 0)).toBeCloseTo(2, 6);
  });

  test('a column that another says too, or in which nobody differs, has no effect of its own', () => {
    const lives = drawLives(createRandom(1), 200, [0.05, 0, 0, 0]).map(({ rows, came }) => ({
      came,
      rows: rows.map((row) => [...row, row[0], 1]),
    }));
    const hazards = additiveHazards(livesOf(lives, 6));
    expect(hazards.effectOf(0, [])).toBeUndefined();
    expect(hazards.effectOf(5, [])).toBeUndefined();
    expect(hazards.effectOf(0, [4])?.difference).toBeGreaterThan(0);
  });

  test('intervals of the risk hold the truth, and of nothing little is found', () => {
    const runs = 150;
    let [inside, ratioInside, false5, weighed5] = [0, 0, 0, 0];
    for (let seed = 1; seed <= runs; seed++) {
      const lives = livesOf(drawLives(createRandom(seed), 400, [0.03, 0, 0.02, 0]), 4);
      const hazards = additiveHazards(lives);
      const found = hazards.effectOf(0, []);
      const comparison = found && compareHazards({ ...found, turned: 0 }, 5);
      // Who has it and who never will, five days long; the number is a half on average, two of five have the trait.
      const [low, high] = [1 - 0.942 ** 5, 1 - 0.912 ** 5];
      if (comparison && comparison.effect.low <= high - low && comparison.effect.high >= high - low) inside++;
      const ratio = comparison?.riskRatio;
      if (ratio && ratio.low <= high / low && ratio.high >= high / low) ratioInside++;
      const none = hazards.effectOf(1, []);
      const nothing = none && compareHazards(none, 5);
      if (nothing && nothing.p < 0.05) false5++;
      const tested = additiveHazards(lives, inverseHazardWeights(lives)).effectOf(1, []);
      const weighed = none && tested && compareHazards(none, 5, tested);
      if (weighed && weighed.p < 0.05) weighed5++;
    }
    for (const count of [inside, ratioInside]) {
      expect(count).toBeGreaterThanOrEqual(0.9 * runs);
      expect(count).toBeLessThanOrEqual(0.99 * runs);
    }
    for (const count of [false5, weighed5]) expect(count).toBeLessThanOrEqual(0.09 * runs);
  });
});
