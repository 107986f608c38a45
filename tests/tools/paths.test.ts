import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { narrate } from '../../src/ask/narration/narrate.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { paths } from '../../tools/paths.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { countSame, sequencesOf } from '../support/brute-paths.js';
import { helpdesk, publicData, sepsis, shop } from '../support/public-log.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const start = Date.UTC(2026, 9, 1) / 1000;

/** Each customer's activities, a letter each, a minute apart. */
function letterLog(journeys: Readonly<Record<string, string>>): JourneyLog {
  const events = Object.entries(journeys).flatMap(([customer, letters]) =>
    [...letters].map((activity, place): SmallEvent => ({ customer, activity, time: start + 60 * place })),
  );
  return smallLog(events, { until: start + 60 * day });
}

async function run(log: JourneyLog, args: ToolArguments<'paths'>, definitions: unknown = {}) {
  const result = await paths.execute(args, toolDependencies(log, definitions));
  expect(paths.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'paths', args }, result, toolDependencies(log, definitions));
  return result;
}

const listed = (data: Awaited<ReturnType<typeof run>>['data']) =>
  data.paths.map(({ activities, customers }) => `${activities.join('')} ${customers}`);

describe('paths', () => {
  const log = letterLog({ ann: 'abcde', bob: 'xabc', cat: 'abd', dan: 'ba', eve: 'zz' });

  test('after an activity, from the first one on, with its share and time', async () => {
    const { data, population } = await run(log, { from: 'a', length: 3 });
    expect(population).toBe(4);
    expect(listed(data)).toEqual(['abc 2', 'abd 1', 'a 1']);
    expect(data.paths[0]).toMatchObject({ median_seconds: 120, share: { estimate: 0.5, n: 4 } });
    expect(data).toMatchObject({ kind: 'after', variants: 3, coverage: { estimate: 1 } });
  });

  test('before an activity, what led to the first one', async () => {
    const { data } = await run(log, { to: 'c', length: 2 });
    expect(listed(data)).toEqual(['bc 2']);
  });

  test('before customers fall silent, what they did last', async () => {
    const file = { outcomes: { churn: { inactive_days: 10, after: 'a' } } };
    const did: Record<string, [activity: string, onDay: number][]> = {
      ann: [
        ['a', 0],
        ['b', 1],
        ['c', 2],
        ['d', 25],
      ],
      bob: [
        ['x', 0],
        ['a', 1],
        ['b', 2],
      ],
      neverBegan: [
        ['b', 0],
        ['d', 1],
      ],
      goesOn: Array.from({ length: 12 }, (_, place) => [place % 2 ? 'b' : 'a', 5 * place]),
    };
    const events = Object.entries(did).flatMap(([customer, own]) =>
      own.map(([activity, onDay]): SmallEvent => ({ customer, activity, time: start + onDay * day })),
    );
    const silent = smallLog(events, { until: start + 60 * day });
    const { data } = await run(silent, { to: 'churn', length: 2 }, file);
    expect(listed(data)).toEqual(['bc 1', 'ab 1']);
    expect(data).toMatchObject({ kind: 'before', end: 'churn', arrived: 2 });
    expect(data.patterns).toBeUndefined();
    await expect(run(silent, { from: 'churn' }, file)).rejects.toThrow(
      '"churn" is inactivity; here an activity',
    );
  });

  test('between two, from the last start before arriving', async () => {
    const { data, population } = await run(letterLog({ ann: 'axaybzb', bob: 'ab', cat: 'ba', dan: 'b' }), {
      from: 'a',
      to: 'b',
    });
    expect(population).toBe(3);
    expect(data).toMatchObject({ entered: 3, arrived: 2 });
    expect(listed(data)).toEqual(['ayb 1', 'ab 1']);
  });

  test('all stretches of a length, each customer once', async () => {
    const { data } = await run(letterLog({ ann: 'ababa', bob: 'ab' }), { length: 2 });
    expect(listed(data)).toEqual(['ab 2', 'ba 1']);
    expect(data.edges).toMatchObject([
      { from: 'a', to: 'b', customers: 2, transitions: 3 },
      { from: 'b', to: 'a', customers: 1, transitions: 2 },
    ]);
  });

  test('of a period and a segment', async () => {
    const events = ['2026-10-01', '2026-10-05', '2026-10-09'].map((date, place) => ({
      customer: `c${place}`,
      activity: 'a',
      time: Date.parse(date) / 1000 + 10,
    }));
    const dated = smallLog(events, { traits: { plan: { c0: 'free', c1: 'free', c2: 'team' } } });
    const { population } = await run(dated, {
      from: 'a',
      period: { from: '2026-10-05' },
      segment: [{ trait: 'plan', is: 'free' }],
    });
    expect(population).toBe(1);
  });

  test('an unknown activity is refused with what is near', async () => {
    await expect(run(letterLog({ ann: 'ab' }), { from: 'Q' })).rejects.toThrow('There is no activity "Q"');
  });

  test('names of any kind, and a log without a path', async () => {
    const names = ['__proto__', '<b>', 'ب', '🎉'.repeat(100)];
    const odd = smallLog(names.map((activity, place) => ({ customer: 'c', activity, time: start + place })));
    const { data } = await run(odd, {});
    expect(data.paths[0].activities).toEqual(names);
    expect((await run(odd, { from: '🎉'.repeat(100), to: '__proto__' })).data).toMatchObject({
      arrived: 0,
      paths: [],
    });
  });

  const anyLog = fc
    .array(fc.stringMatching(/^[abc]{0,7}$/), { minLength: 1, maxLength: 12 })
    .map((all) => letterLog(Object.fromEntries(all.map((letters, place) => [`c${place}`, `${letters}d`]))));

  test('variants and what follows what are those of a plain count', async () => {
    await fc.assert(
      fc.asyncProperty(anyLog, async (any) => {
        const { data } = await run(any, { limit: 100 });
        const sequences = sequencesOf(any);
        expect(
          data.paths.map(({ activities, customers }) => [JSON.stringify(activities), customers]),
        ).toEqual(countSame(sequences));
        const pairs = sequences.flatMap((own) => own.slice(1).map((to, place) => [own[place], to]));
        const counted = new Map(countSame(pairs));
        expect(
          new Map(data.edges.map(({ from, to, transitions }) => [JSON.stringify([from, to]), transitions])),
        ).toEqual(counted);
      }),
      { numRuns: 60 },
    );
  });

  test('counts are those of drop_offs', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyLog,
        fc.constantFrom('a', 'b', 'd'),
        fc.constantFrom('b', 'c', 'd'),
        async (any, from, to) => {
          if (from === to || !any.activityNames.includes(from) || !any.activityNames.includes(to)) return;
          const funnel = await dropOffs.execute({ steps: [from, to] }, toolDependencies(any));
          const { data, population } = await run(any, { from, to, limit: 100 });
          const [first, second] = funnel.data.steps;
          expect([population, data.arrived]).toEqual([first.customers, second.customers]);
          expect(data.paths.reduce((sum, { customers }) => sum + customers, 0)).toBe(second.customers);
          expect((await run(any, { from })).population).toBe(first.customers);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(!existsSync(publicData))('paths of public logs', () => {
  // 846 variants and Leucocytes → CRP 1,778: ../shared/data/README.md; the three most common as in the event log's own
  // column `Variant`.
  test('sepsis', async () => {
    const { data } = await run(sepsis(), { limit: 1000 });
    expect(data).toMatchObject({ variants: 846, coverage: { estimate: 1, n: 1050 } });
    expect(data.paths).toHaveLength(846);
    expect(data.edges.find(({ from, to }) => from === 'Leucocytes' && to === 'CRP')?.transitions).toBe(1778);
    expect(data.edges.reduce((sum, { transitions }) => sum + transitions, 0)).toBe(15_214 - 1050);
  });

  test('helpdesk', async () => {
    const log = helpdesk();
    const { data } = await run(log, { limit: 3 });
    expect(data.variants).toBe(226);
    expect(data.paths.map(({ activities, customers }) => [JSON.stringify(activities), customers])).toEqual(
      countSame(sequencesOf(log)).slice(0, 3),
    );
    expect(data.edges.reduce((sum, { transitions }) => sum + transitions, 0)).toBe(21_348 - 4580);
  });

  // Shares of sessions as in ../shared/data/README.md; the log's own sessions are those that 30 minutes part.
  test('shop: what goes before the loss of a purchase', async () => {
    const result = await run(shop(), { to: 'purchase' });
    const patterns = result.data.patterns;
    expect(patterns).toMatchObject({ unit: 'visit', compared: 3605, came: 470 });
    // What went wrong by its name stands first, the worst before the others.
    expect(patterns?.seen.slice(0, 3)).toMatchObject([
      { activity: 'payment_error', trouble: true, after: 'payment_details', kept: true },
      { activity: 'checkout_bug', trouble: true, after: 'shipping_details', kept: false },
      { activity: 'error_page', trouble: true, kept: false },
    ]);
    const seen = (activity: string) => patterns?.seen.find((row) => row.activity === activity);
    expect(seen('payment_details')?.reached.estimate).toBeCloseTo(0.744, 3);
    expect(seen('payment_error')?.reached.estimate).toBeCloseTo(0.116, 3);
    expect(seen('checkout_bug')).toMatchObject({ only: { trait: 'platform', value: 'mobile' } });
    expect(seen('checkout_bug')?.reached).toMatchObject({ estimate: 9 / 32, n: 32 });
    expect(seen('checkout_bug')?.others).toMatchObject({ estimate: 117 / 229, n: 229 });
    expect(seen('error_page')?.reached.estimate).toBeCloseTo(0.161, 3);
    const share = (wanted: string) => patterns?.traits.find(({ value }) => value === wanted)?.reached;
    expect(share('mobile')?.estimate).toBeCloseTo(0.097, 3);
    expect(share('desktop')).toMatchObject({ estimate: 277 / 1890, n: 1890 });
    const error = patterns?.contrasts.find(({ activities }) => activities.at(-1) === 'payment_error');
    expect(error).toMatchObject({ activities: ['payment_details', 'payment_error'], direction: 'negative' });
    expect(error?.rate_ratio.high).toBeLessThan(0.5);

    // It is told first, and the ledger leaves every sentence whole.
    const envelope = {
      tool: 'paths',
      args: { to: 'purchase' },
      as_of: '2024-06-29',
      receipt: '',
      ms: 0,
    } as const;
    const told = { ...envelope, ...result };
    const { headline, findings } = narrate(told);
    expect(headline[1]).toBe(
      'What went wrong in visits: payment_error (11.6% of such visits come to purchase), checkout_bug (28.1%, with platform mobile alone) and error_page (16.1%).',
    );
    expect(findings.slice(1, 4).join(' ')).toMatch(/payment_error.*checkout_bug.*chance.*error_page.*chance/);
    expect(findings.join(' ')).toMatch(/By platform: .*desktop 14\.7%.*mobile 9\.7%/);
    expect(checkSentences([...headline, ...findings], told, shop().activityNames).report.removed).toEqual([]);
  });
});
