import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dot, normalise } from '../../src/feedback/vectors/vector.js';
import { ByteVectors } from '../../src/feedback/vectors/byte-vectors.js';

test('a cosine of a vector kept as bytes is off by half a step for each number at most', () => {
  const numbers = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 255, maxLength: 255 });
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      const [vector, wanted] = [normalise(Float32Array.from(one)), normalise(Float32Array.from(other))];
      const kept = new ByteVectors(255);
      kept.add(7, vector);
      const halfStep = Math.max(...vector.map(Math.abs)) / 254;
      const most = halfStep * wanted.reduce((sum, value) => sum + Math.abs(value), 0) + 1e-5;
      expect(Math.abs(dot(vector, wanted) - (kept.dot(7, wanted) ?? NaN))).toBeLessThanOrEqual(most);
    }),
    { numRuns: 30 },
  );
});

test('an id without a vector has no cosine, and there is room for many', () => {
  const kept = new ByteVectors(3);
  for (let id = 0; id < 3000; id++) kept.add(id, Float32Array.of(0, 1, 0));
  expect(kept.dot(3000, Float32Array.of(0, 1, 0))).toBeUndefined();
  expect(kept.dot(2999, Float32Array.of(0, 1, 0))).toBeCloseTo(1, 5);
  expect(kept.size).toBe(3000);
});
