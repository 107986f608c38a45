import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quartileCuts } from '../../src/stats/quartile-cuts.js';

test('quartile cuts are the different values at a quarter, half and three quarters of the sorted ones', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 30 }), { maxLength: 60 }), (numbers) => {
      const sorted = [...numbers].sort((a, b) => a - b);
      const cuts = [0.25, 0.5, 0.75].flatMap(
        (share) => sorted.slice(Math.floor(share * sorted.length))[0] ?? [],
      );
      expect(quartileCuts(Float64Array.from(numbers))).toEqual([...new Set(cuts)]);
    }),
  );
});
