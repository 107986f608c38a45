import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.js';
import { dropOffQuestion } from '../../tools/drop-off-funnels.js';
import { dropOffReasons } from '../../tools/drop-off-reasons.js';
import { dropOffs } from '../../tools/drop-offs.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const october = Date.UTC(2026, 9, 1) / 1000;

async function run(log: ReturnType<typeof smallLog>, args: ToolArguments<'drop_offs'>, file: unknown) {
  const dependencies = { ...toolDependencies(log, file), database: databaseWithoutFeedback };
  const result = await dropOffs.execute(args, dependencies);
  expect(dropOffs.output.parse(result.data)).toEqual(result.data);
  return result;
}

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

  test('kinds that can’t move on at all are set apart; a trait that was set with the outcome is left out', async () => {
    const log = simulated(3, 3000, ({ size, mobile }) => (mobile ? -1 : 0) + (size ? 0.25 : 0));
    const { data: before } = await run(log, why, { timezone: 'UTC' });
    const device = log.traits.get('device');
    const isMobile = (code: number) => device?.kind === 'text' && device.values[code - 1] === 'mobile';
    const codesOf = device?.kind === 'text' ? [...device.codes] : [];
    const mobile = codesOf.filter(isMobile).length;
    expect(before.explained?.never).toEqual([{ what: 'device: mobile', customers: mobile }]);
    const named = (before.reasons ?? []).map(({ what }) => what);
    expect(named.filter((what) => what.startsWith('device'))).toEqual([]);
    expect(named).toContain('size: small');
    const invited = before.reasons?.find(({ what }) => what === 'Invited Teammate')?.effect;
    // Among those who can move on the planted 0.15 is found whole.
    expect(invited?.low).toBeLessThan(0.15);
    expect(invited?.high).toBeGreaterThan(0.15);

    const subscribed = log.activityNames.indexOf('Subscribed');
    const codes = Uint32Array.from({ length: log.customerCount }, (_, customer) =>
      log.activities.subarray(log.offsets[customer], log.offsets[customer + 1]).includes(subscribed) ? 2 : 1,
    );
    const history = { customers: new Uint32Array(), since: new Uint32Array(), values: new Float64Array() };
    const status = {
      kind: 'text' as const,
      name: 'status',
      personal: false,
      codes,
      values: ['new', 'won'],
      history,
    };
    const { data, caveats } = await run(
      { ...log, traits: new Map([...log.traits, ['status', status]]) },
      why,
      {
        timezone: 'UTC',
      },
    );
    expect(data.explained?.leaks).toEqual([expect.objectContaining({ trait: 'status', why: 'tells' })]);
    expect(data.reasons).toEqual(before.reasons);
    expect(caveats.join()).toContain('The trait status gives away who moved on');
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
