import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plausibleRange } from '../../src/journeys/plausible-range.js';
import { withoutWrongFuture } from '../../src/journeys/without-wrong-future.js';
import { smallLog } from '../support/small-log.js';

const day = 86_400;
const start = Date.UTC(2025, 0, 1) / 1000;
const logOf = (times: readonly number[]) =>
  smallLog(times.map((time, index) => ({ customer: `c${index % 50}`, activity: 'Did', time })));
/** `count` events spread evenly over some days. */
const spread = (count: number, from: number, days: number) =>
  Array.from({ length: count }, (_, index) => from + Math.floor((index * days * day) / count));

describe('plausible range', () => {
  test('a few events far in the future are left out, however they lie there, and the rest stays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 400 }),
        fc.integer({ min: 2, max: 30 }),
        fc.array(fc.integer({ min: 40, max: 4000 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 20 }),
        (days, aDay, ahead, since) => {
          const usual = spread(Math.max(200, days * aDay), start, days);
          const end = usual[usual.length - 1];
          const wrong = ahead.map((later) => end + (later + since) * day);
          const now = end + since * day;
          const log = withoutWrongFuture(logOf([...usual, ...wrong]), 'UTC', now);
          expect(log.eventCount).toBe(usual.length);
          expect(log.until - day).toBe(end - (end % day));
          expect(log.leftOut).toEqual({ events: wrong.length, farthest: Math.max(...wrong) });
          expect(plausibleRange(log).after.events).toBe(wrong.length);
        },
      ),
    );
  });

  test('what becomes rarer and rarer stays to its last event', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 5, maxLength: 30 }),
        (steps) => {
          // No pause is longer than all the time since the rush.
          const times = spread(3000, start, 30);
          let tail = 5 * day;
          for (const step of steps) {
            tail *= 1 + step;
            if (tail < 3000 * day) times.push(start + 30 * day + Math.floor(tail));
          }
          const log = logOf(times);
          const now = Math.max(...times) + day;
          const kept = withoutWrongFuture(log, 'UTC', now);
          expect(kept.eventCount).toBe(log.eventCount);
        },
      ),
    );
  });

  test('what begins again after a pause stays, and so does a future that all of it lies in', () => {
    const before = spread(100_000, start, 300);
    const again = spread(50, start + 350 * day, 1);
    const log = logOf([...before, ...again]);
    expect(withoutWrongFuture(log, 'UTC', start + 352 * day)).toBe(log);
    expect(
      withoutWrongFuture(
        logOf([...spread(1000, start, 100), ...spread(900, start + 500 * day, 90)]),
        'UTC',
        start - day,
      ).eventCount,
    ).toBe(1900);
  });
});
