import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { dropOffs } from '../../tools/drop-offs.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog, type SmallEvent, type SmallLogOptions } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const october = Date.UTC(2026, 9, 1) / 1000;
const definitions = {
  timezone: 'UTC',
  journeys: { trial: { stages: ['Signed Up', 'Started Trial', 'Subscribed'], within_days: 10 } },
  terms: { buyers: [{ did: 'Subscribed' }] },
};

/** `customer: {activity: day of October …}` */
function octoberLog(journeys: Record<string, Record<string, number>>, options: SmallLogOptions = {}) {
  const events: SmallEvent[] = Object.entries(journeys).flatMap(([customer, did]) =>
    Object.entries(did).map(([activity, when]) => ({ customer, activity, time: october + (when - 1) * day })),
  );
  return smallLog(events, { until: october + 31 * day, ...options });
}

async function run(
  log: ReturnType<typeof smallLog>,
  args: ToolArguments<'drop_offs'> = {},
  file: unknown = definitions,
) {
  const dependencies = { ...toolDependencies(log, file), database: databaseWithoutFeedback };
  const result = await dropOffs.execute(args, dependencies);
  expect(dropOffs.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'drop_offs', args }, result, dependencies);
  return result;
}

const six = {
  ann: { 'Signed Up': 1, 'Started Trial': 2, Subscribed: 5 },
  bob: { 'Signed Up': 1, 'Started Trial': 4 },
  cat: { 'Signed Up': 2 },
  dan: { 'Signed Up': 3, 'Started Trial': 20 },
  eve: { 'Signed Up': 28, 'Started Trial': 29 },
  fay: { 'Signed Up': 30 },
  guy: { 'Started Trial': 4, Subscribed: 5 },
};

describe('drop_offs', () => {
  test('counts reached, lost and in play; a late step and a missing first step count as not there', async () => {
    const { data, population, definitions: used } = await run(octoberLog(six));
    const counts = data.steps.map(({ name, customers, lost, in_play }) => [name, customers, lost, in_play]);
    expect(counts).toEqual([
      ['Signed Up', 6, 2, 1],
      ['Started Trial', 3, 1, 1],
      ['Subscribed', 1, 0, 0],
    ]);
    expect(population).toBe(6);
    expect(used).toEqual(['trial@3']);
    expect(data.worst).toEqual({ from: 'Signed Up', to: 'Started Trial', lost: 2 });
    expect(data.steps.map((step) => step.median_seconds)).toEqual([null, day, 3 * day]);
  });

  test('rates wait for open windows instead of calling them lost', async () => {
    const { data, caveats } = await run(octoberLog(six));
    // Three moved on within 1, 1 and 3 days; fay has been watched for 2 days; cat and dan were lost.
    // Product limit: (1 − 2/6) · (1 − 1/3) = 4/9 not moved on.
    expect(data.steps[1].from_previous.estimate).toBeCloseTo(5 / 9, 12);
    expect(caveats.join()).toContain('2 customers are still in play');
  });

  test('closed windows give the plain rate with Wilson', async () => {
    const { data } = await run(octoberLog(six), { period: { from: '2026-10-01', to: '2026-10-11' } });
    expect(data.steps[1].from_start).toEqual(wilsonInterval(2, 4));
    expect(data.steps[2].from_previous).toEqual(wilsonInterval(1, 2));
  });

  test('an inclusive window, in days and fractions', async () => {
    const log = octoberLog({ ann: { 'Signed Up': 1, 'Started Trial': 2.5 } });
    const reached = async (within_days: number) =>
      (await run(log, { steps: ['Signed Up', 'Started Trial'], within_days })).data.steps[1].customers;
    expect(await reached(1.5)).toBe(1);
    expect(await reached(1.49)).toBe(0);
  });

  test('a breakdown sums to the total, with unknown values apart', async () => {
    const device = { ann: 'mobile', bob: 'mobile', cat: 'desktop', dan: 'desktop', eve: 'desktop' };
    const { data } = await run(octoberLog(six, { traits: { device } }), { breakdown: 'device' });
    expect(
      data.breakdown?.map(({ value, steps }) => [value, ...steps.map((step) => step.customers)]),
    ).toEqual([
      ['desktop', 3, 1, 0],
      ['mobile', 2, 2, 1],
      ['unknown', 1, 0, 0],
    ]);
    data.steps.forEach((step, place) => {
      for (const field of ['customers', 'lost', 'in_play'] as const) {
        const sum = data.breakdown?.reduce((total, row) => total + row.steps[place][field], 0);
        expect(sum).toBe(step[field]);
      }
    });
  });

  test('compares two values of a trait and two periods of entry', async () => {
    const device = { ann: 'mobile', bob: 'mobile', cat: 'desktop', dan: 'desktop' };
    const byDevice = await run(octoberLog(six, { traits: { device } }), {
      compare: { trait: 'device', values: ['mobile', 'desktop'] },
    });
    expect(
      byDevice.data.compare?.map(({ label, steps }) => [label, steps[1].customers, steps[0].customers]),
    ).toEqual([
      ['mobile', 2, 2],
      ['desktop', 0, 2],
    ]);
    expect(byDevice.data.differences?.[1].from_start.estimate).toBe(1);
    const byPeriod = await run(octoberLog(six), {
      compare: 'previous_period',
      period: { from: '2026-10-03', to: '2026-10-05' },
    });
    expect(byPeriod.data.compare?.map(({ label, steps }) => [label, steps[0].customers])).toEqual([
      ['2026-10-03 to 2026-10-04', 1],
      ['2026-10-01 to 2026-10-02', 3],
    ]);
  });

  test('leaves out who did something excluded in between', async () => {
    const journeys = {
      ann: { 'Signed Up': 1, Chatted: 2, Subscribed: 3 },
      bob: { 'Signed Up': 1, Subscribed: 3, Chatted: 4 },
      cat: { 'Signed Up': 1 },
      dan: { 'Signed Up': 1, Chatted: 25 },
    };
    const { data } = await run(octoberLog(journeys), {
      steps: ['Signed Up', 'Subscribed'],
      exclude: ['Chatted'],
    });
    expect(data.excluded).toBe(1);
    expect(data.steps.map((step) => step.customers)).toEqual([3, 1]);
    await expect(
      run(octoberLog(journeys), { steps: ['Signed Up', 'Chatted'], exclude: ['Chatted'] }),
    ).rejects.toThrow('"Chatted" is a step');
  });

  test('takes segments by trait, behaviour, term and stage', async () => {
    const log = octoberLog(six, { traits: { mrr: { ann: 10, bob: 500 } } });
    const entered = async (segment: ToolArguments<'drop_offs'>['segment']) =>
      (await run(log, { segment })).data.steps[0].customers;
    expect(await entered([{ trait: 'mrr', at_least: 11 }])).toBe(1);
    expect(await entered([{ trait: 'mrr', is_not: 500 }])).toBe(5);
    expect(await entered([{ did_not: 'Started Trial' }])).toBe(2);
    expect(await entered([{ did: 'Started Trial', period: { from: '2026-10-20' } }])).toBe(2);
    expect(await entered([{ did: 'Signed Up', within_days: 4 }])).toBe(2);
    expect(await entered([{ term: 'buyers' }])).toBe(1);
    expect(await entered([{ stage: 'Signed Up' }])).toBe(1);
    expect(await entered([{ lost_at: 'Signed Up', journey: 'trial' }])).toBe(2);
  });

  test('refuses names that are not there, and says what comes close', async () => {
    await expect(run(octoberLog(six), { steps: ['Signed Up', 'Subscribd'] })).rejects.toThrow(
      'There is no activity "Subscribd". Did you mean "Subscribed"?',
    );
    await expect(run(octoberLog(six), { journey: 'trail' })).rejects.toThrow('Did you mean "trial"?');
    await expect(run(octoberLog(six), { breakdown: 'device' })).rejects.toThrow('no trait "device"');
    await expect(run(octoberLog(six), { journey: 'trial', at: 'Chatted' })).rejects.toThrow(
      'no step of this journey "Chatted". Known: "Signed Up", "Started Trial", "Subscribed".',
    );
  });

  test('where they leave from may be a stage of another journey, or an activity that reaches one', async () => {
    const later = {
      stages: ['Started Trial', { name: 'paid', any_of: ['Subscribed'] }, 'Renewed'],
      within_days: 10,
    };
    const file = { ...definitions, journeys: { ...definitions.journeys, later } };
    const { data } = await run(octoberLog(six), { at: 'paid' }, file);
    expect(data.journey).toBe('later');
    expect(data.at).toEqual({ from: 'paid', to: 'Renewed', lost: 2 });
    expect((await run(octoberLog(six), { journey: 'later', at: 'Subscribed' }, file)).data.at).toEqual(
      data.at,
    );
    expect((await run(octoberLog(six), { at: 'Started Trial' }, file)).data.journey).toBe('trial');
  });

  test('an activity of the definitions that nobody did yet is a step of 0', async () => {
    const file = { journeys: { trial: { stages: ['Signed Up', 'Never Done'], within_days: 10 } } };
    const { data } = await run(octoberLog(six), {}, file);
    expect(data.steps.map((step) => step.customers)).toEqual([6, 0]);
  });

  test('an empty log gives zeros, not errors', async () => {
    const { data } = await run(smallLog([]));
    expect(data.steps.map((step) => step.customers)).toEqual([0, 0, 0]);
    expect(data.worst).toBeNull();
  });
});
