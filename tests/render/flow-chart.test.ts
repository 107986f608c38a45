import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartSvg } from '../../src/render/chart-svg.js';
import { chartAltText } from '../../src/render/charts/chart-alt-text.js';
import { flowChart } from '../../src/render/charts/flow-chart.js';
import { paths } from '../../tools/paths.js';
import { oddName } from '../support/odd-names.js';
import { smallLog } from '../support/small-log.js';
import { overlaps, svgTexts } from '../support/svg-texts.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const words = { title: 'Paths', subtitle: 'As of today' };

async function chartOf(names: readonly string[], walks: readonly (readonly number[])[], from?: string) {
  const events = walks.flatMap((walk, customer) =>
    walk.map((step, time) => ({ customer: `c${customer}`, activity: names[step % names.length], time })),
  );
  const { data } = await paths.execute({ from, length: 4 }, toolDependencies(smallLog(events)));
  return flowChart(data, words);
}

test('nothing overlaps or leaves the picture, whatever the names and ways', async () => {
  const walk = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(oddName, { minLength: 2, maxLength: 12 }),
      fc.array(walk, { minLength: 1, maxLength: 40 }),
      async (names, walks) => {
        const chart = await chartOf(names, walks, names[walks[0][0] % names.length]);
        if (!chart) return;
        const texts = svgTexts(chartSvg(chart));
        expect(overlaps(texts)).toEqual([]);
        for (const { text, left, right, bottom } of texts) {
          expect(left, text).toBeGreaterThanOrEqual(0);
          expect(right, text).toBeLessThanOrEqual(1200);
          expect(bottom, text).toBeLessThanOrEqual(700);
        }
      },
    ),
    { numRuns: 30 },
  );
});

test('says in words where most went', async () => {
  const chart = await chartOf(
    ['a', 'b', 'c'],
    [
      [0, 1],
      [0, 1],
      [0, 2],
    ],
    'a',
  );
  expect(chart && chartAltText(chart)).toBe(
    'Paths. a to b: 2. b to nothing more: 2. a to c: 1. c to nothing more: 1.',
  );
});
