import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longPieces } from '../../src/journeys/long-pieces.js';
import { pathVariants } from '../../src/journeys/path-variants.js';
import { wholePaths, type PathWindows } from '../../src/journeys/path-windows.js';
import { pieceVariants } from '../../src/journeys/piece-variants.js';
import { smallLog } from '../support/small-log.js';

const span = { from: -Infinity, to: Infinity };

/** Every stretch of exactly `length` events that lies in the windows, written out. */
function piecesOf({ customers, starts, ends }: PathWindows, length: number): PathWindows {
  const pieces = [...starts].flatMap((from, index) =>
    Array.from({ length: Math.max(0, ends[index] - from + 1 - length) }, (_, place) => ({
      customer: customers[index],
      start: from + place,
    })),
  );
  return {
    customers: Uint32Array.from(pieces, ({ customer }) => customer),
    starts: Uint32Array.from(pieces, ({ start }) => start),
    ends: Uint32Array.from(pieces, ({ start }) => start + length),
  };
}

test('pieces found by their place in a table, or by their hash, are those that are written out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[abc]{1,9}$/), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 12 }),
      (customers, length, limit) => {
        const log = smallLog(
          customers.flatMap((letters, customer) =>
            [...letters].map((activity, place) => ({
              customer: `c${customer}`,
              activity,
              time: 1000 + 7 * place * place,
            })),
          ),
        );
        const whole = wholePaths(log, { span });
        const written = pathVariants(log, piecesOf(whole, length), limit);
        expect(pieceVariants(log, whole, length, limit)).toEqual(written);
        expect(longPieces(log, whole, length, limit)).toEqual(written);
      },
    ),
    { numRuns: 200 },
  );
});
