import { describe, expect, test } from 'vitest';
import { narrateNextBestAction } from '../../src/ask/narration/narrate-next-best-action.js';
import { checkSentences } from '../../src/ask/ledger.js';
import { createCompany } from '../../src/demo/company.js';
import { actionEffects } from '../../src/demo/truths.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { createRandom } from '../../src/stats/random.js';
import { nextBestAction } from '../../tools/next-best-action.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { companyLog } from '../support/company-log.js';
import { harborDefinitions } from '../support/harbor-definitions.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { expectWholeWords } from '../support/whole-words.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;

async function run(log: JourneyLog, args: ToolArguments<'next_best_action'>, definitions: unknown) {
  const result = await nextBestAction.execute(args, toolDependencies(log, definitions));
  expect(nextBestAction.output.parse(result.data)).toEqual(result.data);
  expectWholeWords({ tool: 'next_best_action', args }, result, toolDependencies(log, definitions));
  return result;
}

describe('next_best_action on Harbor', () => {
  const definitions = harborDefinitions();
  const log = companyLog(createCompany({ seed: 204, customers: 12_000 }));

  test('what each action does to conversion lies in its interval', async () => {
    const { data } = await run(log, { outcome: 'conversion' }, definitions);
    const { conversion } = actionEffects;
    for (const { action, uplift, evidence, entry } of data.actions) {
      expect(evidence).toContain('control group');
      expect(entry).toBe('Started Trial');
      const truth = Object.entries(conversion).find(([name]) => name === action)?.[1].all ?? NaN;
      // Two of a hundred intervals in four may miss; 3.3 standard errors do not.
      const reach = (((uplift?.high ?? 0) - (uplift?.low ?? 0)) / 2 / 1.96) * 3.3;
      expect(Math.abs((uplift?.estimate ?? 9) - truth)).toBeLessThan(reach);
    }
    const guide = data.actions.find(({ action }) => action === 'Sent Setup Guide');
    expect(guide?.verdict).toBe('helps');
    expect(guide?.customers).toBeGreaterThan(0);
    expect(data.actions.find(({ action }) => action === 'Gave Discount')?.verdict).toBe('no evidence');
    expect(data.candidates).toBe(
      data.without_advice + data.actions.reduce((sum, { customers }) => sum + customers, 0),
    );
  });

  test('churn is to be lowered, and an action never given to payers is not judged', async () => {
    const { data } = await run(log, { outcome: 'churn' }, definitions);
    expect(data.aim).toBe('lower');
    const called = data.actions.find(({ action }) => action === 'Called Customer');
    expect(called?.entry).toBe('Subscribed');
    expect(called?.uplift?.low).toBeLessThan(-actionEffects.churn['Called Customer']);
    expect(called?.uplift?.high).toBeGreaterThan(-actionEffects.churn['Called Customer']);
    expect(data.actions.find(({ action }) => action === 'Offered Demo')?.evidence).toBe('too few');
  });

  test('every sentence is covered by the result', async () => {
    const small = companyLog(createCompany({ seed: 8, customers: 5000 }));
    const { customers } = (await run(small, { outcome: 'conversion' }, definitions)).data;
    const [{ customer }] = customers;
    const asks = [{}, { customer }, { outcome: 'churn', limit: 2 }];
    for (const args of asks) {
      const result = await run(small, args, definitions);
      const envelope = {
        tool: 'next_best_action' as const,
        args,
        as_of: '2026-10-31',
        receipt: '',
        ms: 0,
        ...result,
      };
      const { headline, findings, basis } = narrateNextBestAction(envelope);
      const { report } = checkSentences([...headline, ...findings, ...basis], envelope, small.activityNames);
      expect(report.removed).toEqual([]);
    }
  });
});

/** Customers with a size; the team calls the large ones more often, who buy more often anyway. */
function shop(seed: number, effect: number): JourneyLog {
  const random = createRandom(seed);
  const start = Date.UTC(2026, 0, 1) / 1000;
  const events: SmallEvent[] = [];
  const size: Record<string, string> = {};
  for (let index = 0; index < 1600; index++) {
    const customer = `c${index}`;
    const large = random() < 0.4;
    size[customer] = large ? 'large' : 'small';
    const time = Math.floor(start + random() * 150 * day);
    events.push({ customer, activity: 'Signed Up', time });
    const called = random() < (large ? 0.5 : 0.15);
    if (called) events.push({ customer, activity: 'Called', time: time + Math.floor((1 + random()) * day) });
    if (random() < (large ? 0.5 : 0.2) + (called ? effect : 0)) {
      events.push({ customer, activity: 'Bought', time: time + Math.floor((3 + 10 * random()) * day) });
    }
  }
  return smallLog(events, { until: start + 152 * day, traits: { size } });
}

describe('next_best_action on a shop', () => {
  const definitions = {
    journeys: { shop: { stages: ['Signed Up', 'Bought'], within_days: 20 } },
    outcomes: { sale: { did: 'Bought' } },
    actions: { Called: 'actionable' },
  };

  test('what the team chose by is allowed for', async () => {
    let found = 0;
    for (let seed = 1; seed <= 6; seed++) {
      const { data } = await run(shop(seed, 0), {}, definitions);
      expect(data.actions[0].crude?.low).toBeGreaterThan(0);
      if (data.actions[0].verdict !== 'no evidence') found++;
    }
    expect(found).toBeLessThanOrEqual(1);
    const { data } = await run(shop(9, 0.2), {}, definitions);
    expect(data.actions[0].verdict).toBe('helps');
    expect(data.actions[0].uplift?.low).toBeLessThan(0.2);
    expect(data.actions[0].uplift?.high).toBeGreaterThan(0.2);
    expect(data.customers.every(({ action }) => action === 'Called')).toBe(true);
  });

  test('without actions, outcomes or history it says what is missing', async () => {
    const log = shop(1, 0);
    expect((await run(log, {}, { ...definitions, actions: {} })).data.withheld).toContain('`actions:`');
    expect((await run(log, {}, { ...definitions, outcomes: {} })).data.withheld).toContain('`outcomes:`');
    const few = smallLog([{ customer: 'c1', activity: 'Signed Up', time: 1_700_000_000 }]);
    const { data } = await run(few, {}, definitions);
    expect(data.actions.map(({ evidence }) => evidence)).toEqual(['too few']);
    expect(data.actions[0].verdict).toBe('no evidence');
  });

  test('an unknown customer or outcome is refused', async () => {
    await expect(run(shop(1, 0), { customer: 'nobody' }, definitions)).rejects.toThrow(
      'no customer "nobody"',
    );
    await expect(run(shop(1, 0), { outcome: 'sales' }, definitions)).rejects.toThrow('Did you mean "sale"');
  });

  test('who is drawn by lot must be declared in words that exist', async () => {
    const byLot = { Called: { by_lot: [{ trait: 'sizes', is: 'large' }] } };
    await expect(run(shop(1, 0), {}, { ...definitions, actions: byLot })).rejects.toThrow(
      'Did you mean "size"',
    );
  });
});
