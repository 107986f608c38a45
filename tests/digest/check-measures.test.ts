import { expect, test } from 'vitest';
import { checkMeasures } from '../../src/digest/check-measures.js';
import type { WeeklyMeasure } from '../../src/digest/weekly-measures.js';
import { createRandom, randomPoisson } from '../../src/stats/random.js';

const random = createRandom(3);
const weeks = 13;
const count = (name: string, mean: (week: number) => number): WeeklyMeasure => ({
  name,
  kind: 'count',
  subject: name,
  counts: Array.from({ length: weeks }, (_, week) => randomPoisson(random, mean(week))),
});
const rate = (name: string, share: (week: number) => number, total = 200): WeeklyMeasure => ({
  name,
  kind: 'rate',
  subject: name,
  counts: Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: total }, () => (random() < share(week) ? 1 : 0)).reduce<number>((a, b) => a + b, 0),
  ),
  totals: new Array<number>(weeks).fill(total),
});
const last = weeks - 1;
const names = (changes: readonly { measure: WeeklyMeasure }[]) => changes.map(({ measure }) => measure.name);

test('on noise alone it is silent: at most one digest in twenty names anything', () => {
  let named = 0;
  const runs = 300;
  for (let run = 0; run < runs; run++) {
    const measures = Array.from({ length: 40 }, (_, place) =>
      place % 4 === 0 ? rate(`r${place}`, () => 0.1 + place / 100) : count(`c${place}`, () => 8 + 10 * place),
    );
    const { checked, changes, silent } = checkMeasures(measures);
    expect(checked).toBe(40);
    if (changes.length + silent.length > 0) named++;
  }
  // 5 % and three standard errors.
  expect(named / runs).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
});

test('steady growth is no change; a week that leaves its trend is', () => {
  const measures = [
    count('grows', (week) => 200 + 25 * week),
    count('drops', (week) => (week === last ? 250 : 400)),
    rate('rises', (week) => (week === last ? 0.5 : 0.2), 400),
    ...Array.from({ length: 20 }, (_, place) => count(`steady ${place}`, () => 100)),
  ];
  const { checked, changes } = checkMeasures(measures);
  expect(checked).toBe(23);
  expect(names(changes).sort()).toEqual(['drops', 'rises']);
  for (const { q, low, high, value } of changes) {
    expect(q).toBeLessThanOrEqual(0.05);
    expect(value < low || value > high).toBe(true);
  }
});

test('what falls to nothing is a source that stopped, not a change', () => {
  const { changes, silent } = checkMeasures([
    count('stopped', (week) => (week === last ? 0 : 80)),
    count('steady', () => 80),
  ]);
  expect(names(changes)).toEqual([]);
  expect(names(silent)).toEqual(['stopped']);
});

test('what is rare or has only begun is not judged', () => {
  const { checked } = checkMeasures([
    count('rare', () => 1),
    count('new', (week) => (week < 6 ? 0 : 500)),
    rate('few', () => 0.5, 10),
  ]);
  expect(checked).toBe(0);
});
