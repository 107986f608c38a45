import { expect, test } from 'vitest';
import { pieceFilters, strongestAnswers } from '../../src/feedback/sentiment/piece-filters.js';
import { createRandom } from '../../src/stats/random.js';

const sizes = { pieces: 7, dimensions: 3, filters: 4 };
const width = 5;

test('the strongest answer of each filter is that of a convolution written out', () => {
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
  for (const text of [[3], [0, 6, 2, 2, 5, 1, 4, 3, 0], [1, 2]]) {
    let [polarity, neutrality] = [0, 0];
    for (let filter = 0; filter < sizes.filters; filter++) {
      const answers = text.map((_, place) => {
        let answer = bias[filter];
        for (let offset = 0; offset < width; offset++) {
          const piece = text[place + offset - 2];
          if (piece === undefined) continue;
          for (let axis = 0; axis < sizes.dimensions; axis++)
            answer +=
              value(piece, axis) * kernel[(offset * sizes.dimensions + axis) * sizes.filters + filter];
        }
        return answer;
      });
      const strongest = Math.max(0, ...answers);
      polarity += strongest * pleasant[filter];
      neutrality += strongest * neutral[filter];
    }
    for (let axis = 0; axis < sizes.dimensions; axis++) {
      const mean = text.reduce((sum, piece) => sum + value(piece, axis), 0) / text.length;
      polarity += mean * meanPleasant[axis];
      neutrality += mean * meanNeutral[axis];
    }
    const found = strongestAnswers(text, model);
    expect(found.polarity).toBeCloseTo(polarity, 4);
    expect(found.neutrality).toBeCloseTo(neutrality, 4);
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
  const before = strongestAnswers(text, model);
  for (let start = 0; start < many.pieces; start += 100)
    strongestAnswers(
      Array.from({ length: 100 }, (_, place) => start + place),
      model,
    );
  expect(strongestAnswers(text, model)).toEqual(before);
});
