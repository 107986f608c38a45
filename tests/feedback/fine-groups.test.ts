import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fineGroups } from '../../src/feedback/themes/fine-groups.js';
import { learnGroups } from '../../src/feedback/themes/learn-groups.js';
import { moveToNearest } from '../../src/feedback/themes/move-to-nearest.js';
import { fewerNeighbours, nearestNeighbours } from '../../src/feedback/themes/nearest-neighbours.js';
import { silhouette } from '../../src/feedback/themes/silhouette.js';
import { smoothByNeighbours } from '../../src/feedback/themes/smooth-by-neighbours.js';
import { sortIntoMains } from '../../src/feedback/themes/sort-into-mains.js';
import { splitGroups } from '../../src/feedback/themes/split-groups.js';
import { dot, normalise } from '../../src/feedback/vectors/vector.js';
import { createRandom, randomInteger, randomNormal } from '../../src/stats/random.js';
import { vMeasure } from '../support/v-measure.js';

const dimensions = 8;

/** Vectors around as many directions as wanted, and the direction of each. */
function planted(items: number, directions: number, spread: number, seed: number) {
  const random = createRandom(seed);
  const direction = () => Float32Array.from({ length: dimensions }, () => randomNormal(random));
  const centres = Array.from({ length: directions }, () => normalise(direction()));
  const truth = Array.from({ length: items }, (_, item) => item % directions);
  const vectors = truth.map((own) =>
    normalise(centres[own].map((value) => value + (spread * randomNormal(random)) / Math.sqrt(dimensions))),
  );
  return { vectors, truth };
}

describe('fine groups', () => {
  test('the silhouette is the one that all pairs give', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer(),
        (items, most, seed) => {
          const random = createRandom(seed);
          const { vectors } = planted(items, most, 1, seed);
          const groups = Uint32Array.from(vectors, () => randomInteger(random, most));
          expect(silhouette(vectors, groups)).toBeCloseTo(silhouetteOfPairs(vectors, [...groups]), 4);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('are as many as were planted, few or many', () => {
    for (const directions of [10, 30]) {
      const { vectors, truth } = planted(directions * 40, directions, 0.35, directions);
      const near = nearestNeighbours(vectors, 10);
      const groups = [...fineGroups(vectors, smoothByNeighbours(vectors, near), near, 1).groups];
      expect(vMeasure(truth, groups)).toBeGreaterThan(0.85);
      expect(new Set(groups).size).toBeLessThan(1.5 * directions);
    }
  });

  test('texts in the same words stand apart from nothing, and stay together', () => {
    for (let seed = 0; seed < 100; seed++) {
      const { vectors, truth } = planted(120, 3, 0, seed);
      const random = createRandom(seed);
      const inTwo = Uint32Array.from(truth, (own) => 2 * own + randomInteger(random, 2));
      expect(silhouette(vectors, inTwo)).toBeCloseTo(0, 6);
      if (seed > 4) continue;
      const near = nearestNeighbours(vectors, 10);
      expect(vMeasure(truth, [...fineGroups(vectors, vectors, near, seed).groups])).toBe(1);
    }
  });

  test('a few are divided into the parts that were planted in them, and only in them', () => {
    const [subjects, partsOfEach, texts] = [5, 5, 40];
    const random = createRandom(12);
    const around = (values: Float32Array, spread: number) =>
      normalise(values.map((value) => value + (spread * randomNormal(random)) / Math.sqrt(dimensions)));
    const subjectOf = Array.from({ length: subjects * partsOfEach }, (_, part) => part % subjects);
    const centres = subjectOf.map((subject) =>
      around(
        Float32Array.from({ length: dimensions }, (_, place) => (place === subject ? 1 : 0)),
        0.35,
      ),
    );
    const truth = Array.from({ length: centres.length * texts }, (_, item) => item % centres.length);
    const vectors = truth.map((own) => around(centres[own], 0.35));
    const near = nearestNeighbours(vectors, 10);
    const { groups, parts = [] } = fineGroups(vectors, smoothByNeighbours(vectors, near), near, 1);
    expect(
      vMeasure(
        truth.map((own) => subjectOf[own]),
        [...groups],
      ),
    ).toBeGreaterThan(0.95);
    expect(vMeasure(truth, [...groups])).toBeLessThan(0.7);
    expect(vMeasure(truth, [...parts])).toBeGreaterThan(0.75);
    const groupOfPart = new Map([...parts].map((part, item) => [part, groups[item]]));
    expect([...parts].map((part) => groupOfPart.get(part))).toEqual([...groups]);
  });

  test('parts are what groups and another division share, and small ones join the nearest of their group', () => {
    const at = (degrees: number) => {
      const angle = (degrees * Math.PI) / 180;
      return Float32Array.of(Math.cos(angle), Math.sin(angle));
    };
    // The fifth item is alone in the division; of its group, the items at 80 degrees are nearest.
    const vectors = [0, 1, 80, 81, 60, 61, 62, 200].map(at);
    const groups = Uint32Array.from([3, 3, 3, 3, 3, 5, 5, 7]);
    const division = Uint32Array.from([0, 0, 1, 1, 2, 2, 2, 0]);
    expect([...splitGroups(vectors, groups, division, 2)]).toEqual([0, 0, 1, 1, 1, 2, 2, 3]);
    expect([...splitGroups(vectors, groups, division, 3)]).toEqual([0, 0, 0, 0, 0, 1, 1, 2]);
  });

  test('an item that was put into the wrong group moves to the right one', () => {
    const { vectors, truth } = planted(60, 3, 0.2, 4);
    const wrong = Uint32Array.from(truth, (own, item) => (item % 10 === 0 ? (own + 1) % 3 : own));
    expect(vMeasure(truth, [...wrong])).toBeLessThan(0.9);
    expect(vMeasure(truth, [...moveToNearest(vectors, wrong)])).toBeCloseTo(1, 6);
  });

  test('a direction that matters is learnt, where centres go by one that does not', () => {
    // Two groups differ in the first direction alone; the second varies more, and tells nothing.
    const random = createRandom(3);
    const truth = Array.from({ length: 400 }, (_, item) => item % 2);
    const vectors = truth.map((own) => {
      const [own1, wide] = [own === 0 ? 0.3 : -0.3, 2 * randomNormal(random)];
      return normalise(Float32Array.of(own1 + 0.05 * randomNormal(random), wide, 1));
    });
    const given = Uint32Array.from(truth, (own, item) => (item % 7 === 0 ? 1 - own : own));
    const byCentre = moveToNearest(vectors, given, { rounds: 1, margin: 0 });
    expect(vMeasure(truth, [...byCentre])).toBeLessThan(0.8);
    expect(vMeasure(truth, [...learnGroups(vectors, given)])).toBeGreaterThan(0.95);
  });

  test('what learnt groups score is the regression that its normal equations give', () => {
    // One dimension, mean 0: the first scores 1/4 + w x, the others 3/4 - w x, with w = x of the first / (sum of squares + 1).
    const far = [1, 0.6, -1, -0.6].map((value) => Float32Array.of(value));
    expect([...learnGroups(far, Uint32Array.of(4, 9, 9, 9))]).toEqual([4, 9, 9, 9]);
    const near = [0.9, 0.7, -0.9, -0.7].map((value) => Float32Array.of(value));
    expect([...learnGroups(near, Uint32Array.of(4, 9, 9, 9))]).toEqual([9, 9, 9, 9]);
    expect([...learnGroups(near, Uint32Array.of(4, 4, 9, 9))]).toEqual([4, 4, 9, 9]);
    expect([...learnGroups(far, Uint32Array.of(5, 5, 5, 5))]).toEqual([5, 5, 5, 5]);
  });

  test('parts stand under the main theme of most of their texts, and a text in the nearest part of its own', () => {
    const { vectors, truth } = planted(400, 4, 0.2, 5);
    // Parts are the directions, main themes pairs of them; one text in twenty is put into a part of the other pair.
    const parts = Uint32Array.from(truth, (own, item) => (item % 20 === 0 ? (own + 2) % 4 : own));
    const mains = parts.map((part) => 10 + Math.floor(part / 2));
    const sorted = sortIntoMains(vectors, parts, mains);
    expect([...sorted.mainOf].sort()).toEqual([
      [0, 10],
      [1, 10],
      [2, 11],
      [3, 11],
    ]);
    expect([...sorted.parts]).toEqual(truth);
  });

  test('a vector goes halfway to those it is a neighbour of', () => {
    const [east, north, up] = [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ].map((values) => Float32Array.from(values));
    const near = {
      perItem: 1,
      others: Uint32Array.from([1, 0, 0]),
      cosines: Float32Array.from([0.5, 0.5, 0]),
    };
    const [moved, , alone] = smoothByNeighbours([east, north, up], near);
    expect([...moved].map((value) => value ** 2)).toEqual([
      expect.closeTo(0.5, 6),
      expect.closeTo(0.5, 6),
      0,
    ]);
    expect([...alone]).toEqual([0, 0, 1]);
  });

  test('fewer neighbours are the nearest ones', () => {
    const { vectors } = planted(20, 4, 0.5, 2);
    const [five, two] = [nearestNeighbours(vectors, 5), nearestNeighbours(vectors, 2)];
    expect(fewerNeighbours(five, 2)).toEqual(two);
  });
});

function silhouetteOfPairs(vectors: readonly Float32Array[], groups: readonly number[]): number {
  if (new Set(groups).size < 2) return 0;
  const scores = vectors.map((vector, item) => {
    const meanTo = (group: number) => {
      const others = vectors.filter((_, other) => other !== item && groups[other] === group);
      return others.reduce((sum, other) => sum + 1 - dot(vector, other), 0) / others.length;
    };
    const own = groups.filter((group) => group === groups[item]).length;
    if (own === 1) return 0;
    const inside = meanTo(groups[item]);
    const outside = Math.min(...[...new Set(groups)].filter((group) => group !== groups[item]).map(meanTo));
    return (outside - inside) / Math.max(inside, outside);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
