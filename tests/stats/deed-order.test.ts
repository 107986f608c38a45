import { expect, test } from 'vitest';
import { deedOrder } from '../../src/stats/deed-order.js';

test('what most go on to after another deed, and only then; what always comes together has no order', () => {
  // Opened, solved (only of opened, mostly), reopened (only of solved, seldom), and two that always come together.
  const rows = [
    [0, 0, 0, 1, 1],
    [1, 0, 0, 0, 0],
    [1, 1, 0, 1, 1],
    [1, 1, 0, 0, 0],
    [1, 1, 1, 0, 0],
    [0, 0, 0, 0, 0],
  ];
  const order = deedOrder(Uint8Array.from(rows.flat()), 5);
  expect(order.map(({ before }) => before)).toEqual([[], [0], [], [], []]);
  expect(order.map(({ after }) => after)).toEqual([[1], [], [], [], []]);
});
