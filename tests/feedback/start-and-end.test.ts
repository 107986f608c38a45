import { expect, test } from 'vitest';
import { startAndEnd } from '../../src/feedback/sentiment/start-and-end.js';

const pieces = (length: number) => Array.from({ length }, (_, place) => place);

test('short texts are read whole, of long ones the first 100 pieces and the last 60', () => {
  expect(startAndEnd(pieces(160))).toEqual(pieces(160));
  const long = startAndEnd(pieces(1000));
  expect(long).toHaveLength(160);
  expect(long.slice(99, 101)).toEqual([99, 940]);
  expect(long.at(-1)).toBe(999);
});
