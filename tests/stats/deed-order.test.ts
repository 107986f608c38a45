import { expect, test } from 'vitest';
import { deedOrder } from '../../src/stats/deed-order.js';

test('what is done only after another deed, and what always comes together', () => {
  // Opened, solved (only of opened), reopened (only of solved), and two that are always done together.
  const rows = [
    [0, 0, 0, 1, 1],
    [1, 0, 0, 0, 0],
    [1, 1, 0, 1, 1],
    [1, 1, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ];
  const order = deedOrder(Uint8Array.from(rows.flat()), 5);
  expect(order.map(({ before }) => before)).toEqual([[], [0], [0, 1], [], []]);
  expect(order.map(({ after }) => after)).toEqual([[1, 2], [2], [], [], []]);
});
