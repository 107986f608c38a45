import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planFeatures, type FeaturePlan } from '../../src/journeys/feature-plan.js';
import { scanFeatures } from '../../src/journeys/feature-scan.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import type { Trait } from '../../src/journeys/trait.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const lately = 30 * day;
const landmark = 100 * day;

/** All activities get columns, however rare. */
function planOf(log: JourneyLog): FeaturePlan {
  const activities = [...log.activityNames.keys()];
  const plan = planFeatures(log, { lately });
  const measures = ['ever', 'lately', 'recency'] as const;
  return {
    ...plan,
    activities,
    columns: [
      ...plan.columns.filter(({ kind }) => kind === 'behaviour'),
      ...activities.flatMap((code) =>
        measures.map((measure) => ({
          kind: 'activity' as const,
          activity: log.activityNames[code],
          measure,
        })),
      ),
      ...plan.columns.filter(({ kind }) => kind === 'trait'),
    ],
  };
}

function read(log: JourneyLog, plan: FeaturePlan, customer = 0, time = landmark): Record<string, number> {
  const { values } = scanFeatures(log, plan, {
    customers: Uint32Array.of(customer),
    times: Uint32Array.of(time),
  });
  return Object.fromEntries(
    plan.columns.map((column, place) => {
      const name =
        column.kind === 'activity'
          ? `${column.activity} ${column.measure}`
          : column.kind === 'trait'
            ? `${column.trait} ${column.value ?? ''}`.trim()
            : column.kind === 'behaviour'
              ? column.measure
              : column.kind;
      return [name, values[place]];
    }),
  );
}

test('says how often, how lately, how much and what', () => {
  const log = smallLog(
    [
      { customer: 'ann', activity: 'Bought', time: 50 * day, value: 20 },
      { customer: 'ann', activity: 'Bought', time: 90 * day, value: 10 },
      { customer: 'ann', activity: 'Opened Ticket', time: 86 * day },
      { customer: 'ann', activity: 'Bought', time: landmark, value: 999 },
      { customer: 'bob', activity: 'Bought', time: 3 * day, value: 5 },
    ],
    { traits: { plan: { ann: 'team', bob: 'free' }, seats: { ann: 7 } } },
  );
  const ann = read(log, planOf(log));
  expect(ann).toMatchObject({
    'days since the first event': 50,
    'days since the last event': 10,
    events: Math.log1p(3),
    'events lately': Math.log1p(2),
    'events in the last week': 0,
    'different activities': 2,
    value: Math.log1p(30),
    'value lately': Math.log1p(10),
    'mean value': 15,
    'last value': 10,
    // Ten days of silence, after gaps of 20 days on average.
    'silence against the usual gap': Math.log(11 / 21),
    // Two lately; one in the twenty days before makes 1.5 expected.
    'pace lately': Math.log(2.5 / 2),
    'Bought ever': Math.log1p(2),
    'Bought lately': Math.log1p(1),
    'Opened Ticket recency': 0.5,
    'plan team': 1,
    'plan free': 0,
    seats: 7,
  });
  expect(read(log, planOf(log), 1)).toMatchObject({ 'Opened Ticket recency': 0, seats: NaN });
});

const event = fc.record({
  customer: fc.constantFrom('ann', 'bob'),
  activity: fc.constantFrom('a', 'b', 'c'),
  time: fc.integer({ min: 1, max: 200 }).map((when) => when * day),
  value: fc.option(fc.integer({ min: -50, max: 50 }), { nil: undefined }),
});
const firsts: SmallEvent[] = ['a', 'b', 'c'].map((activity) => ({ customer: 'ann', activity, time: day }));

describe('nothing after the landmark leaks in', () => {
  test('whatever happens later changes nothing', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), fc.array(event, { maxLength: 30 }), (events, other) => {
        const before = [...firsts, ...events.filter(({ time }) => time < landmark)];
        const later = [...events, ...other].filter(({ time }) => time >= landmark);
        const customers = ['ann', 'bob'];
        const log = smallLog([...before, ...later], { customers });
        const cut = smallLog(before, { customers });
        for (const customer of [0, 1]) {
          expect(read(log, planOf(log), customer)).toEqual(read(cut, planOf(log), customer));
        }
      }),
    );
  });

  test('the log as it was on the day says the same', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const log: JourneyLog = {
          ...smallLog([...firsts, ...events], { until: 300 * day }),
          sources: [{ name: 'website', eventCounts: new Uint32Array(3) }],
          eventSources: {
            usual: new Uint16Array(3),
            events: new Uint32Array(),
            codes: new Uint16Array(),
          },
        };
        const plan = planOf(log);
        expect(read(log, plan)).toEqual(read(logAsOf(log, landmark), plan));
      }),
    );
  });

  test('a trait counts as it was known before the landmark, however telling its value of now', () => {
    const plan: Trait = {
      kind: 'text',
      name: 'plan',
      personal: false,
      values: ['team', 'churned'],
      codes: Uint32Array.of(2),
      history: {
        customers: Uint32Array.of(0, 0),
        since: Uint32Array.of(10 * day, landmark),
        values: Float64Array.of(1, 2),
      },
    };
    const log = { ...smallLog(firsts), traits: new Map([['plan', plan]]) };
    expect(read(log, planOf(log))).toMatchObject({ 'plan churned': 0 });
    expect(read(log, planOf(log), 0, landmark + 1)).toMatchObject({ 'plan churned': 1 });
    expect(read(log, planOf(log), 0, 9 * day)).toMatchObject({ 'plan churned': 0 });
  });
});
