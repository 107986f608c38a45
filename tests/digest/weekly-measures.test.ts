import { expect, test } from 'vitest';
import { lastDay, weeksUntil } from '../../src/digest/digest-weeks.js';
import { weeklyMeasures } from '../../src/digest/weekly-measures.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { createRandom, randomInteger } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const timezone = 'Europe/Amsterdam';
const seconds = (iso: string) => Date.parse(iso) / 1000;

test('weeks run from Monday to Sunday, and the running one is not told of', () => {
  expect(weeksUntil('2026-10-31', timezone)).toMatchObject({ from: '2026-10-19', to: '2026-10-25' });
  // Sunday evening: the week is over.
  expect(weeksUntil('2026-10-25', timezone)).toMatchObject({ from: '2026-10-19', to: '2026-10-25' });
  expect(weeksUntil('2026-10-24', timezone)).toMatchObject({ from: '2026-10-12', to: '2026-10-18' });
});

test('the week in which clocks go back has an hour more', () => {
  const { bounds } = weeksUntil('2026-10-25', timezone);
  expect(bounds).toHaveLength(14);
  expect(bounds[13] - bounds[12]).toBe(7 * 86_400 + 3600);
  expect(bounds[12]).toBe(seconds('2026-10-18T22:00:00Z'));
  expect(bounds[13]).toBe(seconds('2026-10-25T23:00:00Z'));
});

test('counts customers of each activity and week as one by one', () => {
  const random = createRandom(8);
  const weeks = weeksUntil('2026-10-25', timezone);
  const events = Array.from({ length: 800 }, (): SmallEvent => ({
    customer: `c${randomInteger(random, 60)}`,
    activity: `a${randomInteger(random, 3)}`,
    time: weeks.bounds[0] - 5 * 86_400 + randomInteger(random, 105 * 86_400),
  }));
  const log = smallLog(events);
  const measures = weeklyMeasures(log, definitionsSchema.parse({ timezone }), weeks);
  expect(measures).toHaveLength(3);
  for (const { name, counts } of measures) {
    const expected = counts.map((_, week) => {
      const inWeek = events.filter(
        ({ activity, time }) =>
          activity === name && time >= weeks.bounds[week] && time < weeks.bounds[week + 1],
      );
      return new Set(inWeek.map(({ customer }) => customer)).size;
    });
    expect(counts).toEqual(expected);
  }
});

test('a journey counts for the week in which the time of who entered ran out', () => {
  const weeks = weeksUntil('2026-10-25', 'UTC');
  const entered = weeks.bounds[12] - 10 * 86_400 + 3600;
  const definitions = definitionsSchema.parse({
    journeys: { trial: { stages: ['A', 'B'], within_days: 10 } },
  });
  const log = smallLog([
    { customer: 'finished', activity: 'A', time: entered },
    { customer: 'finished', activity: 'B', time: entered + 86_400 },
    { customer: 'late', activity: 'A', time: entered },
    { customer: 'late', activity: 'B', time: entered + 11 * 86_400 },
    { customer: 'other week', activity: 'A', time: entered - 86_400 },
  ]);
  const [trial] = weeklyMeasures(log, definitions, weeks).filter(({ kind }) => kind === 'rate');
  expect(trial.counts.slice(-2)).toEqual([0, 1]);
  expect(trial.totals?.slice(-2)).toEqual([1, 2]);
});

test('the last day with anything in it', () => {
  const log = smallLog([{ customer: 'c', activity: 'A', time: seconds('2026-10-25T23:30:00Z') }]);
  expect(lastDay(log, 'UTC')).toBe('2026-10-25');
  expect(lastDay(log, timezone)).toBe('2026-10-26');
});
