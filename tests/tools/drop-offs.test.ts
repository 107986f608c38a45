import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { createRandom } from '../../src/stats/random.js';
import { dropOffQuestion } from '../../tools/drop-off-funnels.js';
import { dropOffReasons } from '../../tools/drop-off-reasons.js';
import { dropOffs } from '../../tools/drop-offs.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog, type SmallEvent, type SmallLogOptions } from '../support/small-log.js';
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
    await expect(run(octoberLog(six), { at: 'Chatted' })).rejects.toThrow(
      'no step of this journey "Chatted"',
    );
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

/** 14-day funnels in which chance alone decides, save for what `lift` adds to the chance of moving on. */
function simulated(seed: number, size: number, lift: (traits: { size: number; mobile: boolean }) => number) {
  const random = createRandom(seed);
  const traits: Record<string, Record<string, string>> = { size: {}, device: {} };
  const customers = Array.from({ length: size }, (_, place) => `customer ${place}`);
  const events = customers.flatMap((customer): SmallEvent[] => {
    const start = october - 40 * day + Math.floor(random() * 40 * day);
    const kind = { size: random() < 0.5 ? 1 : 0, mobile: random() < 0.4 };
    traits.size[customer] = kind.size ? 'large' : 'small';
    traits.device[customer] = kind.mobile ? 'mobile' : 'desktop';
    const own = (activity: string, after: number) => ({
      customer,
      activity,
      time: start + Math.floor(after),
    });
    // Large companies read the docs more; reading them changes nothing.
    const readsDocs = random() < (kind.size ? 0.7 : 0.2);
    const invites = random() < 0.3;
    const moves =
      random() < 0.3 + lift(kind) + (invites ? 0.15 * Math.sign(lift({ size: 1, mobile: false })) : 0);
    return [
      own('Signed Up', 0),
      ...(readsDocs ? [own('Viewed Docs', 600 + random() * 3000)] : []),
      ...(invites ? [own('Invited Teammate', 600 + random() * 3000)] : []),
      ...Array.from({ length: 12 }, (_, place) => place)
        .filter(() => random() < 0.3)
        .map((place) => own(`Noise ${place}`, 600 + random() * 9 * day)),
      ...(moves ? [own('Subscribed', 2 * day + random() * 8 * day)] : []),
    ];
  });
  return smallLog(events, { until: october + 31 * day, traits });
}

describe('drop_offs with explain', () => {
  const why = { steps: ['Signed Up', 'Subscribed'], within_days: 14, explain: true };

  test('finds planted reasons with their strength, and not what only looks like one', async () => {
    const runs = 20;
    const found = new Map<string, number>();
    let covered = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const log = simulated(seed, 3000, ({ size, mobile }) => (size ? 0.25 : 0) - (mobile ? 0.15 : 0));
      const { data } = await run(log, why, { timezone: 'UTC' });
      for (const { what, effect, crude } of data.reasons ?? []) {
        const name = what.replace(/: .*| \d+/, '');
        found.set(name, (found.get(name) ?? 0) + 1);
        if (name === 'Invited Teammate' && effect.low <= 0.15 && effect.high >= 0.15) covered++;
        if (name === 'size') expect(Math.abs(crude.estimate)).toBeGreaterThan(0.15);
      }
    }
    for (const cause of ['Invited Teammate', 'device', 'size']) expect(found.get(cause)).toBe(runs);
    expect(covered).toBeGreaterThanOrEqual(18);
    expect(found.get('Viewed Docs') ?? 0).toBeLessThanOrEqual(1);
    // Twelve noise activities in twenty logs.
    expect(found.get('Noise') ?? 0).toBeLessThanOrEqual(4);
  });

  test('a theme that those who left had written about is a reason; one that all wrote about alike is not', () => {
    const log = simulated(1, 3000, () => 0);
    const { definitions: parsed } = toolDependencies(log, { timezone: 'UTC' });
    const question = dropOffQuestion({ log, definitions: parsed }, why);
    const funnel = question.run();
    const random = createRandom(9);
    const spoken = (share: (moved: boolean) => number) =>
      new Map(
        Array.from(funnel.levels, (level, customer) => ({ level, customer })).flatMap(
          ({ level, customer }) =>
            level > 0 && random() < share(level > 1)
              ? [[customer, funnel.times[customer * funnel.stepCount] + 600] as const]
              : [],
        ),
      );
    const themes = [
      { id: 1, name: 'crashes', firstSpoken: spoken((moved) => (moved ? 0.1 : 0.3)) },
      { id: 2, name: 'chance', firstSpoken: spoken(() => 0.2) },
    ];
    const { reasons } = dropOffReasons(log, funnel, 0, question.stepCodes, themes);
    const named = reasons.filter(({ kind }) => kind === 'theme');
    expect(named.map(({ what }) => what)).toEqual(['crashes']);
    const closed = [...funnel.levels.keys()].filter(
      (customer) => funnel.times[customer * funnel.stepCount] + funnel.within < log.until,
    );
    const moved = closed.filter((customer) => funnel.levels[customer] > 1).length / closed.length;
    const among = (mover: number, other: number) => (moved * mover) / (moved * mover + (1 - moved) * other);
    const planted = among(0.1, 0.3) - among(0.9, 0.7);
    // 99.99 % of estimates lie within twice their 95 % interval.
    const { estimate, low, high } = named[0].effect;
    expect(Math.abs(estimate - planted)).toBeLessThan(high - low);
  });

  test('the decoy would be reported if nothing were known of the customers', async () => {
    const log = simulated(7, 3000, ({ size }) => (size ? 0.25 : 0));
    const blind = { ...log, traits: new Map() };
    const { data } = await run(blind, why, { timezone: 'UTC' });
    expect(data.reasons?.map(({ what }) => what)).toContain('Viewed Docs');
  });

  test('reports a reason in at most 5 % of pure-noise logs', async () => {
    let alarms = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { data } = await run(
        simulated(seed, 400, () => 0),
        why,
        { timezone: 'UTC' },
      );
      if (data.reasons?.length) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(10);
  });

  test('too few customers: no reasons, and it says how many are needed', async () => {
    const { data, caveats } = await run(
      simulated(1, 60, () => 0.2),
      why,
      { timezone: 'UTC' },
    );
    expect(data.reasons).toEqual([]);
    expect(caveats.join()).toContain('at least 100 are needed');
  });
});
