/** A source of uniform numbers in [0, 1). Every function that needs chance takes one. */
export type Random = () => number;

/**
 * A seeded random source: `sfc32` (Chris Doty-Humphrey, PractRand), 128 bits of state, seeded as PractRand does,
 * with twelve warm-up rounds. The same seed gives the same numbers on every machine.
 *
 * @param seed any integer; its lower 32 bits count.
 */
export function createRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + result) | 0;
    return (result >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

/** Standard normal, by the Box–Muller transform. */
export function randomNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Exponential with the given rate; mean `1 / rate`. */
export function randomExponential(random: Random, rate: number): number {
  return -Math.log(1 - random()) / rate;
}

/** Poisson count by counting exponential gaps; O(mean). */
export function randomPoisson(random: Random, mean: number): number {
  let count = 0;
  for (let passed = randomExponential(random, 1); passed < mean; passed += randomExponential(random, 1))
    count++;
  return count;
}

/**
 * Successes of `trials` independent tries: by the gaps between the rarer results, O(trials × chance), or the normal
 * approximation once the variance is above 25.
 */
export function randomBinomial(random: Random, trials: number, chance: number): number {
  const variance = trials * chance * (1 - chance);
  if (variance > 25) {
    const drawn = Math.round(trials * chance + Math.sqrt(variance) * randomNormal(random));
    return Math.min(trials, Math.max(0, drawn));
  }
  const rarer = Math.min(chance, 1 - chance);
  let count = 0;
  if (rarer > 0) {
    const gap = () => Math.floor(Math.log(1 - random()) / Math.log(1 - rarer));
    for (let place = gap(); place < trials; place += 1 + gap()) count++;
  }
  return chance <= 0.5 ? count : trials - count;
}

/** Integer in [0, end). */
export function randomInteger(random: Random, end: number): number {
  return Math.floor(random() * end);
}

/** One of the items, each equally likely. */
export function randomChoice<Item>(random: Random, items: readonly Item[]): Item {
  return items[randomInteger(random, items.length)];
}

/** Place of one of the weights, likely in proportion to it. */
export function randomWeighted(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const place = weights.findIndex((weight) => (left -= weight) < 0);
  return place < 0 ? weights.length - 1 : place;
}
