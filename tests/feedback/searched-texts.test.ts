import { expect, test } from 'vitest';
import { enoughOfAll } from '../../src/feedback/search/searched-texts.js';

const first = (count: number) => new Set(Array.from({ length: count }, (_, id) => id));

test('of a large part so many of all are asked for that enough belong to it; a small part is named', () => {
  expect(enoughOfAll(100, 3000, { ids: first(5000), of: 20_000 })).toBe(400);
  expect(enoughOfAll(100, 3000, { ids: first(2000), of: 20_000 })).toBeUndefined();
  expect(enoughOfAll(100, 3000, { ids: first(4000), of: 100_000 })).toBeUndefined();
});
