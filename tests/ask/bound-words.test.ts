import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boundWords, readBound } from '../../src/ask/bound-words.js';
import { watchedFigure } from '../../src/ask/watched-figure.js';
import { trendReply } from '../support/trend-reply.js';

test('a bound is read again as it was written, whatever its digits', () => {
  const rate = fc.integer({ min: 1, max: 99_999 }).map((number) => number / 100_000);
  const count = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(fc.oneof(rate, count), fc.boolean(), (limit, isOver) => {
      const bound = { over: isOver ? limit : null, under: isOver ? null : limit };
      const read = readBound(boundWords(bound));
      expect(read?.over ?? read?.under).toBeCloseTo(limit, 12);
      expect(read?.over === null).toBe(!isOver);
    }),
  );
});

test('the bound of a rate is a rate: 40 is none', () => {
  const reply = trendReply(8, { kind: 'rate', series: [{ label: 'all', value: 0.4, points: [] }] });
  if (reply.kind !== 'answer') throw new Error('no answer');
  const { envelope } = reply.answer;
  expect(watchedFigure(envelope, { over: null, under: 40 })).toBeUndefined();
  expect(watchedFigure(envelope, { over: null, under: 0.5 })).toEqual({
    isPast: true,
    words: '40%, under 50%',
  });
});
