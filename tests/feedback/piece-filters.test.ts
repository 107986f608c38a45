import { expect, test } from 'vitest';
import { filterAnswers, pieceFilters } from '../../src/feedback/sentiment/piece-filters.js';
import { createRandom } from '../../src/stats/random.js';

const sizes = { pieces: 7, dimensions: 3, filters: 4 };
const width = 5;

test('the strongest answer of each filter is that of a convolution written out, in each clause and in the whole text', () => {
  const random = createRandom(4);
  const row = (length: number) => Float32Array.from({ length }, () => 2 * random() - 1);
  const scales = row(sizes.pieces).map((value) => Math.abs(value) / 50);
  const kernel = row(width * sizes.dimensions * sizes.filters);
  const [bias, pleasant, neutral, meanPleasant, meanNeutral] = [4, 4, 4, 3, 3].map(row);
  const steps = Int8Array.from({ length: sizes.pieces * sizes.dimensions }, () => 200 * random() - 100);
  const numbers = [scales, kernel, bias, pleasant, neutral, meanPleasant, meanNeutral];
  const bytes = Buffer.concat([...numbers, steps].map((part) => Buffer.from(part.buffer)));
  const model = pieceFilters(bytes, sizes);

  const value = (piece: number, axis: number) => scales[piece] * steps[piece * sizes.dimensions + axis];
  const answerAt = (text: readonly number[], place: number, filter: number) => {
    let answer = bias[filter];
    for (let offset = 0; offset < width; offset++) {
      const piece = text[place + offset - 2];
      if (piece === undefined) continue;
      for (let axis = 0; axis < sizes.dimensions; axis++)
        answer += value(piece, axis) * kernel[(offset * sizes.dimensions + axis) * sizes.filters + filter];
    }
    return answer;
  };
  const sideOf = (text: readonly number[], start: number, end: number, side: readonly Float32Array[]) => {
    const places = text.map((_, place) => place).slice(start, end);
    const [ofFilter, ofMean] = side;
    const filters = Array.from(ofFilter, (weight, filter) => {
      const answers = places.map((place) => answerAt(text, place, filter));
      return weight * Math.max(0, ...answers);
    });
    const means = Array.from(ofMean, (weight, axis) => {
      const sum = places.reduce((total, place) => total + value(text[place], axis), 0);
      return (weight * sum) / places.length;
    });
    return [...filters, ...means].reduce((total, part) => total + part, 0);
  };
  const cases: readonly (readonly [number[], number[]])[] = [
    [[3], [0]],
    [
      [0, 6, 2, 2, 5, 1, 4, 3, 0],
      [0, 3, 7],
    ],
    [[1, 2], [0]],
  ];
  for (const [text, starts] of cases) {
    const found = filterAnswers(text, starts, model);
    expect(found.polarity).toBeCloseTo(sideOf(text, 0, text.length, [pleasant, meanPleasant]), 4);
    expect(found.neutrality).toBeCloseTo(sideOf(text, 0, text.length, [neutral, meanNeutral]), 4);
    starts.forEach((start, clause) => {
      const end = starts[clause + 1] ?? text.length;
      expect(found.clauses[clause].pieces).toBe(end - start);
      expect(found.clauses[clause].polarity).toBeCloseTo(
        sideOf(text, start, end, [pleasant, meanPleasant]),
        4,
      );
    });
  }
});

test('what a text says does not depend on how many pieces were read before it', () => {
  const many = { pieces: 13_000, dimensions: 1, filters: 1 };
  const numbers = Float32Array.from({ length: many.pieces + 5 + 1 + 2 + 2 }, (_, place) =>
    place < many.pieces ? 0.01 : 0.5,
  );
  const steps = Int8Array.from({ length: many.pieces }, (_, place) => (place % 200) - 100);
  const bytes = Buffer.concat([numbers, steps].map((part) => Buffer.from(part.buffer)));
  const model = pieceFilters(bytes, many);
  const text = [7, 150, 12_999, 180];
  const before = filterAnswers(text, [0], model);
  for (let start = 0; start < many.pieces; start += 100)
    filterAnswers(
      Array.from({ length: 100 }, (_, place) => start + place),
      [0],
      model,
    );
  expect(filterAnswers(text, [0], model)).toEqual(before);
});
