import fc from 'fast-check';
import { expect, test } from 'vitest';
import { truncate, truncateTo } from '../../src/render/truncate.js';
import { anyName } from '../support/any-reply.js';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const text = fc.array(anyName, { maxLength: 6 }).map((names) => names.join(' '));

/** Whole characters from the start, as many as fit before the ellipsis. */
function longestFit(whole: string, limit: number): string {
  if (whole.length <= limit) return whole;
  let kept = '';
  for (const { segment } of graphemes.segment(whole)) {
    if (kept.length + segment.length + 1 > limit) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

test('cuts between whole characters, as late as they fit', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 80 }), (whole, limit) => {
      expect(truncate(whole, limit)).toBe(longestFit(whole, limit));
    }),
  );
});

test('another measure than the length gives the same where both measure alike', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 80 }), (whole, limit) => {
      expect(truncateTo(whole, limit, (part) => part.length)).toBe(truncate(whole, limit));
    }),
  );
});

test.each(['x'.repeat(10_000), '👩‍👩‍👧'.repeat(2000), `a${'\u0301'.repeat(9999)}`, '🇩🇪'.repeat(2500)])(
  'a text of ten thousand characters is cut as well (%#)',
  (whole) => {
    expect(truncate(whole, 150)).toBe(longestFit(whole, 150));
    expect(truncate(whole, 151)).toBe(longestFit(whole, 151));
  },
);
