import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import type { ActivityOutcome } from '../../src/journeys/outcome.js';
import { riskClock } from '../../src/journeys/risk-clock.js';
import { atRisk, riskExamples } from '../../src/journeys/risk-examples.js';
import { riskFeatures, type RiskFeatures } from '../../src/journeys/risk-features.js';
import { createRandom } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const horizon = 10 * day;
const lately = horizon;
const until = 200 * day;

/** Students of two courses, which hand in work on days of their own; some leave. */
function courses(seed: number, later: readonly SmallEvent[] = []): JourneyLog {
  const random = createRandom(seed);
  const course: Record<string, string> = {};
  const events = Array.from({ length: 240 }, (_, number) => number).flatMap((number): SmallEvent[] => {
    const customer = `student ${number}`;
    const first = number % 2 === 0;
    course[customer] = first ? 'law' : 'art';
    const leaves = random() < 0.6 ? (20 + 250 * random()) * day : Infinity;
    const handsIn = Array.from({ length: 12 }, (_nothing, work) => (first ? 20 : 14) * (work + 1) * day);
    return [
      { activity: 'Joined', time: Math.floor(1 + random() * day) },
      ...handsIn
        .filter((time) => time < leaves && time < until && random() < 0.8)
        .map((time) => ({ activity: 'Handed In', time })),
      ...(leaves < until ? [{ activity: 'Left', time: Math.floor(leaves) }] : []),
    ].map((event) => ({ ...event, customer }));
  });
  return smallLog([...events, ...later], { until: until + 60 * day, traits: { course } });
}

function described(log: JourneyLog): { features: RiskFeatures; now: Uint32Array; values: number[] } {
  const outcome: ActivityOutcome = {
    kind: 'activity',
    name: 'Left',
    codes: [log.activityNames.indexOf('Left')],
    entry: undefined,
  };
  const clock = riskClock(log, outcome);
  const now = Uint32Array.from(atRisk(log, clock, log.until));
  const features = riskFeatures(log, riskExamples(log, clock, horizon), now, {
    lately,
    withoutTraits: new Set(),
  });
  return { features, now, values: [...features.now(now).values] };
}

test('customers of one course are set against each other: what they did, and how often they left lately', () => {
  const log = logAsOf(courses(1), until);
  const { features, now } = described(log);
  const { columns } = features;
  const rate = columns.findIndex(({ kind }) => kind === 'peers');
  expect(columns[rate]).toEqual({ kind: 'peers', trait: 'course' });
  const against = columns.findIndex(
    (column) =>
      column.kind === 'against peers' && column.of.kind === 'activity' && column.of.measure === 'ever',
  );
  const compared = columns[against];
  const own = columns.findIndex(
    (column) => compared.kind === 'against peers' && JSON.stringify(column) === JSON.stringify(compared.of),
  );
  const { values, columns: width } = features.now(now);
  const trait = log.traits.get('course');
  const codes = Array.from(now, (customer) => (trait?.kind === 'text' ? trait.codes[customer] : 0));
  const mean = (rows: readonly number[], column: number) =>
    rows.reduce((sum, row) => sum + values[row * width + column], 0) / rows.length;
  const everyone = [...now.keys()];
  for (const code of [1, 2]) {
    const rows = everyone.filter((row) => codes[row] === code);
    // Twenty of the mean of all are added to a group.
    const expected = (mean(rows, own) * rows.length + 20 * mean(everyone, own)) / (rows.length + 20);
    expect(values[rows[0] * width + against]).toBeCloseTo(values[rows[0] * width + own] - expected, 9);
    // Of those of the course who were there ten days ago, who has left since.
    const before = Array.from({ length: log.customerCount }, (_, customer) => customer).filter((customer) => {
      const left = leftAt(log, customer);
      return left >= until - horizon && (trait?.kind === 'text' ? trait.codes[customer] : 0) > 0;
    });
    const share = (of: readonly number[]) => of.filter((customer) => leftAt(log, customer) < until).length;
    const peers = before.filter((customer) => trait?.kind === 'text' && trait.codes[customer] === code);
    const all = share(before) / before.length;
    expect(values[rows[0] * width + rate]).toBeCloseTo((share(peers) + 20 * all) / (peers.length + 20), 9);
  }
});

function leftAt(log: JourneyLog, customer: number): number {
  const code = log.activityNames.indexOf('Left');
  for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
    if (log.activities[event] === code) return log.times[event];
  }
  return Infinity;
}

describe('nothing after the day leaks in', () => {
  test('whatever customers and their peers do later changes nothing', () => {
    const event = fc.record({
      customer: fc.integer({ min: 0, max: 239 }).map((number) => `student ${number}`),
      activity: fc.constantFrom('Handed In', 'Left', 'Joined'),
      time: fc.integer({ min: 0, max: 59 }).map((later) => until + later * day),
    });
    const plain = described(logAsOf(courses(2), until));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (later) => {
        const other = described(logAsOf(courses(2, later), until));
        expect(other.features.columns).toEqual(plain.features.columns);
        expect(other.values).toEqual(plain.values);
        expect([...other.features.examples.values]).toEqual([...plain.features.examples.values]);
      }),
      { numRuns: 3 },
    );
  });

  test('examples of an earlier day are what was known then', () => {
    const log = logAsOf(courses(3), until);
    const { features } = described(log);
    // The last rows were looked at a horizon ago: then they were the customers of "now".
    const then = described(logAsOf(log, until - horizon));
    const width = features.columns.length;
    const last = features.examples.values.slice(-then.now.length * width);
    expect(then.features.columns).toEqual(features.columns);
    expect([...last]).toEqual(then.values);
  });
});

test('values of a trait that came up lately get no column', () => {
  const log = courses(4);
  const { traits } = log;
  const course = traits.get('course');
  if (course?.kind !== 'text') throw new Error('no course');
  // Half of the law students are in the year of 2027 from day 150 on.
  const late = Array.from(course.codes.keys()).filter((customer) => customer % 4 === 0);
  const history = {
    customers: Uint32Array.from(late.flatMap((customer) => [customer, customer])),
    since: Uint32Array.from(late.flatMap(() => [1, 150 * day])),
    values: Float64Array.from(late.flatMap(() => [1, 3])),
  };
  const codes = course.codes.map((code, customer) => (customer % 4 === 0 ? 3 : code));
  const changed = { ...course, values: ['law', 'art', 'law 2027'], codes, history };
  const { features } = described(logAsOf({ ...log, traits: new Map([['course', changed]]) }, until));
  const named = features.columns.flatMap((column) => (column.kind === 'trait' ? [column.value] : []));
  expect(named.sort()).toEqual(['art', 'law']);
});
