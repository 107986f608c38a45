import { describe, expect, test } from 'vitest';
import { logHealth } from '../../src/journeys/data-findings.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { plausibleRange } from '../../src/journeys/plausible-range.js';
import { withoutWrongFuture } from '../../src/journeys/without-wrong-future.js';
import { createRandom, randomChoice, randomInteger, randomPoisson } from '../../src/stats/random.js';
import { syntheticLog } from '../bench/synthetic-log.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const start = Date.UTC(2026, 5, 1) / 1000;
const days = 120;
const kinds = { Viewed: 20, Bought: 6, Paid: 8 } as const;
const sourceOf = { Viewed: 'web', Bought: 'web', Paid: 'billing' } as const;

/** Four months of three activities, in which nothing happened but chance. */
function noise(seed: number): SmallEvent[] {
  const random = createRandom(seed);
  const customers = Array.from({ length: 80 }, (_, index) => `c${index}`);
  return Array.from({ length: days }, (_, place) => place).flatMap((place) =>
    (['Viewed', 'Bought', 'Paid'] as const).flatMap((activity) =>
      Array.from({ length: randomPoisson(random, kinds[activity]) }, () => ({
        customer: randomChoice(random, customers),
        activity,
        source: sourceOf[activity],
        time: start + place * day + randomInteger(random, day),
      })),
    ),
  );
}

const until = start + days * day;
const find = (events: readonly SmallEvent[], end = until) =>
  logHealth(smallLog(events, { until: end }), 'UTC').findings;
const without = (
  events: readonly SmallEvent[],
  from: number,
  to: number,
  left: (event: SmallEvent) => boolean,
) =>
  events.filter((event) => event.time < start + from * day || event.time >= start + to * day || !left(event));

describe('data findings', () => {
  test('pure noise has none', () => {
    for (let seed = 1; seed <= 40; seed++) expect(find(noise(seed))).toEqual([]);
    expect(logHealth(syntheticLog(100_000), 'UTC').findings).toEqual([]);
  });

  test('a gap and a silence of one activity, with its days', () => {
    const events = noise(1);
    const gap = without(events, 50, 55, ({ activity }) => activity === 'Paid');
    const [found, ...others] = find(gap);
    expect(others).toEqual([]);
    // All of `billing` is this activity, so the source is what stands still.
    expect(found).toMatchObject({ kind: 'gap', source: 'billing', from: '2026-07-21', to: '2026-07-26' });
    const silent = without(events, 100, days, ({ activity }) => activity === 'Bought');
    expect(find(silent)).toMatchObject([
      { kind: 'silent', activity: 'Bought', from: '2026-09-09', to: '2026-09-29' },
    ]);
  });

  test('what befalls everything is not said again of its parts', () => {
    const [found, ...others] = find(without(noise(2), 60, 63, () => true));
    expect(others).toEqual([]);
    expect(Object.keys(found)).toEqual(['kind', 'from', 'to', 'expected']);
    expect(found).toMatchObject({ kind: 'gap', from: '2026-07-31', to: '2026-08-03' });
  });

  test('a gap that is still to come is not seen', () => {
    const log = smallLog(
      without(noise(3), 50, 55, ({ activity }) => activity === 'Paid'),
      { until },
    );
    expect(logHealth(logAsOf(log, start + 50 * day), 'UTC').findings).toEqual([]);
    expect(logHealth(logAsOf(log, start + 55 * day), 'UTC').findings).toMatchObject([
      { kind: 'silent', source: 'billing' },
    ]);
  });

  test('today alone shows nothing, as it may not be over', () => {
    expect(find(without(noise(4), days - 1, days, () => true))).toEqual([]);
  });

  test('a jump in volume', () => {
    const events = noise(5);
    const monday = 70;
    const more = events.filter(
      ({ activity, time }) =>
        activity === 'Viewed' && time >= start + monday * day && time < start + (monday + 7) * day,
    );
    const doubled = [
      ...events,
      ...more.flatMap((event) => [1, 2].map((shift) => ({ ...event, time: event.time + shift }))),
    ];
    expect(find(doubled)).toMatchObject([{ kind: 'jump', from: '2026-08-10', to: '2026-08-17' }]);
  });

  test('events that are sent twice, but not where times are dates', () => {
    const events = noise(6);
    const twice = events.flatMap((event) =>
      event.activity === 'Bought' && event.time % 10 === 0 ? [event, event] : [event],
    );
    expect(find(twice)).toMatchObject([{ kind: 'repeats', activity: 'Bought', source: 'web' }]);
    const dates = twice.map((event) => ({ ...event, time: event.time - (event.time % day) }));
    expect(find(dates)).toEqual([]);
  });

  test('wrong clocks: 1970, and far in the future', () => {
    const odd = [
      { customer: 'c1', activity: 'Viewed', time: 0, source: 'web' },
      ...noise(7),
      { customer: 'c2', activity: 'Viewed', time: Date.UTC(2031, 0, 1) / 1000, source: 'web' },
    ];
    const all = smallLog(odd, { until: Date.UTC(2031, 0, 2) / 1000 });
    const log = withoutWrongFuture(all, 'UTC', until);
    expect(log.until).toBe(until);
    expect(logHealth(log, 'UTC').findings).toEqual([
      { kind: 'too_early', events: 1, farthest: '1970-01-01', bound: '2026-06-01' },
      { kind: 'too_late', events: 1, farthest: '2031-01-01', bound: '2026-09-28' },
    ]);
    expect(plausibleRange(log).from).toBeGreaterThanOrEqual(start);
    expect(plausibleRange(log).to).toBeLessThanOrEqual(until);
  });

  test('a few events long ago are a slow start, not a wrong clock, where there are few at all', () => {
    const log = smallLog([
      { customer: 'a', activity: 'Viewed', time: Date.UTC(2020, 0, 1) / 1000 },
      { customer: 'a', activity: 'Viewed', time: start },
    ]);
    expect(logHealth(log, 'UTC').findings).toEqual([]);
  });

  test('a gap that a bot works through is found', () => {
    const events = without(noise(9), 60, 64, () => true);
    const robot = Array.from({ length: 20 * 96 }, (_, index) => ({
      customer: 'robot',
      activity: 'Viewed',
      source: 'web',
      time: start + 50 * day + index * 900,
    }));
    expect(find([...events, ...robot]).map(({ kind }) => kind)).toEqual(['gap', 'inhuman']);
  });

  test('bots: faster than people, or without sleep; not where all are machines', () => {
    const fast = Array.from({ length: 600 }, (_, index) => ({
      customer: 'robot',
      activity: 'Viewed',
      source: 'web',
      time: start + 30 * day + index * 5,
    }));
    const found = find([...noise(8), ...fast]);
    expect(found).toMatchObject([{ kind: 'inhuman', count: 1, customers: [{ events: 600, peakHour: 600 }] }]);
    const steady = Array.from({ length: 400 }, (_, index) => ({
      customer: 'robot',
      activity: 'Bought',
      source: 'web',
      time: start + 30 * day + index * 900 + (index % 7),
    }));
    expect(find([...noise(8), ...steady]).map(({ kind }) => kind)).toContain('inhuman');
    // One that runs for an hour each night is neither, but no person does as much.
    const nightly = Array.from({ length: 60 * 30 }, (_, index) => ({
      customer: 'robot',
      activity: 'Viewed',
      source: 'web',
      time: start + (20 + Math.floor(index / 30)) * day + (index % 30) * 120,
    }));
    const visitors = Array.from({ length: 2000 }, (_, index) => ({
      customer: `visitor ${index}`,
      activity: 'Viewed',
      source: 'web',
      time: start + (index % 90) * day,
    }));
    const inhuman = find([...noise(8), ...visitors, ...nightly]).filter(({ kind }) => kind === 'inhuman');
    expect(inhuman).toMatchObject([{ count: 1, events: 1800 }]);
    const machines = ['a', 'b', 'c'].flatMap((customer) => steady.map((event) => ({ ...event, customer })));
    expect(find(machines).map(({ kind }) => kind)).not.toContain('inhuman');
  });
});
