import { describe, expect, test } from 'vitest';
import { continueDampedTrend, fitDampedTrend } from '../../src/stats/damped-trend.js';
import { createRandom, randomNormal } from '../../src/stats/random.js';

describe('fitDampedTrend', () => {
  test('a constant goes on as it is, without doubt', () => {
    const model = fitDampedTrend(new Array<number>(12).fill(7));
    expect(model.deviation).toBeCloseTo(0, 10);
    for (const value of continueDampedTrend(model, 5, createRandom(1))) expect(value).toBeCloseTo(7, 8);
  });

  test('a straight line goes straight on', () => {
    const model = fitDampedTrend(Array.from({ length: 20 }, (_, step) => 10 + step));
    const path = continueDampedTrend(model, 10, createRandom(1));
    for (const [step, value] of path.entries()) expect(value).toBeCloseTo(30 + step, 3);
  });

  test('foresees a level with noise about as well as its mean does', () => {
    const random = createRandom(3);
    const series = Array.from({ length: 200 }, () => 50 + 2 * randomNormal(random));
    const model = fitDampedTrend(series);
    expect(model.deviation).toBeGreaterThan(1.7);
    expect(model.deviation).toBeLessThan(2.3);
    expect(Math.abs(model.level - 50)).toBeLessThan(1);
  });

  test('refuses what is too short to fit', () => {
    expect(() => fitDampedTrend([1, 2, 3, 4, 5])).toThrow('6 at least');
  });
});
