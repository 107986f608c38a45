import { expect, test } from 'vitest';
import {
  createRandom,
  randomChoice,
  randomExponential,
  randomInteger,
  randomNormal,
  randomPoisson,
  randomWeighted,
  type Random,
} from '../../src/stats/random.js';

/** sfc32 as PractRand states it, in exact integers. */
function* referenceSfc32(seed: number): Generator<number> {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [a, b, c, counter] = [0n, word(BigInt(seed)), 0n, 1n];
  for (let round = 0; ; round++) {
    const result = word(a + b + counter);
    counter = word(counter + 1n);
    a = b ^ (b >> 9n);
    b = word(c + word(c << 3n));
    c = word((word(c << 21n) | (c >> 11n)) + result);
    if (round >= 12) yield Number(result) / 2 ** 32;
  }
}

test.each([0, 1, 42, -7, 2 ** 31])('gives the numbers of sfc32 for seed %d', (seed) => {
  const random = createRandom(seed);
  const reference = referenceSfc32(seed);
  for (let draw = 0; draw < 1000; draw++) expect(random()).toBe(reference.next().value);
});

const draws = 20_000;
function moments(draw: (random: Random) => number) {
  const random = createRandom(3);
  const values = Array.from({ length: draws }, () => draw(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / draws;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
  return { mean, variance };
}

test.each([
  ['uniform', (random: Random) => random(), 1 / 2, 1 / 12],
  ['normal', randomNormal, 0, 1],
  ['exponential of rate 2', (random: Random) => randomExponential(random, 2), 1 / 2, 1 / 4],
  ['Poisson of mean 3', (random: Random) => randomPoisson(random, 3), 3, 3],
  ['integer below 6', (random: Random) => randomInteger(random, 6), 2.5, 35 / 12],
  ['choice', (random: Random) => randomChoice(random, [1, 3]), 2, 1],
  ['weighted place', (random: Random) => randomWeighted(random, [3, 0, 1]), 0.5, 0.75],
])('%s has its mean and variance', (_, draw, mean, variance) => {
  const found = moments(draw);
  const fiveStandardErrors = 5 * Math.sqrt(variance / draws);
  expect(Math.abs(found.mean - mean)).toBeLessThan(fiveStandardErrors);
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.08);
});
