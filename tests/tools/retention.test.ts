import { describe, expect, test } from 'vitest';
import { createRandom, randomChoice, randomInteger } from '../../src/stats/random.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { narrateRetention } from '../../src/ask/narration/narrate-retention.js';
import { retention } from '../../tools/retention.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { seconds, unitStart, zone } from '../support/trend-log.js';

const day = 86_400;
const lengths = { day: 1, week: 7, month: 30 } as const;

async function run(log: ReturnType<typeof smallLog>, args: ToolArguments<'retention'> = {}) {
  const dependencies = toolDependencies(log, {
    timezone: zone,
    outcomes: { silence: { inactive_days: 20 } },
  });
  const result = await retention.execute(args, dependencies);
  retention.output.parse(result.data);
  expectWholeWords({ tool: 'retention', args }, result, dependencies);
  return result;
}

/** Around the end of summer time; several events in one second, and near midnight. */
function randomEvents(seed: number) {
  const random = createRandom(seed);
  const [from, to] = [seconds('2026-09-21'), seconds('2026-12-07')];
  const customers = Array.from({ length: 60 }, (_, index) => `c${index}`);
  const events = Array.from({ length: 700 }, (): SmallEvent => {
    const time = from + randomInteger(random, to - from);
    return {
      customer: randomChoice(random, customers),
      activity: randomChoice(random, ['Signed Up', 'Viewed', 'Bought']),
      time: random() < 0.5 ? time - (time % 3600) : time,
    };
  });
  const device = Object.fromEntries(
    customers.filter(() => random() < 0.8).map((name) => [name, randomChoice(random, ['mobile', 'desktop'])]),
  );
  return { events, device, to, log: smallLog(events, { until: to, traits: { device } }) };
}

/** The slow and obvious way. */
function oracle(events: readonly SmallEvent[], until: number, length: number, start?: string, back?: string) {
  const inOrder = events
    .map((event, arrival) => ({ ...event, arrival }))
    .sort((a, b) => a.time - b.time || a.arrival - b.arrival);
  return [...new Set(events.map(({ customer }) => customer))].flatMap((customer) => {
    const own = inOrder.filter((event) => event.customer === customer);
    const first = own.findIndex(({ activity }) => start === undefined || activity === start);
    if (first < 0) return [];
    const since = own[first].time;
    const later = own.slice(first + 1).filter(({ activity }) => back === undefined || activity === back);
    const cell = (interval: number) => ({
      over: since + (interval + 1) * length <= until,
      back: later.some(
        ({ time }) => time >= since + interval * length && time < since + (interval + 1) * length,
      ),
    });
    return [{ customer, since, cell }];
  });
}

describe('retention', () => {
  test.each([
    ['week', 'Signed Up', 'Bought'],
    ['week', undefined, undefined],
    ['day', 'Signed Up', undefined],
    ['month', undefined, 'Viewed'],
    ['week', 'Viewed', 'Viewed'],
  ] as const)('by %s from %s to %s, as the slow way has it', async (interval, start, back) => {
    for (const seed of [1, 2]) {
      const { events, log, to } = randomEvents(seed);
      const { data, population } = await run(log, { interval, start, return: back });
      const length = lengths[interval] * day;
      const people = oracle(events, to, length, start, back);
      expect(population).toBe(people.length);
      expect(data.cohorts.reduce((sum, { customers }) => sum + customers, 0)).toBe(people.length);
      for (const cohort of data.cohorts) {
        const own = people.filter(
          ({ since }) => unitStart(since, interval) === unitStart(seconds(cohort.from), interval),
        );
        expect(cohort.customers).toBe(own.length);
        cohort.returned.forEach((cell, place) => {
          const cells = own.map((person) => person.cell(place));
          const isOver = cells.length > 0 && cells.every(({ over }) => over);
          const returned = cells.filter((one) => one.back).length;
          expect(cell).toEqual(isOver ? wilsonInterval(returned, cells.length) : null);
        });
      }
      data.overall.returned.forEach((cell, place) => {
        const over = people.map((person) => person.cell(place)).filter((one) => one.over);
        expect(cell).toEqual(
          over.length > 0 ? wilsonInterval(over.filter((one) => one.back).length, over.length) : null,
        );
      });
    }
  });

  test('a breakdown sums to the whole, interval by interval', async () => {
    const { log } = randomEvents(3);
    const { data } = await run(log, { interval: 'week', start: 'Signed Up', breakdown: 'device' });
    const groups = data.breakdown ?? [];
    expect(groups.map(({ label }) => label).sort()).toEqual(['desktop', 'mobile', 'unknown']);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(groups.map(({ customers }) => customers))).toBe(data.overall.customers);
    data.overall.returned.forEach((cell, place) => {
      expect(sum(groups.map(({ returned }) => returned[place]?.n ?? 0))).toBe(cell?.n ?? 0);
      const back = groups.map(({ returned }) => (returned[place]?.estimate ?? 0) * (returned[place]?.n ?? 0));
      expect(sum(back)).toBeCloseTo((cell?.estimate ?? 0) * (cell?.n ?? 0), 8);
    });
  });

  test('a period picks those who first started then; a segment those who are so', async () => {
    const { log, events, to, device } = randomEvents(4);
    const { data } = await run(log, {
      interval: 'week',
      start: 'Signed Up',
      period: { from: '2026-10-05', to: '2026-11-02' },
      segment: [{ trait: 'device', is: 'mobile' }],
    });
    const people = oracle(events, to, 7 * day, 'Signed Up').filter(
      ({ since, customer }) =>
        since >= seconds('2026-10-05') && since < seconds('2026-11-02') && device[customer] === 'mobile',
    );
    expect(data.cohorts.map(({ from }) => from)).toEqual([
      '2026-10-05',
      '2026-10-12',
      '2026-10-19',
      '2026-10-26',
    ]);
    expect(data.overall.customers).toBe(people.length);
  });

  test('nobody, and an outcome by inactivity as the start', async () => {
    const { log } = randomEvents(5);
    const none = await run(log, { start: 'Signed Up', period: { from: '2030-01-01', to: '2030-02-01' } });
    expect(none.data.cohorts).toEqual([]);
    expect(none.population).toBe(0);
    const gone = await run(log, { start: 'silence', interval: 'week' });
    expect(gone.population).toBeGreaterThan(0);
    expect(gone.data.overall.returned[0]?.n).toBeGreaterThan(0);
  });

  test('who started lately is set against those before them, where the first interval is over', async () => {
    const start = seconds('2026-09-07') + 12 * 3600;
    // Eight weeks of 20 customers: of each of the first four 5 come back a week later, then 15.
    const events = Array.from({ length: 160 }, (_, number) => number).flatMap((number): SmallEvent[] => {
      const [week, place] = [Math.floor(number / 20), number % 20];
      const time = start + week * 7 * day;
      const back = { customer: `c${number}`, activity: 'Viewed', time: time + 8 * day };
      const first = { customer: `c${number}`, activity: 'Signed Up', time };
      return place < (week < 4 ? 5 : 15) ? [first, back] : [first];
    });
    const { data, ...rest } = await run(smallLog(events, { until: start + 10 * 7 * day }), {
      interval: 'week',
    });
    expect(data.course?.newer).toEqual({
      label: 'week of 12 October 2026 to week of 26 October 2026',
      rate: wilsonInterval(45, 60),
    });
    // One week after the rise, two before it.
    expect(data.course?.older.rate).toEqual(wilsonInterval(25, 60));
    const args = { interval: 'week' as const };
    const told = {
      tool: 'retention' as const,
      args,
      as_of: '2026-12-06',
      receipt: 'fp_1',
      ms: 1,
      data,
      ...rest,
    };
    const { findings } = narrateRetention(told);
    expect(findings[0]).toMatch(/^More come back of late: .* 75% .* against 41.7% /);
    expect(checkSentences(findings, told, []).report.removed).toEqual([]);
    const swapped = findings[0].replace('More', 'Fewer');
    expect(checkSentences([swapped], told, []).report.removed).toEqual([swapped]);
  });

  test('every sentence of the answer is covered by the result', async () => {
    const { log } = randomEvents(6);
    for (const args of [{}, { start: 'Signed Up', return: 'Bought' }, { breakdown: 'device' }]) {
      const { data, population, caveats, definitions } = await run(log, { interval: 'week', ...args });
      const envelope = {
        tool: 'retention' as const,
        args: { interval: 'week' as const, ...args },
        as_of: '2026-12-06',
        receipt: 'fp_1',
        ms: 1,
        ...{ data, population, caveats, definitions },
      };
      const words = narrateRetention(envelope);
      const said = checkSentences([...words.headline, ...words.findings, ...words.basis], envelope, [
        'Signed Up',
        'Bought',
        'Viewed',
      ]);
      expect(said.report.removed).toEqual([]);
      expect(words.headline.join()).toMatch(/after 1 week/);
    }
  });
});
