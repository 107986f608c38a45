import { expect, test } from 'vitest';
import { clauseNetwork, saidByClauses } from '../../src/feedback/sentiment/clause-network.js';
import { clauseEnds, startsOfClauses } from '../../src/feedback/sentiment/starts-of-clauses.js';
import { createRandom } from '../../src/stats/random.js';

test('clauses start at marks and turns, none shorter than three pieces', () => {
  const words = 'the room is nice , but the bed , sadly , was too soft .'.split(' ');
  const vocabulary = new Map([...new Set(words)].map((word, piece) => [word, piece]));
  const pieces = words.map((word) => vocabulary.get(word) ?? 0);
  const starts = startsOfClauses(pieces, clauseEnds(vocabulary));
  const clauses = starts.map((start, place) => words.slice(start, starts[place + 1]).join(' '));
  expect(clauses).toEqual(['the room is nice', ', but the bed', ', sadly , was too soft .']);
  expect(startsOfClauses([], new Set())).toEqual([0]);
});

test('what the clauses say is what the network written out says', () => {
  const random = createRandom(8);
  const [cells, filters, dimensions] = [3, 2, 2];
  const count = 10 + filters + dimensions;
  const numbers = Float32Array.from({ length: count * cells + 3 * cells }, () => 2 * random() - 1);
  const network = clauseNetwork(Buffer.from(numbers.buffer), cells);
  const answers = {
    polarity: 1.2,
    neutrality: -0.4,
    strongest: Float32Array.of(0, 0.7),
    mean: Float32Array.of(-0.2, 0.3),
    // One clearly pleasant of six pieces, one clearly unpleasant of three, and one between of three.
    clauses: [
      { polarity: 3, pieces: 6 },
      { polarity: -2, pieces: 3 },
      { polarity: 0.5, pieces: 3 },
    ],
  };
  const ofTerms = { polarity: 0.3, neutrality: 0.1 };
  const middle = 3 / 2 - 2 / 4 + 0.5 / 4;
  const spread = Math.sqrt((3 - middle) ** 2 / 2 + (-2 - middle) ** 2 / 4 + (0.5 - middle) ** 2 / 4);
  const signs = [1.5, -0.3, 0.3, 0.1, middle, -2, 3, spread, 1 / 2, 1 / 4, 0, 0.7, -0.2, 0.3];
  const at = (row: number, cell: number) => numbers[row * cells + cell];
  const cellOf = (cell: number) =>
    Math.max(
      0,
      signs.reduce((sum, sign, row) => sum + sign * at(row, cell), at(count, cell)),
    );
  const side = (row: number) => [0, 1, 2].reduce((sum, cell) => sum + cellOf(cell) * at(row, cell), 0);
  const found = saidByClauses(answers, ofTerms, network);
  expect(found.polarity).toBeCloseTo(side(count + 1), 4);
  expect(found.neutrality).toBeCloseTo(side(count + 2), 4);
});
