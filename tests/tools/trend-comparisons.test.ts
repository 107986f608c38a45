import { describe, expect, test } from 'vitest';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { membersOf } from '../../src/journeys/segment.js';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { randomTrendLog, runTrend, seconds, trendDefinitions } from '../support/trend-log.js';

describe('trend: rates', () => {
  test('conversion by entry is what drop_offs says of those who entered then', async () => {
    const { log } = randomTrendLog(8);
    for (const args of [{ journey: 'trial' }, { outcome: 'conversion' }, {}]) {
      const { data } = await runTrend(log, { measure: 'conversion', interval: 'week', ...args });
      for (const { from, to, rate, in_play: inPlay } of data.series[0].points) {
        const funnel = await dropOffs.execute(
          { journey: 'trial', period: { from, to } },
          toolDependencies(log, trendDefinitions),
        );
        const { steps } = funnel.data;
        if (steps[0].customers === 0) expect(rate).toBeNull();
        else expect(rate).toEqual(steps[2].from_start);
        expect(inPlay).toBe(steps.reduce((sum, step) => sum + step.in_play, 0));
      }
    }
  });

  test('an outcome that ends no journey is a share of the term that it ends', async () => {
    const { log, events } = randomTrendLog(9);
    const { data, definitions: used } = await runTrend(log, {
      measure: 'conversion',
      outcome: 'churn',
      interval: 'month',
    });
    expect(data.of).toBe('payers at its start');
    // The outcome has no version here; the term that it ends is what the share rests on.
    expect(used).toEqual(['payers@1']);
    let all = { struck: 0, exposed: 0 };
    for (const { from, to, rate, partial } of data.series[0].points) {
      const past = logAsOf(log, seconds(from));
      const dependencies = toolDependencies(past, trendDefinitions);
      const keys = [...membersOf(dependencies, [{ term: 'payers' }])].flatMap((member, place) =>
        member ? [past.customerKeys[place] - 1] : [],
      );
      const struck = keys.filter((customer) =>
        events.some(
          (event) =>
            event.customer === `c${customer}` &&
            event.activity === 'Cancelled' &&
            event.time >= seconds(from) &&
            event.time < seconds(to),
        ),
      ).length;
      expect(rate ?? null).toEqual(keys.length === 0 ? null : wilsonInterval(struck, keys.length));
      if (!partial) all = { struck: all.struck + struck, exposed: all.exposed + keys.length };
    }
    expect(data.series[0].rate).toEqual(wilsonInterval(all.struck, all.exposed));
  });

  test('else a share of those who did anything', async () => {
    const { log, events } = randomTrendLog(10);
    const { data } = await runTrend(log, {
      measure: 'conversion',
      outcome: 'renewal',
      interval: 'week',
      breakdown: 'device',
    });
    expect(data.of).toBe('customers who were active in it');
    data.overall?.points.forEach(({ from, to, rate }, place) => {
      const then = events.filter(({ time }) => time >= seconds(from) && time < seconds(to));
      const who = (list: SmallEvent[]) => new Set(list.map(({ customer }) => customer)).size;
      expect(rate).toEqual(
        wilsonInterval(who(then.filter(({ activity }) => activity === 'Renewed')), who(then)),
      );
      const parts = data.series.map(({ points }) => points[place].rate?.n ?? 0);
      expect(parts.reduce((sum, n) => sum + n)).toBe(rate?.n);
    });
  });
});

describe('trend: comparisons', () => {
  const log = smallLog(
    [
      ...Array.from({ length: 30 }, (_, index) => ({
        customer: `a${index}`,
        time: seconds('2026-03-20T12:00'),
      })),
      ...Array.from({ length: 20 }, (_, index) => ({
        customer: `b${index}`,
        time: seconds('2026-02-20T12:00'),
      })),
      { customer: 'a0', time: seconds('2026-01-02') },
    ].map((event) => ({ ...event, activity: 'Viewed' })),
    {
      until: seconds('2026-04-01'),
      traits: {
        device: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`a${index}`, 'mobile'])),
      },
    },
  );
  const march = { from: '2026-03-01', to: '2026-04-01' };

  test('a period against the one before', async () => {
    const { data } = await runTrend(log, {
      measure: 'customers',
      activity: 'Viewed',
      period: march,
      compare: 'previous_period',
    });
    expect(data.compare?.sides.map(({ label, value, from, to }) => [label, value, from, to])).toEqual([
      ['2026-03-01 to 2026-03-31', 30, '2026-03-01', '2026-04-01'],
      ['2026-02-01 to 2026-02-28', 20, '2026-02-01', '2026-03-01'],
    ]);
    const spread = Math.exp(1.959964 * Math.sqrt(1 / 30 + 1 / 20));
    expect(data.compare?.change?.estimate).toBeCloseTo(0.5, 12);
    expect(data.compare?.change?.low).toBeCloseTo(1.5 / spread - 1, 6);
    expect(data.compare?.by_day).toBe(false);
  });

  test('periods of unequal length by day, and said so', async () => {
    const periods: [{ from: string; to: string }, { from: string; to: string }] = [
      { from: '2026-03-16', to: '2026-03-26' },
      { from: '2026-02-15', to: '2026-02-20' },
    ];
    const { data, caveats } = await runTrend(log, {
      measure: 'events',
      compare: { periods: [periods[0], { from: '2026-02-16', to: '2026-02-21' }] },
    });
    expect(data.compare?.by_day).toBe(true);
    expect(data.compare?.change?.estimate).toBeCloseTo(30 / 10 / (20 / 5) - 1, 12);
    expect(caveats.join()).toContain('10 and 5 days');
    expect(data.series[0].value).toBe(30);
  });

  test('two values of a trait, and a year for which there are no data', async () => {
    const byTrait = await runTrend(log, {
      measure: 'customers',
      activity: 'Viewed',
      compare: { trait: 'device', values: ['mobile', 'mobile'] },
    });
    expect(byTrait.data.compare?.change?.estimate).toBe(0);
    const byYear = await runTrend(log, { measure: 'events', period: march, compare: 'previous_year' });
    expect(byYear.data.compare?.sides[1].value).toBeNull();
    expect(byYear.data.compare?.change).toBeUndefined();
    expect(byYear.caveats.join()).toContain('There are no data for 2025-03-01 to 2025-03-31');
  });

  test('rates by difference', async () => {
    const { log: random } = randomTrendLog(11);
    const { data } = await runTrend(random, {
      measure: 'conversion',
      journey: 'trial',
      compare: { trait: 'device', values: ['mobile', 'desktop'] },
    });
    const [first, second] = data.compare?.sides ?? [];
    expect(first?.rate && second?.rate && newcombeInterval(first.rate, second.rate)).toEqual(
      data.compare?.difference,
    );
  });

  test('the last whole month against the one before; a wrong clock does not stretch the time', async () => {
    const events = Array.from({ length: 400 }, (_, index) => ({
      customer: `c${index}`,
      activity: 'Viewed',
      time: seconds('2026-01-01') + index * 20_000,
    }));
    const odd = smallLog([{ customer: 'x', activity: 'Viewed', time: 86_400 }, ...events], {
      until: seconds('2026-03-20'),
    });
    const { data } = await runTrend(odd, { measure: 'customers', activity: 'Viewed', interval: 'month' });
    expect(data.from).toBe('2026-01-01');
    expect(data.latest?.label).toBe('February 2026');
    expect(data.latest?.before.label).toBe('January 2026');
    expect(data.series[0].points.at(-1)).toMatchObject({
      partial: true,
      from: '2026-03-01',
      to: '2026-03-20',
    });
  });
});
