import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Funnel, FunnelQuery } from '../../src/journeys/funnel.js';
import { runFunnel } from '../../src/journeys/run-funnel.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const names = ['A', 'B', 'C', 'X'];
const everything = { from: -Infinity, to: Infinity };

interface Case {
  readonly events: SmallEvent[];
  readonly steps: string[][];
  readonly within: number;
  readonly order: FunnelQuery['order'];
  readonly exclude: string[];
  readonly entered: { from: number; to: number };
  readonly until: number;
}

const cases: fc.Arbitrary<Case> = fc
  .record({
    events: fc.array(
      fc.record({
        customer: fc.constantFrom('one', 'two'),
        activity: fc.constantFrom(...names),
        // Not 0, which would read as "not in play".
        time: fc.integer({ min: 1000, max: 1030 }),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    steps: fc.array(fc.uniqueArray(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 2 }), {
      minLength: 2,
      maxLength: 4,
    }),
    within: fc.nat(20),
    order: fc.constantFrom('ordered' as const, 'strict' as const, 'any' as const),
    exclude: fc.constantFrom<string[][]>([], ['X']),
    entered: fc.constantFrom(everything, { from: 1005, to: 1020 }),
    wait: fc.nat(15),
  })
  .map(({ wait, ...rest }) => ({
    ...rest,
    until: Math.max(...rest.events.map((event) => event.time)) + 1 + wait,
  }));

function run(given: Case): Funnel {
  const log = smallLog(given.events, { until: given.until, customers: ['one', 'two'] });
  const codes = (list: readonly string[]) =>
    list.map((name) => log.activityNames.indexOf(name)).filter((code) => code >= 0);
  return runFunnel(log, {
    steps: given.steps.map(codes),
    within: given.within,
    order: given.order,
    exclude: codes(given.exclude),
    entered: given.entered,
  });
}

/** Every attempt from one first event, by trying all subsets of later events. */
function longestFrom(events: readonly SmallEvent[], first: number, given: Case): number {
  const start = events[first].time;
  const serves = (event: number, step: number) =>
    given.steps[step]?.includes(events[event].activity) ?? false;
  const allowed = (event: number) => event < events.length && events[event].time - start <= given.within;
  const ordered = (event: number, step: number): number => {
    let best = step;
    for (let next = event + 1; allowed(next) && !given.exclude.includes(events[next].activity); next++) {
      if (serves(next, step)) best = Math.max(best, ordered(next, step + 1));
    }
    return best;
  };
  const strict = (event: number, step: number): number =>
    allowed(event + 1) && serves(event + 1, step) ? strict(event + 1, step + 1) : step;
  const anyOrder = (event: number, left: readonly number[]): number => {
    let best = 0;
    for (let next = event; allowed(next) && !given.exclude.includes(events[next].activity); next++) {
      // An event that could serve several steps serves the first that is missing.
      const step = left.find((candidate) => serves(next, candidate));
      if (step !== undefined) {
        const rest = left.filter((other) => other !== step);
        best = Math.max(best, 1 + anyOrder(next + 1, rest));
        break;
      }
    }
    return best;
  };
  const servesSome = given.steps.some((_, step) => serves(first, step));
  if (given.order === 'any' && !servesSome) return 0;
  if (given.order === 'any')
    return anyOrder(
      first,
      given.steps.map((_, step) => step),
    );
  if (!serves(first, 0)) return 0;
  return given.order === 'strict' ? strict(first, 1) : ordered(first, 1);
}

function expected(given: Case, customer: string) {
  const events = given.events.filter((event) => event.customer === customer).sort((a, b) => a.time - b.time);
  const attempts = events
    .map((event, first) => ({ start: event.time, first, level: longestFrom(events, first, given) }))
    .filter(({ level, start }) => level > 0 && start >= given.entered.from && start < given.entered.to);
  const valid = attempts.filter(
    ({ first, start, level }) =>
      level === given.steps.length ||
      !events.some(
        (event, place) =>
          place > first && event.time <= start + given.within && given.exclude.includes(event.activity),
      ),
  );
  const level = Math.max(0, ...valid.map((attempt) => attempt.level));
  const open = valid.some(({ first, start, level: reached }) => {
    const brokenOff = given.order === 'strict' && first + reached < events.length;
    return start + given.within >= given.until && !brokenOff;
  });
  return {
    level,
    inPlay: level > 0 && level < given.steps.length && open,
    excluded: attempts.length > 0 && level === 0,
  };
}

test('equals brute force over every attempt, for every order, window, period and exclusion', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const found = run(given);
      const wanted = ['one', 'two'].map((customer) => expected(given, customer));
      expect([...found.levels]).toEqual(wanted.map((customer) => customer.level));
      expect([...found.openSince].map((since) => since > 0)).toEqual(
        wanted.map((customer) => customer.inPlay),
      );
      expect(found.excluded).toBe(wanted.filter((customer) => customer.excluded).length);
    }),
    { numRuns: 6000 },
  );
});

test('the recorded times are those of an attempt that got there', () => {
  fc.assert(
    fc.property(cases, (given) => {
      const { levels, times, stepCount } = run(given);
      levels.forEach((level, customer) => {
        const reached = [...times.subarray(customer * stepCount, customer * stepCount + level)];
        expect([...reached].sort((a, b) => a - b)).toEqual(reached);
        if (level === 0) return;
        expect(reached[level - 1] - reached[0]).toBeLessThanOrEqual(given.within);
        expect(reached[0]).toBeGreaterThanOrEqual(given.entered.from);
        expect(reached[0]).toBeLessThan(given.entered.to);
      });
    }),
    { numRuns: 1000 },
  );
});

describe('the published behaviour of windowFunnel', () => {
  const levelOf = (within: number, ...events: [activity: string, time: number][]) => {
    const log = smallLog(
      events.map(([activity, time]) => ({ customer: 'one', activity, time: time + 1000 })),
      { until: 10_000 },
    );
    const steps = ['A', 'B', 'C'].map((name) => [log.activityNames.indexOf(name)]);
    return runFunnel(log, { steps, within, order: 'ordered', exclude: [], entered: everything }).levels[0];
  };

  test.each([
    [
      'the window is inclusive',
      10,
      [
        ['A', 0],
        ['B', 10],
      ],
      2,
    ],
    [
      'and ends there',
      10,
      [
        ['A', 0],
        ['B', 11],
      ],
      1,
    ],
    [
      'it counts from the first step, not from the one before',
      100,
      [
        ['A', 0],
        ['B', 60],
        ['C', 120],
      ],
      2,
    ],
    [
      'any first step may start',
      100,
      [
        ['A', 0],
        ['A', 90],
        ['B', 120],
        ['C', 180],
      ],
      3,
    ],
    [
      'a restart does not clobber a deeper attempt',
      100,
      [
        ['A', 0],
        ['B', 10],
        ['A', 90],
        ['C', 95],
      ],
      3,
    ],
    [
      'ties keep arrival order',
      100,
      [
        ['B', 5],
        ['A', 5],
      ],
      1,
    ],
  ] as const)('%s', (_, within, events, level) => {
    expect(levelOf(within, ...events.map(([activity, time]): [string, number] => [activity, time]))).toBe(
      level,
    );
  });

  test('one event never serves two steps of one attempt', () => {
    const log = smallLog([{ customer: 'one', activity: 'A', time: 1000 }], { until: 2000 });
    const twice = {
      steps: [[0], [0]],
      within: 10,
      order: 'ordered' as const,
      exclude: [],
      entered: everything,
    };
    expect(runFunnel(log, twice).levels[0]).toBe(1);
  });
});

test('looks at members alone', () => {
  const events = ['one', 'two'].map((customer) => ({ customer, activity: 'A', time: 1000 }));
  const query = {
    steps: [[0], [0]],
    within: 10,
    order: 'ordered' as const,
    exclude: [],
    entered: everything,
  };
  const found = runFunnel(smallLog(events), { ...query, members: Uint8Array.of(0, 1) });
  expect([...found.levels]).toEqual([0, 1]);
});
