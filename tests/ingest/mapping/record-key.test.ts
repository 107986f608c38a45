import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OccurrenceCounter } from '../../../src/ingest/mapping/occurrence-counter.js';
import { eventLabel, keyAsUuid, RecordKeys } from '../../../src/ingest/mapping/record-key.js';

const keysOf = (contents: readonly string[], source = 'web', dedupe = false) => {
  const keys = new RecordKeys(source, dedupe);
  return contents.map((content) => keys.byContent(content).key);
};
const contents = fc.array(fc.constantFrom('a 2024-01-01', 'b', 'c 1700000000', 'd', 'e'), { maxLength: 30 });

describe('what a record is known by', () => {
  test('equal records of one file are several, and have the same keys in any order', () => {
    fc.assert(
      fc.property(contents, (list) => {
        const keys = keysOf(list);
        expect(new Set(keys).size).toBe(list.length);
        expect(keysOf([...list].reverse()).sort()).toEqual(keys.sort());
      }),
    );
  });

  test('a longer file holds the keys of a shorter one', () => {
    fc.assert(
      fc.property(contents, contents, (first, second) => {
        const longer = new Set(keysOf([...second, ...first]));
        expect(keysOf(first).every((key) => longer.has(key))).toBe(true);
      }),
    );
  });

  test('the source is part of it; deduplicated, equal records are one', () => {
    expect(keysOf(['a'], 'web')).not.toEqual(keysOf(['a'], 'crm'));
    expect(new Set(keysOf(['a', 'a', 'b'], 'web', true)).size).toBe(2);
    expect(keysOf(['a'], 'web', true)).toEqual(keysOf(['a']));
  });

  test('an id is known by itself', () => {
    const keys = new RecordKeys('web', false);
    expect(keys.byId('7').key).toBe(keys.byId('7').key);
    expect(keys.byId('7').key).not.toBe(keys.byContent('7').key);
  });

  test('keys of one day begin alike, and make UUIDs', () => {
    const [first, second] = keysOf(['x;2024-05-06 10:00', 'y;2024/05/06']).map((key) => keyAsUuid(key));
    expect(first.slice(0, 8)).toBe(second.slice(0, 8));
    expect(first.slice(0, 8)).toBe((20240506).toString(16).padStart(8, '0'));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(eventLabel('Signed Up')).not.toBe(eventLabel('Cancelled'));
  });
});

test('occurrences are counted as a Map counts them', () => {
  const word = fc.constantFrom(0, 1, 2, 2 ** 32 - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 50 }), (list) => {
      const counter = new OccurrenceCounter();
      const expected = new Map<string, number>();
      for (const [high, low] of list) {
        const before = expected.get(`${high} ${low}`) ?? 0;
        expect(counter.count(high, low)).toBe(before);
        expected.set(`${high} ${low}`, before + 1);
      }
    }),
  );
  const counter = new OccurrenceCounter();
  for (let round = 0; round < 3; round++) {
    for (let word32 = 0; word32 < 200_000; word32++) {
      if (counter.count(word32 >>> 3, word32) !== round) throw new Error(`${word32} was miscounted`);
    }
  }
});
