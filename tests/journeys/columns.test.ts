import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packSources, unpackSources, countSources } from '../../src/journeys/event-sources.js';
import { firstAtLeast } from '../../src/journeys/first-at-least.js';
import { mergeSort } from '../../src/journeys/merge-sort.js';
import { findText, rearrangeTexts, textAt, textColumn } from '../../src/journeys/text-column.js';

describe('columns', () => {
  test('merge sort is right and stable', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { maxLength: 200 }), (keys) => {
        const places = Uint32Array.from(keys, (_, place) => place);
        mergeSort(places, (a, b) => keys[a] - keys[b]);
        const expected = keys.map((_, place) => place).sort((a, b) => keys[a] - keys[b] || a - b);
        expect(Array.from(places)).toEqual(expected);
      }),
    );
  });

  test('the first number that is at least a bound', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), fc.nat({ max: 22 }), (numbers, bound) => {
        const sorted = Uint32Array.from(numbers).sort();
        const expected = sorted.findIndex((number) => number >= bound);
        expect(firstAtLeast(sorted, bound)).toBe(expected < 0 ? sorted.length : expected);
      }),
    );
  });

  test('texts are kept, found and rearranged', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 5 });
    const choice = fc.oneof(fc.record({ old: fc.nat() }), fc.record({ fresh: text }));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.array(choice), (texts, choices) => {
        const column = textColumn(texts);
        expect(texts.map((_, place) => textAt(column, place))).toEqual(texts);
        expect(findText(column, texts[texts.length - 1])).toBe(texts.indexOf(texts[texts.length - 1]));
        const from = Int32Array.from(choices, (one) => ('old' in one ? one.old % texts.length : -1));
        const fresh = new Map(choices.flatMap((one, place) => ('fresh' in one ? [[place, one.fresh]] : [])));
        const expected = choices.map((one) => ('old' in one ? texts[one.old % texts.length] : one.fresh));
        expect(rearrangeTexts(column, from, fresh)).toEqual(textColumn(expected));
      }),
    );
  });

  test('sources of events are kept, and counted by activity', () => {
    const event = fc.record({ activity: fc.nat({ max: 3 }), source: fc.nat({ max: 2 }) });
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const activities = Uint8Array.from(events, ({ activity }) => activity);
        const sources = Uint8Array.from(events, ({ source }) => source);
        const packed = packSources(activities, sources, 4, 3);
        expect(unpackSources(activities, packed, 3)).toEqual(sources);
        const expected = [0, 1, 2].map((source) =>
          Uint32Array.from([0, 1, 2, 3], (activity) =>
            events.reduce(
              (count, one) => count + Number(one.activity === activity && one.source === source),
              0,
            ),
          ),
        );
        expect(countSources(activities, packed, 4, 3)).toEqual(expected);
        // No more is listed than needed: the rarer sources of each activity.
        const most = [0, 1, 2, 3].map((activity) => Math.max(...expected.map((counts) => counts[activity])));
        expect(packed.events).toHaveLength(events.length - most.reduce((sum, count) => sum + count));
      }),
    );
  });
});
