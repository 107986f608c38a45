import { describe, expect, test } from 'vitest';
import { partTies } from '../../src/feedback/themes/part-ties.js';
import { placeParts } from '../../src/feedback/themes/place-parts.js';
import { meanOf, normalise } from '../../src/feedback/vectors/vector.js';
import { solveCholesky } from '../../src/stats/cholesky.js';
import { createRandom, randomNormal, type Random } from '../../src/stats/random.js';

const dimensions = 64;
const direction = (random: Random) =>
  normalise(Float32Array.from({ length: dimensions }, () => randomNormal(random)));

/** Main themes of several parts each: a text is of its main theme, of its part, and of chance. */
function planted(seed: number, mains: number, partsOfEach: number, textsOfEach: number) {
  const random = createRandom(seed);
  const subjects = Array.from({ length: mains }, () => direction(random));
  const mainOf = new Map<number, number>();
  const vectors: Float32Array[] = [];
  const parts: number[] = [];
  for (let part = 0; part < mains * partsOfEach; part++) {
    const subject = subjects[part % mains];
    const own = direction(random);
    mainOf.set(part, part % mains);
    for (let text = 0; text < textsOfEach; text++) {
      const chance = direction(random);
      vectors.push(normalise(subject.map((value, place) => value + 0.8 * own[place] + 0.4 * chance[place])));
      parts.push(part);
    }
  }
  return { vectors, parts: Uint32Array.from(parts), mainOf };
}

const placesOf = (parts: Uint32Array) =>
  [...new Set(parts)].map((part) => [...parts.keys()].filter((text) => parts[text] === part));

describe('what parts say of one another', () => {
  test('is what a regression says that was fitted without the part', () => {
    const { vectors, parts, mainOf } = planted(1, 3, 3, 7);
    const mean = meanOf(vectors);
    const rows = vectors.map((vector) => Array.from(vector, (value, place) => value - mean[place]));
    const members = placesOf(parts);
    const ties = partTies(vectors, members, () => true);
    for (const [left, own] of members.entries()) {
      for (const main of [0, 1, 2]) {
        const share = 1 / 3;
        const squares = new Float64Array(dimensions * dimensions);
        const right = new Float64Array(dimensions);
        rows.forEach((row, text) => {
          if (parts[text] === left) return;
          const isOf = (mainOf.get(parts[text]) === main ? 1 : 0) - share;
          row.forEach((one, place) => {
            right[place] += isOf * one;
            row.forEach((other, column) => (squares[place * dimensions + column] += one * other));
          });
        });
        for (let place = 0; place < dimensions; place++) squares[place * (dimensions + 1)] += 0.3;
        solveCholesky(squares, right);
        const scores = own.map((text) =>
          rows[text].reduce((sum, value, place) => sum + value * right[place], share),
        );
        const expected = scores.reduce((sum, score) => sum + score, 0) / own.length;
        const told = [...ties[left].keys()]
          .filter((part) => part !== left && mainOf.get(part) === main)
          .reduce((sum, part) => sum + ties[left][part], share * (1 + ties[left][left]));
        expect(told).toBeCloseTo(expected, 4);
      }
    }
  });
});

describe('parts under main themes', () => {
  test('go where the other parts say, from wherever a few of them were put, and are clear there', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const { vectors, parts, mainOf } = planted(seed, 4, 8, 20);
      const wrong = new Map([...mainOf].map(([part, main]) => [part, part < 4 ? (main + 1) % 4 : main]));
      const placed = placeParts(vectors, parts, wrong);
      expect(placed.mainOf).toEqual(mainOf);
      expect(placed.clear.size).toBeGreaterThan(0.9 * mainOf.size);
    }
  });

  test('are seldom clear where they are of two as much', () => {
    let clearOnes = 0;
    for (let seed = 1; seed <= 10; seed++) {
      const { vectors, parts, mainOf } = planted(seed, 4, 8, 20);
      const [one, other] = [0, 1].map((main) =>
        meanOf(vectors.filter((_, text) => mainOf.get(parts[text]) === main)),
      );
      const random = createRandom(1000 + seed);
      const between = Array.from({ length: 20 }, () => {
        const chance = direction(random);
        return normalise(one.map((value, place) => value + other[place] + 0.4 * chance[place]));
      });
      const { clear } = placeParts(
        [...vectors, ...between],
        Uint32Array.from([...parts, ...between.map(() => 99)]),
        new Map([...mainOf, [99, 0]]),
      );
      if (clear.has(99)) clearOnes++;
    }
    expect(clearOnes).toBeLessThanOrEqual(1);
  });

  test('that are most of their main theme stay', () => {
    const { vectors, parts } = planted(2, 4, 1, 20);
    const alone = new Map([0, 1, 2, 3].map((part) => [part, part]));
    const { mainOf, clear } = placeParts(vectors, parts, alone);
    expect(mainOf).toEqual(alone);
    expect(clear.size).toBe(4);
  });
});
