import fc from 'fast-check';
import { expect, test } from 'vitest';
import { definitionFigures, lastMonth } from '../../src/journeys/definition-figures.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import { smallLog } from '../support/small-log.js';

const day = 86_400;
const january = Date.UTC(2026, 0, 1) / 1000;
const february = Date.UTC(2026, 1, 1) / 1000;
const march = Date.UTC(2026, 2, 1) / 1000;
const month = { from: '2026-02-01', to: '2026-03-01' };
const definitions = definitionsSchema.parse({ terms: { others: [{ did: 'b' }] } });

const anyEvents = fc.array(
  fc.record({
    customer: fc.constantFrom('one', 'two', 'three'),
    activity: fc.constantFrom('a', 'b'),
    time: fc.integer({ min: january, max: march + 20 * day }),
  }),
  { minLength: 1, maxLength: 25 },
);
const until = march + 21 * day;

test('the month before is a whole one', () => {
  expect(lastMonth('2026-03-31')).toEqual(month);
  expect(lastMonth('2026-01-01')).toEqual({ from: '2025-12-01', to: '2026-01-01' });
});

test('an outcome counts those who had it in the month', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const log = smallLog(events, { until });
      const found = definitionFigures(
        { log, definitions },
        { kind: 'outcome', name: 'x', body: { did: 'a' } },
        month,
      );
      const expected = new Set(
        events
          .filter(({ activity, time }) => activity === 'a' && time >= february && time < march)
          .map(({ customer }) => customer),
      );
      if (events.some(({ activity }) => activity === 'a'))
        expect(found).toEqual({ customers: expected.size });
    }),
  );
});

test('an outcome of silence counts those whose silence was full in the month', () => {
  fc.assert(
    fc.property(anyEvents, fc.integer({ min: 1, max: 20 }), (events, days) => {
      const log = smallLog(events, { until });
      const body = { inactive_days: days, after: 'a' };
      const found = definitionFigures({ log, definitions }, { kind: 'outcome', name: 'x', body }, month);
      const silent = new Set<string>();
      for (const { customer, time } of events) {
        const own = events.filter((other) => other.customer === customer);
        const full = time + days * day;
        const began = own.some((other) => other.activity === 'a' && other.time <= time);
        const isSilent = !own.some((other) => other.time > time && other.time < full);
        if (began && isSilent && full >= february && full < march) silent.add(customer);
      }
      if (events.some(({ activity }) => activity === 'a')) expect(found).toEqual({ customers: silent.size });
    }),
  );
});

test('a term counts those of whom it held when the month ended', () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const log = smallLog(events, { until });
      const body = [{ did: 'a', within_days: 10 }, { term: 'others' }];
      const found = definitionFigures({ log, definitions }, { kind: 'term', name: 'x', body }, month);
      const did = (customer: string, activity: string, from: number) =>
        events.some(
          (event) =>
            event.customer === customer &&
            event.activity === activity &&
            event.time >= from &&
            event.time < march,
        );
      const customers = ['one', 'two', 'three'].filter(
        (customer) => did(customer, 'a', march - 10 * day) && did(customer, 'b', 0),
      );
      const both = new Set(events.map(({ activity }) => activity)).size === 2;
      if (both) expect(found).toEqual({ customers: customers.length });
    }),
  );
});

test('a journey counts who entered in the month and the share that came to its end', () => {
  const log = smallLog(
    [
      { customer: 'before', activity: 'a', time: february - 1 },
      { customer: 'came', activity: 'a', time: february },
      { customer: 'came', activity: 'b', time: february + 9 * day },
      { customer: 'late', activity: 'a', time: february + day },
      { customer: 'late', activity: 'b', time: february + 12 * day },
      { customer: 'after', activity: 'a', time: march },
    ],
    { until },
  );
  const body = { stages: ['a', 'b'], within_days: 10 };
  const found = definitionFigures({ log, definitions }, { kind: 'journey', name: 'x', body }, month);
  expect(found).toMatchObject({ customers: 2, rate: { estimate: 0.5, n: 2 } });
});

test('what can not be measured any more has no figures', () => {
  const log = smallLog([{ customer: 'one', activity: 'a', time: january }], { until });
  const term = { kind: 'term' as const, name: 'x', body: [{ term: 'gone' }] };
  expect(definitionFigures({ log, definitions }, term, month)).toBeUndefined();
  expect(
    definitionFigures({ log, definitions }, { kind: 'alias', name: 'x', body: 'a' }, month),
  ).toBeUndefined();
});
