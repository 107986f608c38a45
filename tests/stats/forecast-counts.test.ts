import { describe, expect, test } from 'vitest';
import { cohortExpectation } from '../../src/stats/cohort-expectation.js';
import { forecastCounts, pathTotals } from '../../src/stats/forecast-counts.js';
import { createRandom, randomPoisson } from '../../src/stats/random.js';

/** Counts of a shop that is quiet on two days of the week. */
function shopDays(seed: number, days: number, mean = 20): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: days }, (_, day) =>
    randomPoisson(random, mean * (day % 7 < 5 ? 1.2 : 0.5)),
  );
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('forecastCounts', () => {
  test.each([
    { days: 30, mean: 20 },
    { days: 3, mean: 20 },
    { days: 45, mean: 1.5 },
  ])('its intervals hold what came in 95 of 100 series: $days days of about $mean', ({ days, mean }) => {
    const tries = 100;
    let held = 0;
    for (let seed = 0; seed < tries; seed++) {
      const all = shopDays(seed * 13 + 5, 200 + days, mean);
      const totals = pathTotals(forecastCounts({ daily: all.subarray(0, 200) }, days));
      const came = sum(all.subarray(200));
      if (came >= totals[25] && came <= totals[974]) held++;
    }
    // 95 % within three standard errors of 100 tries.
    expect(held / tries).toBeGreaterThan(0.885);
  });

  test('knows quiet days of the week', () => {
    const daily = shopDays(4, 210);
    const { paths, days } = forecastCounts({ daily }, 7);
    const means = Array.from(
      { length: days },
      (_, day) => sum(paths.filter((_v, place) => place % days === day)) / 1000,
    );
    for (const day of [0, 1, 2, 3, 4]) expect(means[day]).toBeGreaterThan(19);
    for (const day of [5, 6]) expect(means[day]).toBeLessThan(14);
  });

  test('a wave of new customers is not carried on', () => {
    // 100 customers a week for 12 weeks, each of whom happens 1.2 times in the first week and 0.1 times a week later.
    const weeks = 40;
    const random = createRandom(8);
    const sizes = Float64Array.from({ length: weeks }, (_, week) => (week < 12 ? 100 : 0));
    const counts = new Float64Array(weeks * weeks);
    const daily = new Float64Array(weeks * 7);
    for (let cohort = 0; cohort < 12; cohort++) {
      for (let week = cohort; week < weeks; week++) {
        const happened = randomPoisson(random, 100 * (week === cohort ? 1.2 : 0.1));
        counts[cohort * weeks + week] = happened;
        for (let one = 0; one < happened; one++) daily[week * 7 + Math.floor(random() * 7)]++;
      }
    }
    const totals = pathTotals(forecastCounts({ daily, cohorts: { weeks, sizes, counts } }, 140));
    const truth = 20 * 12 * 100 * 0.1;
    expect(Math.abs(sum(totals) / totals.length / truth - 1)).toBeLessThan(0.1);
    expect(totals[25]).toBeLessThan(truth);
    expect(totals[974]).toBeGreaterThan(truth);
  });
});

describe('cohortExpectation', () => {
  test('applies the rate of each age to how many are of that age', () => {
    // Two customers seen in week 0, four in week 1; a happening each in their first week, half as many in the second.
    const cohorts = {
      weeks: 2,
      sizes: Float64Array.of(2, 4),
      counts: Float64Array.of(2, 1, 0, 4),
    };
    // By hand: rate 1 at age 0 (6 of 6), 0.5 at age 1 (1 of 2); known ages 0 and 1, whose mean carries on.
    expect([...cohortExpectation(cohorts, 2, Float64Array.of(10))]).toEqual([2, 5, 10 + 4 * 0.5 + 2 * 0.75]);
  });
});
