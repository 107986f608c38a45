import { describe, expect, test } from 'vitest';
import { narrateEffect } from '../../src/ask/narration/narrate-effect.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { createCompany } from '../../src/demo/company.js';
import { changeEffects } from '../../src/demo/truths.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { createRandom } from '../../src/stats/random.js';
import { effect } from '../../tools/effect.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { companyLog } from '../support/company-log.js';
import { harborDefinitions } from '../support/harbor-definitions.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;

async function run(log: JourneyLog, args: ToolArguments<'effect'>, definitions: unknown) {
  const result = await effect.execute(args, toolDependencies(log, definitions));
  expect(effect.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'effect', args }, result, toolDependencies(log, definitions));
  return result;
}

describe('effect on Harbor', () => {
  const definitions = harborDefinitions();
  const logs = [31, 32].map((seed) => companyLog(createCompany({ seed, customers: 12_000 })));
  const starter = [{ trait: 'plan', is: 'starter' }];

  test('the new onboarding raised activation by what was planted', async () => {
    for (const log of logs) {
      const { data } = await run(log, { change: 'new onboarding' }, definitions);
      expect(data.journey).toBe('onboarding');
      expect(data.verdict).toBe('rose');
      expect(data.effect?.low).toBeLessThan(changeEffects.newOnboarding.activation);
      expect(data.effect?.high).toBeGreaterThan(changeEffects.newOnboarding.activation);
    }
  });

  test('a group that it moved like all others is no control group', async () => {
    const segment = [{ trait: 'device', is: 'mobile' }];
    const { data } = await run(
      logs[0],
      { change: 'new onboarding', outcome: 'activation', segment },
      definitions,
    );
    expect(data.method).toContain('Interrupted series');
    expect(data.verdict).toBe('rose');
  });

  test('the price increase raised the churn of starter plans, against all other plans', async () => {
    for (const log of logs) {
      const args = { change: 'price increase', outcome: 'churn', segment: starter };
      const { data } = await run(log, args, definitions);
      const truth = changeEffects.priceIncrease.churnWithin60Days.starter;
      expect(data.entry).toBe('Subscribed');
      expect(data.effect?.estimate).toBeGreaterThan(0);
      expect(data.unwanted).toBe(true);
      expect(data.effect?.low).toBeLessThan(truth);
      expect(data.effect?.high).toBeGreaterThan(truth);
    }
  });

  test('days without a change show no effect', async () => {
    for (const log of logs) {
      for (const at of ['2026-03-16', '2026-06-01']) {
        const { data } = await run(log, { at, outcome: 'activation' }, definitions);
        expect(data.verdict).toBe('no evidence');
      }
    }
  });

  test('every sentence is covered by the result', async () => {
    const asks: ToolArguments<'effect'>[] = [
      { change: 'new onboarding' },
      { change: 'new onboarding', outcome: 'conversion' },
      { change: 'price increase', outcome: 'churn', segment: starter },
      { change: 'price increase', outcome: 'renewal' },
      { at: '2026-10-20' },
    ];
    for (const args of asks) {
      const result = await run(logs[0], args, definitions);
      const envelope = { tool: 'effect' as const, args, as_of: '2026-10-31', receipt: '', ms: 0, ...result };
      const { headline, findings, basis } = narrateEffect(envelope);
      const { report } = checkSentences(
        [...headline, ...findings, ...basis],
        envelope,
        logs[0].activityNames,
      );
      expect(report.removed).toEqual([]);
    }
  });

  test('a change of last week is too recent, and says when it can be told', async () => {
    const { data } = await run(logs[0], { at: '2026-10-20', outcome: 'activation' }, definitions);
    expect(data.verdict).toBe('withheld');
    expect(data.withheld).toContain('2026-11-17');
  });
});

/** The share of a plan's customers who buy within days of signing up, before a change and from it on. */
interface Plan {
  readonly before: number;
  readonly after: number;
}

function shop(seed: number, plans: Readonly<Record<string, Plan>>): JourneyLog {
  const random = createRandom(seed);
  const start = Date.UTC(2026, 0, 1) / 1000;
  const change = Date.UTC(2026, 5, 1) / 1000;
  const events: SmallEvent[] = [];
  const planOf: Record<string, string> = {};
  for (const [plan, { before, after }] of Object.entries(plans)) {
    for (let index = 0; index < 1500; index++) {
      const time = Math.floor(start + random() * 240 * day);
      const customer = `${plan} ${index}`;
      planOf[customer] = plan;
      events.push({ customer, activity: 'Signed Up', time });
      if (random() < (time < change ? before : after)) {
        events.push({ customer, activity: 'Bought', time: time + Math.floor(random() * 6 * day), value: 50 });
      }
    }
  }
  return smallLog(events, { until: start + 245 * day, traits: { plan: planOf } });
}

const same = { before: 0.3, after: 0.3 };
const better = { before: 0.2, after: 0.5 };

describe('effect on a shop', () => {
  const definitions = {
    journeys: { shop: { stages: ['Signed Up', 'Bought'], within_days: 7 } },
    changes: [{ name: 'new checkout', at: '2026-06-01' }],
  };

  test('money is the outcomes won times their mean amount', async () => {
    const { data } = await run(shop(1, { starter: better }), { change: 'new checkout' }, definitions);
    expect(data.verdict).toBe('rose');
    expect(data.money?.mean_amount).toBe(50);
    expect(data.money?.worth.estimate).toBeCloseTo(
      50 * (data.effect?.estimate ?? 0) * (data.effect?.n ?? 0),
      6,
    );
  });

  test('those whom it did not touch are the control group', async () => {
    const both = shop(5, { starter: better, team: same });
    const segment = [{ trait: 'plan', is: 'starter' }];
    const { data } = await run(both, { change: 'new checkout', segment }, definitions);
    expect(data.method).toContain('Difference-in-differences');
    expect(data.effect?.low).toBeLessThan(0.3);
    expect(data.effect?.high).toBeGreaterThan(0.3);
    expect(data.verdict).toBe('rose');
    const others = await run(
      both,
      { change: 'new checkout', segment: [{ trait: 'plan', is: 'team' }] },
      definitions,
    );
    expect(others.data.verdict).toBe('no evidence');
  });

  test('where nothing changed hardly any date shows an effect', async () => {
    let seen = 0;
    const tries = 20;
    for (let seed = 1; seed <= tries; seed++) {
      const { data } = await run(shop(seed, { starter: same }), { at: '2026-06-01' }, definitions);
      if (data.verdict !== 'no evidence') seen++;
    }
    expect(seen).toBeLessThanOrEqual(4);
  });

  test('names that are wrong or missing are refused in words', async () => {
    const log = shop(1, { starter: same });
    await expect(run(log, {}, definitions)).rejects.toThrow('Known changes: new checkout');
    await expect(run(log, { change: 'new chekout' }, definitions)).rejects.toThrow(
      'Did you mean "new checkout"',
    );
    await expect(run(log, { at: '2027-01-01' }, definitions)).rejects.toThrow('is after');
    await expect(run(log, { at: '2026-06-01' }, {})).rejects.toThrow('footpath.yaml');
  });

  test('too few outcomes and too short a history give no figure', async () => {
    const few = smallLog(
      Array.from({ length: 30 }, (_, index) => ({
        customer: `c${index}`,
        activity: index % 3 === 0 ? 'Bought' : 'Signed Up',
        time: Date.UTC(2026, 4, 1) / 1000 + index * 2 * day,
      })),
    );
    const { data } = await run(few, { change: 'new checkout' }, definitions);
    expect(data.withheld).not.toBeNull();
    expect(data.effect).toBeNull();
  });
});
