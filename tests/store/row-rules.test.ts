import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAsk } from '../../src/ask/create-ask.js';
import { planSchema } from '../../src/ask/plan.js';
import { createWorkspaceViews } from '../../src/ask/workspace-view.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { textAt } from '../../src/journeys/text-column.js';
import { silentProgress } from '../../src/progress.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { enforceRowRules, readerDatabase } from '../../src/store/row-rules.js';
import { describeEachDatabase } from '../support/each-database.js';
import { harborDefinitions } from '../support/harbor-definitions.js';

const options = { timezone: 'UTC', progress: silentProgress };

describeEachDatabase('row rules', (database) => {
  let folder: string;
  let whole: JourneyLog;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'footpath-rows-'));
    await loadDemo(database(), { folder, seed: 5, customers: 150 });
    await enforceRowRules(
      database(),
      new Map([
        ['sales', [{ trait: 'country', values: ['NL', 'DE'] }]],
        [
          'small agencies',
          [
            { trait: 'industry', values: ['agency'] },
            { trait: 'company_size', values: ['1-10', '11-50'] },
          ],
        ],
      ]),
    );
    whole = (await loadJourneyLog(database(), options)).log;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const valueOf = (trait: string, customer: number) => {
    const found = whole.traits.get(trait);
    if (found?.kind !== 'text') throw new Error(`${trait} is no text`);
    return found.codes[customer] === 0 ? '' : found.values[found.codes[customer] - 1];
  };
  /** Key of each customer whom a filter of the whole log lets pass, with the number of their events. */
  const expected = (passes: (customer: number) => boolean) =>
    Array.from(whole.customerKeys, (key, customer) => ({ key, customer }))
      .filter(({ customer }) => passes(customer))
      .map(({ key, customer }) => [key, whole.offsets[customer + 1] - whole.offsets[customer]]);
  const held = ({ customerKeys, offsets }: JourneyLog) =>
    Array.from(customerKeys, (key, customer) => [key, offsets[customer + 1] - offsets[customer]]);
  const logOf = async (reader: string) =>
    (await loadJourneyLog(readerDatabase(database(), reader), options)).log;

  test('the log of a reader holds the customers whose traits are so now, and all of their events', async () => {
    const sales = expected((customer) => ['NL', 'DE'].includes(valueOf('country', customer)));
    expect(sales.length).toBeGreaterThan(10);
    expect(sales.length).toBeLessThan(whole.customerCount);
    expect(held(await logOf('sales'))).toEqual(sales);
    const agencies = expected(
      (customer) =>
        valueOf('industry', customer) === 'agency' &&
        ['1-10', '11-50'].includes(valueOf('company_size', customer)),
    );
    expect(held(await logOf('small agencies'))).toEqual(agencies);
  });

  test('who is unknown sees nobody', async () => {
    expect((await logOf('strangers')).customerCount).toBe(0);
  });

  test('PostgreSQL holds every statement to them, whatever it asks for', async () => {
    const reader = readerDatabase(database(), 'sales');
    const count = async (from: string) =>
      (await reader.query<{ count: number }>(`select count(*)::int as count from ${from}`))[0].count;
    const customers = await count('(select distinct customer_id from profile) as own');
    expect(customers).toBe((await logOf('sales')).customerCount);
    for (const table of ['identifier', 'trait_value', 'event', 'feedback']) {
      const seen = await count(table);
      const all = await database().query<{ count: number }>(`select count(*)::int as count from ${table}`);
      expect(seen).toBeGreaterThan(0);
      expect(seen).toBeLessThan(all[0].count);
      expect(await count(`${table} where profile_id not in (select id from profile)`)).toBe(0);
    }
    for (const kept of [
      'receipt',
      'audit_entry',
      'slack_question',
      'slack_installation',
      'row_rule',
      'prediction',
    ]) {
      await expect(count(kept)).rejects.toThrow('permission denied');
    }
    await expect(reader.query('select record from quarantine')).rejects.toThrow('permission denied');
    await expect(reader.query('delete from event')).rejects.toThrow('permission denied');
    await expect(reader.query("update trait_value set value = 'NL'")).rejects.toThrow('permission denied');
    expect((await database().query('select current_user as is'))[0]).not.toEqual({ is: 'footpath_reader' });
  });

  test('a customer comes and goes with the trait, and the answers with them', async () => {
    const [moved] = expected((customer) => valueOf('country', customer) === 'NL');
    const was = await database().query<{ id: number }>('select id from trait where name = $1', ['country']);
    await database().query(
      'insert into trait_value (profile_id, trait_id, since, value) values ($1, $2, now(), $3)',
      [moved[0], was[0].id, 'FR'],
    );
    expect(held(await logOf('sales')).map(([key]) => key)).not.toContain(moved[0]);
  });

  test('a question is answered from the rows of who asks alone, and kept where they can’t read', async () => {
    const definitions = harborDefinitions();
    const view = createWorkspaceViews(
      {
        folder,
        database: database(),
        definitions,
        versions: new Map(),
        warnings: [],
        log: async () => (await loadJourneyLog(database(), options)).log,
        refresh: () => Promise.resolve(),
        close: () => Promise.resolve(),
      },
      createFeedbackReader(),
      silentProgress,
    );
    const plan = planSchema.parse({
      tool: 'customers',
      args: { segment: [{ did: 'Signed Up' }], limit: 200 },
    });
    const planner = { plan: () => Promise.resolve({ plan, confidence: 1, why: [] }) };
    const asker = { team: 'T', user: 'U', channel: 'D', isDirect: true, maySeePeople: true, role: 'sales' };
    const reply = await createAsk(view, planner)({ question: 'q', thread: [], asker });
    const log = await logOf('sales');
    const mine = new Set(Array.from(log.customerKeys, (_, customer) => textAt(log.customerIds, customer)));
    if (reply.kind !== 'answer') throw new Error('no answer');
    const named = JSON.stringify(reply.answer.envelope.data).match(/cus_\d+/g) ?? [];
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((id) => !mine.has(id))).toEqual([]);
    const kept = await database().query('select 1 from receipt where id = $1', [
      reply.answer.envelope.receipt,
    ]);
    expect(kept).toHaveLength(1);
  });

  test('a rule on a trait that is not there is refused', async () => {
    const rules = new Map([['x', [{ trait: 'continent', values: ['EU'] }]]]);
    await expect(enforceRowRules(database(), rules)).rejects.toThrow('continent');
  });
});
