import { expect, test } from 'vitest';
import { nameSegments } from '../../tools/segment-names.js';
import { smallLog } from '../support/small-log.js';

const log = smallLog(['a', 'b', 'c'].map((activity, time) => ({ customer: 'x', activity, time })));

const namesOf = (...shares: readonly (readonly number[])[]) =>
  nameSegments(log, {
    habits: {
      customers: Uint32Array.from(shares.keys()),
      activities: [0, 1, 2],
      table: { values: Float64Array.from(shares.flat(), Math.sqrt), rows: shares.length, columns: 3 },
      perWeek: new Float64Array(shares.length).fill(1),
    },
    groups: shares.map((_, place) => Uint32Array.of(place)),
  }).map(({ name }) => name);

test('segments are named by what they do more than the others', () => {
  expect(namesOf([0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8])).toEqual([
    'Often a',
    'Often b',
    'Often c',
  ]);
});

test('segments that would be called the same are told apart by where they differ from each other', () => {
  expect(namesOf([0.6, 0.4, 0], [0.6, 0.35, 0.05], [0, 0, 1], [0, 0, 1]).slice(0, 2)).toEqual([
    'Often a, less c',
    'Often a, more c',
  ]);
});
