import { describe, expect, test } from 'vitest';
import { quietStretches } from '../../src/stats/quiet-stretches.js';
import { createRandom, randomExponential, randomPoisson, type Random } from '../../src/stats/random.js';
import { volumeJumps } from '../../src/stats/volume-jumps.js';

const week = [1.3, 1.2, 1.1, 1.2, 1, 0.3, 0.2];
type Noise = (random: Random) => number[];
const days = 200;

/** Daily counts in which nothing happened but chance, with the habits that real ones have. */
const noises: Record<string, Noise> = {
  'a few a day': (random) => Array.from({ length: days }, () => randomPoisson(random, 2)),
  'many, by the working week': (random) =>
    Array.from({ length: days }, (_, day) => randomPoisson(random, 60 * week[day % 7])),
  'nothing at weekends': (random) =>
    Array.from({ length: days }, (_, day) => (day % 7 < 5 ? randomPoisson(random, 50) : 0)),
  'varying much more than Poisson': (random) =>
    Array.from({ length: days }, () => randomPoisson(random, 40 * randomExponential(random, 1))),
  'bursts of a week': (random) => {
    const levels = Array.from({ length: 30 }, () => 30 * randomExponential(random, 1));
    return Array.from({ length: days }, (_, day) => randomPoisson(random, levels[Math.floor(day / 7)]));
  },
  growing: (random) => Array.from({ length: days }, (_, day) => randomPoisson(random, day / 2)),
  'once a month': (random) =>
    Array.from({ length: days }, (_, day) => (day % 30 === 3 ? randomPoisson(random, 900) : 0)),
  rare: (random) => Array.from({ length: days }, () => randomPoisson(random, 0.1)),
  'a company that doubles in a quarter': (random) =>
    Array.from({ length: days }, (_, day) => randomPoisson(random, 20 * 2 ** (day / 90) * week[day % 7])),
};

const weekly = (counts: readonly number[]) =>
  Array.from({ length: Math.floor(counts.length / 7) }, (_, place) =>
    counts.slice(7 * place, 7 * place + 7).reduce((sum, count) => sum + count),
  );

describe('daily volumes', () => {
  test.each(Object.entries(noises))('pure noise stays quiet: %s', (_, noise) => {
    const random = createRandom(3);
    let stretches = 0;
    let jumps = 0;
    for (let run = 0; run < 200; run++) {
      const counts = noise(random);
      stretches += quietStretches(counts).length;
      jumps += volumeJumps(weekly(counts)).length;
    }
    expect(stretches).toBe(0);
    expect(jumps).toBeLessThanOrEqual(2);
  });

  test('a gap of some days is found, with what was to be expected in it', () => {
    const random = createRandom(4);
    for (let run = 0; run < 50; run++) {
      const counts = noises['many, by the working week'](random).fill(0, 100, 104);
      const [found, ...others] = quietStretches(counts);
      expect(others).toEqual([]);
      expect([found.from, found.to]).toEqual([100, 104]);
      const expected = 60 * (week[2] + week[3] + week[4] + week[5]);
      expect(Math.abs(found.expected / expected - 1)).toBeLessThan(0.15);
    }
  });

  test('so is a silence that goes on, and the day on which a large source was down', () => {
    const random = createRandom(5);
    const silent = noises['a few a day'](random).fill(0, 170);
    expect(quietStretches(silent).map(({ from, to }) => [from, to])).toEqual([[170, 200]]);
    const large = Array.from({ length: days }, (_, day) => randomPoisson(random, 800 * week[day % 7]));
    large[50] = 0;
    expect(quietStretches(large).map(({ from, to }) => [from, to])).toEqual([[50, 51]]);
  });

  test('a week of twice the volume is a jump, and a new level one jump only', () => {
    const random = createRandom(6);
    const counts = noises['many, by the working week'](random);
    const spike = weekly(counts).map((count, place) => (place === 20 ? 3 * count : count));
    expect(volumeJumps(spike).map((jump) => jump.week)).toEqual([20]);
    const level = weekly(counts).map((count, place) => (place >= 15 ? Math.round(count / 4) : count));
    expect(volumeJumps(level).map((jump) => jump.week)).toEqual([15]);
    expect(volumeJumps(level)[0].usual / level[14]).toBeCloseTo(1, 0);
  });

  test('says nothing of what it knows too little about', () => {
    expect(quietStretches([5, 0, 0, 5])).toEqual([]);
    expect(quietStretches([])).toEqual([]);
    expect(quietStretches([0, 0, 0])).toEqual([]);
    expect(volumeJumps([100, 100, 100, 900])).toEqual([]);
    expect(volumeJumps([])).toEqual([]);
  });
});
