import fc from 'fast-check';
import { expect, test } from 'vitest';
import { episodesOf } from '../../src/journeys/episodes.js';
import { sharesByTrait } from '../../src/journeys/shares-by-trait.js';
import { createRandom } from '../../src/stats/random.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const start = Date.UTC(2026, 0, 1) / 1000;

/** Customers of two kinds, each with so many visits, five hours apart, that have the outcome or have it not. */
function shares(customers: readonly { kind: string; visits: readonly boolean[] }[]) {
  const events = customers.flatMap(({ visits }, customer) =>
    visits.flatMap((came, visit) =>
      [...(came ? 'abZ' : 'abc')].map((activity, place): SmallEvent => ({
        customer: `c${customer}`,
        activity,
        time: start + 18_000 * visit + 60 * place,
      })),
    ),
  );
  const kind = Object.fromEntries(customers.map(({ kind: value }, customer) => [`c${customer}`, value]));
  const log = smallLog(events, { traits: { kind } });
  const outcome = [log.activityNames.indexOf('Z')];
  const episodes = episodesOf(log, outcome, { span: { from: -Infinity, to: Infinity } });
  expect(episodes.unit).toBe('visit');
  return sharesByTrait(log, episodes, new Set());
}

/** So that there are outcomes, and enough customers of each kind. */
const usual = Array.from({ length: 40 }, (_, place) => ({
  kind: place % 2 === 0 ? 'x' : 'y',
  visits: [place % 3 === 0],
}));

test('shares are those of a plain count, the likeliest value first', () => {
  const customer = fc.record({
    kind: fc.constantFrom('x', 'y'),
    visits: fc.array(fc.boolean(), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(fc.array(customer, { maxLength: 30 }), (some) => {
      const customers = [...usual, ...some];
      const rows = shares(customers);
      for (const { value, reached } of rows) {
        const visits = customers.filter(({ kind }) => kind === value).flatMap((each) => each.visits);
        expect(reached.n).toBe(visits.length);
        expect(reached.estimate).toBeCloseTo(visits.filter(Boolean).length / visits.length, 12);
        expect(reached.low).toBeLessThanOrEqual(reached.estimate);
        expect(reached.high).toBeGreaterThanOrEqual(reached.estimate);
      }
      expect(rows.map(({ reached }) => reached.estimate)).toEqual(
        rows.map(({ reached }) => reached.estimate).sort((a, b) => b - a),
      );
    }),
    { numRuns: 50 },
  );
});

test('four visits alike of each customer are worth one', () => {
  const once = shares(usual);
  const fourTimes = shares(
    usual.map(({ kind, visits: [came] }) => ({ kind, visits: [came, came, came, came] })),
  );
  expect(fourTimes.map(({ reached }) => reached.n)).toEqual(once.map(({ reached }) => 4 * reached.n));
  fourTimes.forEach(({ reached }, place) => {
    expect(reached.low).toBeCloseTo(once[place].reached.low, 9);
    expect(reached.high).toBeCloseTo(once[place].reached.high, 9);
    // But for the one degree of freedom that the mean takes, Wilson's interval.
    const plain = wilsonInterval(Math.round(once[place].reached.estimate * 20), 20);
    expect(reached.high - reached.low).toBeCloseTo(plain.high - plain.low, 1);
  });
});

test('a kind with few customers is left out', () => {
  const few = Array.from({ length: 19 }, () => ({ kind: 'z', visits: [true] }));
  expect(shares([...usual, ...few]).map(({ value }) => value)).toEqual(expect.not.arrayContaining(['z']));
});

test('kinds that differ by chance alone are rarely told apart, kinds that do differ are', () => {
  const random = createRandom(5);
  const world = (chances: Readonly<Record<string, number>>) =>
    shares(
      Array.from({ length: 160 }, (_, customer) => {
        const kind = Object.keys(chances)[customer % 4];
        // Visits of one customer are more alike than those of different ones.
        const own = chances[kind] * (random() < 0.5 ? 0.4 : 1.6);
        return { kind, visits: Array.from({ length: 3 }, () => random() < own) };
      }),
    );
  const told = (chances: Readonly<Record<string, number>>) =>
    Array.from({ length: 60 }, () => world(chances)).filter(([first]) => first.kept).length;
  expect(told({ w: 0.3, x: 0.3, y: 0.3, z: 0.3 })).toBeLessThanOrEqual(5);
  expect(told({ w: 0.1, x: 0.3, y: 0.5, z: 0.6 })).toBeGreaterThanOrEqual(55);
});

test('a share is as sure as its customers are many, where all come or the share is that of each', () => {
  const even = Array.from({ length: 20 }, () => ({ kind: 'e', visits: [true, false, false, false, false] }));
  const [row] = shares([...usual, ...even]).filter(({ value }) => value === 'e');
  const plain = wilsonInterval(20, 100);
  expect(row.reached).toMatchObject({ estimate: 0.2, n: 100 });
  expect(row.reached.low).toBeCloseTo(plain.low, 9);
  const all = Array.from({ length: 20 }, () => ({ kind: 'e', visits: [true, true] }));
  const [sure] = shares([...usual, ...all]).filter(({ value }) => value === 'e');
  expect(sure.reached.low).toBeCloseTo(wilsonInterval(20, 20).low, 9);
});
