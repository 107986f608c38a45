import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closedPatterns } from '../../src/stats/closed-patterns.js';
import { pairedRatio } from '../../src/stats/paired-ratio.js';

/** Whether a sequence has the pattern with gaps of at most `maxGap`, by trying all places. */
function has(sequence: readonly number[], pattern: readonly number[], maxGap: number, after = -1): boolean {
  if (pattern.length === 0) return true;
  return sequence.some(
    (item, place) =>
      item === pattern[0] &&
      place > after &&
      (after < 0 || place - after <= maxGap) &&
      has(sequence, pattern.slice(1), maxGap, place),
  );
}

function allPatterns(items: number, length: number): number[][] {
  const shorter = length === 1 ? [[]] : allPatterns(items, length - 1);
  const longest = shorter
    .filter((pattern) => pattern.length === length - 1)
    .flatMap((pattern) => Array.from({ length: items }, (_, item) => [...pattern, item]));
  return [...shorter.filter((pattern) => pattern.length > 0), ...longest];
}

function isWithin(short: readonly number[], long: readonly number[]): boolean {
  return has(long, short, Infinity);
}

test('finds the frequent patterns that no longer one has with as much support', () => {
  const sequence = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 8 });
  fc.assert(
    fc.property(
      fc.array(sequence, { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      (sequences, minSupport, maxGap) => {
        const supports = allPatterns(3, 3)
          .map((items) => ({ items, support: sequences.filter((own) => has(own, items, maxGap)).length }))
          .filter(({ support }) => support >= minSupport);
        const closed = supports.filter(
          ({ items, support }) =>
            !supports.some(
              (other) =>
                other.items.length > items.length && other.support >= support && isWithin(items, other.items),
            ),
        );
        const found = closedPatterns(sequences, { minSupport, maxLength: 3, maxGap, closedness: 1 });
        const keys = (some: typeof found) =>
          some.map(({ items, support }) => `${items.join()}: ${support}`).sort();
        expect(keys(found)).toEqual(keys(closed));
      },
    ),
    { numRuns: 80 },
  );
});

// R: binom.test(3, 18)$p.value = 0.007537842; binom.test(5, 10) = 1; mcnemar's odds 15/3.
test('pairs that differ: the exact sign test, and a ratio that stays finite', () => {
  expect(pairedRatio(15, 3).p).toBeCloseTo(0.007537842, 8);
  expect(pairedRatio(3, 15).p).toBeCloseTo(0.007537842, 8);
  expect(pairedRatio(5, 5)).toMatchObject({ p: 1, ratio: { estimate: 1 } });
  expect(pairedRatio(15, 3).ratio.estimate).toBeCloseTo(15.5 / 3.5, 12);
  expect(pairedRatio(20, 0).ratio.high).toBeLessThan(Infinity);
  expect(pairedRatio(0, 0).p).toBe(1);
  expect(pairedRatio(1500, 1200).p).toBeCloseTo(2 * 4.27e-9, 9);
});
