import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { membersOf } from '../../src/journeys/segment.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { trend } from '../../tools/trend.js';
import { smallLog } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import {
  randomTrendLog,
  runTrend,
  seconds,
  trendDefinitions,
  unitStart,
  zone,
} from '../support/trend-log.js';

const intervals = ['day', 'week', 'month'] as const;

test('a table of customers without times is counted as it is today', async () => {
  const traits = { plan: { ann: 'free', bob: 'team', cat: 'team' } };
  const log = smallLog([], { customers: ['ann', 'bob', 'cat'], until: seconds('2026-11-01'), traits });
  const segment = [{ trait: 'plan', is: 'team' }];
  const { data } = await runTrend(log, { measure: 'customers', segment });
  expect(data.series.map(({ points }) => points)).toMatchObject([[{ from: '2026-10-31', value: 2 }]]);
});

describe('trend: what happened', () => {
  test('counts as a calendar does, over both changes of the clock, by day, week from Monday and month', async () => {
    for (const [start, end] of [
      ['2026-02-10', '2026-04-20'],
      ['2026-09-28', '2026-11-09'],
    ]) {
      const { log, events } = randomTrendLog(1, start, end);
      const first =
        DateTime.fromSeconds(Math.min(...events.map(({ time }) => time)), { zone }).toISODate() ?? '';
      for (const interval of intervals) {
        const points = async (measure: 'customers' | 'events' | 'value' | 'average_value') =>
          (await runTrend(log, { measure, activity: 'Subscribed', interval })).data.series[0].points;
        const counted = await points('events');
        const keys = counted.map(({ from }) => unitStart(seconds(from), interval));
        expect(keys).toEqual([...new Set(keys)]);
        const keyed = events
          .filter(({ activity }) => activity === 'Subscribed')
          .map((event) => ({ event, key: unitStart(event.time, interval) }));
        const of = (wanted: string) => keyed.flatMap(({ event, key }) => (key === wanted ? [event] : []));
        expect(counted.map(({ value }) => value)).toEqual(keys.map((key) => of(key).length));
        const customers = keys.map((key) => new Set(of(key).map(({ customer }) => customer)).size);
        expect((await points('customers')).map(({ value }) => value)).toEqual(customers);
        const valued = keys.map((key) => of(key).flatMap(({ value }) => value ?? []));
        const sums = valued.map((values) => values.reduce((sum, value) => sum + value, 0));
        expect((await points('value')).map(({ value }) => value)).toEqual(sums);
        (await points('average_value')).forEach(({ value }, place) => {
          if (valued[place].length === 0) expect(value).toBeNull();
          else expect(value).toBeCloseTo(sums[place] / valued[place].length, 9);
        });
        expect(counted[0].from).toBe(first);
        expect(counted[0].partial).toBe(unitStart(seconds(first), interval) !== first);
        expect(counted.slice(1, -1).every(({ partial }) => !partial)).toBe(true);
        expect(counted.at(-1)?.partial).toBe(unitStart(log.until, interval) !== end);
      }
    }
  });

  test('a breakdown sums to the whole, point by point', async () => {
    const { log } = randomTrendLog(2);
    for (const measure of ['customers', 'events', 'value'] as const) {
      const { data } = await runTrend(log, {
        measure,
        activity: 'Renewed',
        breakdown: 'device',
        interval: 'week',
      });
      expect(data.series.map(({ label }) => label).sort()).toEqual(['desktop', 'mobile', 'unknown']);
      const whole = await runTrend(log, { measure, activity: 'Renewed', interval: 'week' });
      expect(data.overall).toEqual(whole.data.series[0]);
      const sum = (values: readonly (number | null)[]) =>
        values.reduce<number>((total, value) => total + (value ?? 0), 0);
      expect(sum(data.series.map(({ value }) => value))).toBeCloseTo(data.overall?.value ?? -1, 8);
      data.overall?.points.forEach((point, place) =>
        expect(sum(data.series.map(({ points }) => points[place].value))).toBeCloseTo(point.value ?? -1, 8),
      );
    }
  });

  test('the total of customers counts each once, the population too', async () => {
    const { log, events } = randomTrendLog(3);
    const { data, population } = await runTrend(log, { measure: 'customers', activity: 'Viewed' });
    const who = new Set(
      events.flatMap(({ activity, customer }) => (activity === 'Viewed' ? [customer] : [])),
    );
    expect(data.series[0].value).toBe(who.size);
    expect(population).toBe(who.size);
  });

  test('takes segments, terms beside an activity, and everything when nothing is named', async () => {
    const { log, events, device } = randomTrendLog(4);
    const total = async (args: ToolArguments<'trend'>) => (await runTrend(log, args)).data.series[0].value;
    expect(await total({ measure: 'events' })).toBe(events.length);
    const mobile = events.filter(({ customer }) => device[customer] === 'mobile');
    expect(await total({ measure: 'events', segment: [{ trait: 'device', is: 'mobile' }] })).toBe(
      mobile.length,
    );
    const members = membersOf(toolDependencies(log, trendDefinitions), [{ term: 'payers' }]);
    const paying = events.filter(({ customer }) => members[Number(customer.slice(1))] === 1);
    expect(await total({ measure: 'events', term: 'payers' })).toBe(paying.length);
  });

  test('refuses a value of what carries none, and more points than anyone can look at', async () => {
    const { log } = randomTrendLog(5);
    await expect(runTrend(log, { measure: 'value', activity: 'Viewed' })).rejects.toThrow(
      'No event of "Viewed" carries',
    );
    const old = smallLog([
      { customer: 'a', activity: 'Viewed', time: seconds('2020-01-01') },
      { customer: 'a', activity: 'Viewed', time: seconds('2026-01-01') },
    ]);
    await expect(runTrend(old, { measure: 'events', interval: 'day' })).rejects.toThrow('800 at most');
  });

  test('an outcome by inactivity happens on the day the silence is long enough', async () => {
    const log = smallLog(
      [
        { customer: 'a', activity: 'Signed Up', time: seconds('2026-03-02T10:00') },
        { customer: 'a', activity: 'Viewed', time: seconds('2026-03-05T10:00') },
        { customer: 'a', activity: 'Viewed', time: seconds('2026-03-25T10:00') },
        { customer: 'b', activity: 'Viewed', time: seconds('2026-03-02T10:00') },
      ],
      { until: seconds('2026-04-01') },
    );
    const { data } = await runTrend(log, { measure: 'customers', outcome: 'silence', interval: 'day' });
    expect(data.series[0].points.filter(({ value }) => value).map(({ from }) => from)).toEqual([
      '2026-03-17',
    ]);
  });
});

describe('trend: how many there were', () => {
  test.each(['payers', 'viewers', 'mobile payers', 'in trial'])(
    '%s, as they were at each moment',
    async (term) => {
      const { log } = randomTrendLog(6);
      const { data } = await runTrend(log, { measure: 'customers', term, interval: 'week' });
      expect(data.kind).toBe('stock');
      for (const { to, value } of data.series[0].points) {
        const past = logAsOf(log, seconds(to));
        const members = membersOf(toolDependencies(past, trendDefinitions), [{ term }]);
        expect(value).toBe(members.reduce((sum, member) => sum + member, 0));
      }
    },
  );

  test('traits as they were then', async () => {
    const log = smallLog([{ customer: 'a', activity: 'Viewed', time: seconds('2026-03-01T12:00') }], {
      until: seconds('2026-04-01'),
      traits: { device: { a: 'mobile' } },
    });
    const trait = log.traits.get('device');
    if (trait?.kind !== 'text') throw new Error('no trait');
    const history = {
      customers: Uint32Array.of(0, 0),
      since: Uint32Array.of(seconds('2026-03-03'), seconds('2026-03-20T12:00')),
      values: Float64Array.of(2, 1),
    };
    const changed = new Map([['device', { ...trait, values: ['mobile', 'desktop'], history }]]);
    const terms = {
      phones: [{ trait: 'device', is: 'mobile' }],
      others: [{ trait: 'device', is_not: 'mobile' }],
    };
    const counts = async (term: string) => {
      const dependencies = toolDependencies({ ...log, traits: changed }, { timezone: zone, terms });
      const { data } = await trend.execute({ measure: 'customers', term, interval: 'day' }, dependencies);
      return data.series[0].points.flatMap(({ from, value }) => (value ? [from] : []));
    };
    expect((await counts('phones')).at(0)).toBe('2026-03-20');
    expect(await counts('others')).toHaveLength(19);
  });

  test('with a segment alone: the customers of now, from when they were first seen', async () => {
    const { log, device, events } = randomTrendLog(7);
    const { data, population } = await runTrend(log, {
      measure: 'customers',
      segment: [{ trait: 'device', is: 'mobile' }],
      interval: 'month',
    });
    const now = Object.values(device).filter((value) => value === 'mobile').length;
    expect(data.series[0].value).toBe(now);
    expect(population).toBe(now);
    const march = seconds('2026-03-01');
    const early = Object.keys(device).filter((name) => {
      const own = events.filter(({ customer }) => customer === name);
      return device[name] === 'mobile' && (own.length === 0 || own.some(({ time }) => time < march));
    });
    expect(data.series[0].points[0].value).toBe(early.length);
  });
});
