import { describe, expect, test } from 'vitest';
import { interruptedSeries, type SeriesPoint } from '../../src/stats/interrupted-series.js';
import { createRandom, randomBinomial } from '../../src/stats/random.js';

interface World {
  readonly step: number;
  readonly trend?: number;
  readonly control?: boolean;
}

function series(seed: number, { step, trend = 0, control = false }: World): SeriesPoint[] {
  const random = createRandom(seed);
  const group = (rate: number) => ({
    watched: 200,
    outcomes: randomBinomial(random, 200, rate),
    expected: 0,
  });
  return Array.from({ length: 28 }, (_, index) => {
    const place = index - 20;
    const level = 0.3 + trend * place;
    const point = { place, ...group(level + (place >= 0 ? step : 0)) };
    return control ? { ...point, control: group(level - 0.1) } : point;
  });
}

describe('interruptedSeries', () => {
  test.each<[string, World]>([
    ['a step', { step: 0.06 }],
    ['a step on a trend', { step: -0.05, trend: 0.004 }],
    ['no step on a trend', { step: 0, trend: -0.004 }],
    ['a step against a control group on the same trend', { step: 0.05, trend: 0.004, control: true }],
  ])('its interval holds the truth in 93 to 97 of 100 simulations: %s', (_name, world) => {
    const tries = 1000;
    let held = 0;
    let sum = 0;
    for (let seed = 1; seed <= tries; seed++) {
      const { effect } = interruptedSeries(series(seed, world)) ?? {
        effect: { low: 9, high: 9, estimate: 9 },
      };
      if (effect.low <= world.step && world.step <= effect.high) held++;
      sum += effect.estimate;
    }
    expect(held / tries).toBeGreaterThan(0.93);
    expect(held / tries).toBeLessThan(0.98);
    expect(Math.abs(sum / tries - world.step)).toBeLessThan(0.004);
  });

  test('is the least-squares fit, by hand', () => {
    // Level 0.5 and no trend before; 0.7 after: the residuals are 0 and so is the step's doubt but for chance.
    const points = Array.from({ length: 8 }, (_, index) => ({
      place: index - 5,
      watched: 100,
      outcomes: index < 5 ? 50 : 70,
      expected: 0,
    }));
    expect(interruptedSeries(points)?.effect.estimate).toBeCloseTo(0.2, 10);
  });

  test('a mix of customers that explains the step leaves none', () => {
    const points = series(3, { step: 0 }).map((point) => ({
      ...point,
      outcomes: point.outcomes + (point.place >= 0 ? 20 : 0),
      expected: point.watched * (point.place >= 0 ? 0.4 : 0.3),
    }));
    const { low, high } = interruptedSeries(points)?.effect ?? { low: 1, high: 1 };
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  test('says nothing of too few stretches', () => {
    expect(interruptedSeries(series(1, { step: 0 }).slice(17))).toBeUndefined();
    expect(interruptedSeries(series(1, { step: 0 }).slice(0, 21))).toBeUndefined();
    expect(interruptedSeries([])).toBeUndefined();
  });
});
