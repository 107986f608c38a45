import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { findThemes } from '../../src/feedback/themes/find-themes.js';
import { joinTiedGroups } from '../../src/feedback/themes/join-tied-groups.js';
import { joinSmallGroups } from '../../src/feedback/themes/join-small-groups.js';
import { matchThemes } from '../../src/feedback/themes/match-themes.js';
import { nameThemes } from '../../src/feedback/themes/name-themes.js';
import { nearestNeighbours } from '../../src/feedback/themes/nearest-neighbours.js';
import { normalise, dot } from '../../src/feedback/vectors/vector.js';
import { createRandom } from '../../src/stats/random.js';
import { vMeasure } from '../support/v-measure.js';

const { embedder } = createFeedbackReader();
const banking = new URL('../../../shared/data/banking77/test.csv', import.meta.url);

describe('themes', () => {
  test.skipIf(!existsSync(banking))(
    'tell the intents of banking77 apart without being told how many',
    async () => {
      const rows: { text: string; category: string }[] = parse(readFileSync(banking), { columns: true });
      const texts = rows.map(({ text }) => text);
      const { themes } = findThemes(texts, await embedder.embed(texts), 1);
      const found = new Int32Array(texts.length).fill(-1);
      themes.forEach(({ texts: own }, theme) => own.forEach((text) => (found[text] = theme)));
      expect(themes.length).toBeGreaterThanOrEqual(40);
      expect(themes.length).toBeLessThanOrEqual(120);
      expect(
        vMeasure(
          rows.map(({ category }) => category),
          [...found],
        ),
      ).toBeGreaterThan(0.72);
    },
  );

  test('few texts, and none, have none', async () => {
    expect(findThemes([], [], 1).themes).toEqual([]);
    const texts = ['too expensive', 'it crashes'];
    expect(findThemes(texts, await embedder.embed(texts), 1).themes).toEqual([]);
  });

  test('are named by words that the other themes do not use', () => {
    const [price, crash] = nameThemes([
      ['The price went up', 'prices are too high', 'a high price for the app'],
      ['The app crashes', 'it crashed on start', 'the app is crashing daily'],
    ]);
    expect(price.terms[0]).toMatch(/^price/);
    expect(crash.terms[0]).toMatch(/^crash/);
    expect(crash.name).not.toBe(price.name);
  });

  test('are named by nobody’s name, address or number', () => {
    const [praise] = nameThemes([
      [
        'Claire Dubois from support was brilliant',
        'Thanks to Claire Dubois, who called me on +31 6 1234 5678',
        'Ask for Claire Dubois, mail claire.dubois@example.com',
        'A quick call, and Claire Dubois had solved it',
      ],
      ['The app crashes', 'it crashed on start', 'the app is crashing daily'],
    ]);
    expect(praise.terms.join(' ')).not.toMatch(/claire|dubois|example|\bname\b|\bphone\b|\bemail\b/);
    expect(praise.name).not.toBe('');
  });

  test('neighbours are those that sorting all cosines gives', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer(),
        (items, wanted, seed) => {
          const random = createRandom(seed);
          const vectors = Array.from({ length: items }, () =>
            normalise(Float32Array.from({ length: 3 }, () => random() - 0.5)),
          );
          const { perItem, cosines } = nearestNeighbours(vectors, wanted);
          vectors.forEach((one, item) => {
            const sorted = vectors
              .flatMap((other, place) => (place === item ? [] : [dot(one, other)]))
              .sort((a, b) => b - a)
              .slice(0, wanted);
            expect(perItem).toBe(sorted.length);
            sorted.forEach((cosine, place) => expect(cosines[item * perItem + place]).toBeCloseTo(cosine, 5));
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  test('small groups join the one that they have most ties to, and those without ties stay', () => {
    // Five items in group 0, one in 1 tied to the first, one in 2 tied to nobody.
    const groups = Uint32Array.from([0, 0, 0, 0, 0, 1, 2]);
    const others = Uint32Array.from([1, 0, 1, 2, 3, 0, 6]);
    const cosines = Float32Array.from([0.9, 0.9, 0.8, 0.8, 0.8, 0.4, 0]);
    const joined = joinSmallGroups(groups, { perItem: 1, others, cosines }, 3);
    expect([...joined]).toEqual([0, 0, 0, 0, 0, 0, 2]);
  });

  test('groups join those whose items they are most tied to, until few enough are left', () => {
    // Pairs 0 to 3 in a row: the first two are tied by 0.9, the last two by 0.8, the middle by 0.3.
    const groups = Uint32Array.from([0, 0, 1, 1, 2, 2, 3, 3]);
    const others = Uint32Array.from([1, 2, 3, 4, 5, 6, 7, 6]);
    const cosines = Float32Array.from([1, 0.9, 1, 0.3, 1, 0.8, 1, 1]);
    const near = { perItem: 1, others, cosines };
    expect([...joinTiedGroups(groups, near, 3)]).toEqual([1, 1, 1, 1, 2, 2, 3, 3]);
    expect(new Set(joinTiedGroups(groups, near, 2)).size).toBe(2);
    expect([...joinTiedGroups(groups, near, 4)]).toEqual([...groups]);
    const untied = { ...near, cosines: cosines.map((cosine) => (cosine === 1 ? 1 : 0)) };
    expect([...joinTiedGroups(groups, untied, 1)]).toEqual([...groups]);
  });

  test('are matched with former ones by the texts they share', () => {
    const former = Int32Array.from([7, 7, 7, 7, 9, 9, 9, -1]);
    const current = Int32Array.from([1, 1, 1, 0, 0, 0, 0, 2]);
    expect(matchThemes(former, current)).toEqual(
      new Map([
        [1, 7],
        [0, 9],
      ]),
    );
  });
});
