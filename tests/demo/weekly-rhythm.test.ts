import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { day, localTime, timezone, week, yearEnd, yearStart } from '../../src/demo/calendar.js';
import { arrivals, busyness, nextVaryingArrival, soonAfter } from '../../src/demo/weekly-rhythm.js';
import { startOfDay } from '../../src/journeys/calendar.js';
import { createRandom } from '../../src/stats/random.js';

describe("Amsterdam's clock", () => {
  test('agrees with the time-zone database over the whole year', () => {
    for (let at = yearStart; at < yearEnd; at += 3571) {
      const there = DateTime.fromSeconds(at, { zone: timezone });
      expect(localTime(at) - at).toBe(there.offset * 60);
    }
  });

  test('the year is the twelve months that end on 2026-10-31', () => {
    expect([yearStart, yearEnd]).toEqual(
      ['2025-11-01', '2026-11-01'].map((date) => DateTime.fromISO(date, { zone: timezone }).toSeconds()),
    );
  });
});

describe('the weekly rhythm', () => {
  const monday = startOfDay('2026-01-12', timezone);
  const at = (dayOfWeek: number, hour: number) => busyness(monday + dayOfWeek * day + hour * 3600);

  test('is 1 on average over a week', () => {
    const levels = Array.from({ length: 168 }, (_nothing, hour) => busyness(monday + hour * 3600));
    expect(levels.reduce((sum, level) => sum + level) / 168).toBeCloseTo(1, 10);
  });

  test('is high in working hours, low at night and at the weekend', () => {
    expect(at(1, 10)).toBeGreaterThan(4 * at(1, 22));
    expect(at(1, 10)).toBeGreaterThan(2 * at(6, 10));
  });
});

describe('a Poisson process in that rhythm', () => {
  test('arrives as often as its rate says, over whole weeks', () => {
    const random = createRandom(5);
    const counts = Array.from(
      { length: 400 },
      () => arrivals(random, yearStart, yearStart + 10 * week, 0.4).length,
    );
    const mean = counts.reduce((sum, count) => sum + count) / counts.length;
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1);
    // Poisson with mean 28: standard error of the mean 0.26, of the variance about 2.
    expect(Math.abs(mean - 28)).toBeLessThan(1);
    expect(Math.abs(variance - 28)).toBeLessThan(8);
  });

  test('follows a rate that changes', () => {
    const random = createRandom(6);
    const change = yearStart + 4 * week;
    let before = 0;
    let after = 0;
    for (let round = 0; round < 4000; round++) {
      const first = nextVaryingArrival(random, yearStart, yearStart + 8 * week, 0.03, (time) =>
        time < change ? 0.01 : 0.03,
      );
      if (first !== undefined && first < change) before++;
      else if (first !== undefined) after++;
    }
    // 1 − exp(−0.28) of all; then 1 − exp(−0.84) of the rest. Four standard errors are 0.03.
    expect(Math.abs(before / 4000 - (1 - Math.exp(-0.28)))).toBeLessThan(0.03);
    expect(Math.abs(after / (4000 - before) - (1 - Math.exp(-0.84)))).toBeLessThan(0.03);
  });

  test('a delay never exceeds its bound', () => {
    const random = createRandom(7);
    for (let round = 0; round < 500; round++) {
      const delay =
        soonAfter(random, yearStart + round * 7919, 5 * 3600, 22 * 3600) - (yearStart + round * 7919);
      expect(delay).toBeGreaterThanOrEqual(0);
      expect(delay).toBeLessThanOrEqual(22 * 3600);
    }
  });
});
