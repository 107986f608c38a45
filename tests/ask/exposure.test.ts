import { expect, test } from 'vitest';
import { toolNameSchema, type ToolName } from '../../tools/tool-arguments.js';
import type { Catalog } from '../../src/ask/catalog.js';
import { createAuditedAsk } from '../../src/ask/audited-ask.js';
import { createAsk } from '../../src/ask/create-ask.js';
import { hideSmallGroups, isAboutPeople, namesPeople } from '../../src/ask/exposure.js';
import { namesLeftOut, withoutPeople } from '../../src/ask/without-people.js';
import { planSchema } from '../../src/ask/plan.js';
import type { Planner } from '../../src/ask/planner.js';
import type { Asker } from '../../src/asker.js';
import { noDefinitions } from '../../src/journeys/definitions.js';
import type { WorkspaceView } from '../../src/ask/workspace-view.js';
import { describeEachDatabase } from '../support/each-database.js';
import { smallLog } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const catalog: Catalog = {
  ...noDefinitions,
  customers: 0,
  events: 0,
  activities: [],
  sources: [],
  traits: [
    { name: 'plan', kind: 'text', personal: false, known: 9, values: [] },
    { name: 'email', kind: 'text', personal: true, known: 9, values: [] },
  ],
};

/** The least arguments that each tool takes. */
const leastArguments: Partial<Record<ToolName, object>> = {
  moments_of_truth: { outcome: 'churn' },
  customers: { segment: [{ did: 'A' }] },
  customer: { customer: 'ann' },
  trend: { measure: 'customers' },
  feedback_search: { about: 'price' },
  schedule_digest: { action: 'list' },
};
const people = [
  'customers',
  'customer',
  'churn_risk',
  'next_best_action',
  'feedback_themes',
  'feedback_search',
];

test.each(toolNameSchema.options)('the answers of %s', (tool) => {
  const plan = planSchema.parse({ tool, args: leastArguments[tool] ?? {} });
  expect(namesPeople(plan, catalog)).toBe(people.includes(tool));
  expect(isAboutPeople(plan, catalog)).toBe(tool === 'customer');
});

test('advice for one customer is about them', () => {
  const plan = planSchema.parse({ tool: 'next_best_action', args: { customer: 'Ann' } });
  expect(isAboutPeople(plan, catalog)).toBe(true);
});

const envelopeOf = <Name extends ToolName>(tool: Name, data: unknown) => ({
  tool,
  args: {},
  as_of: '2026-10-31',
  population: 100,
  definitions: [],
  caveats: [],
  receipt: 'fp_1',
  ms: 1,
  data,
});

test('lists of people are emptied, and the figures around them stay', () => {
  const risks = {
    outcome: 'churn',
    at_risk: 100,
    expected: 7,
    customers: [{ customer: 'c1', name: 'Ann', risk: 0.9, value: 5, reasons: [], action: null }],
  };
  const { data, caveats } = withoutPeople(envelopeOf('churn_risk', risks));
  expect(data).toEqual({ ...risks, customers: [] });
  expect(caveats).toEqual([namesLeftOut]);
  const advice = {
    actions: [{ action: 'Call', customers: 9, customers_sample: [{ customer: 'c1', name: 'Ann' }] }],
    customers: [{ customer: 'c1', name: 'Ann', stage: null, action: 'Call', uplift: null }],
  };
  expect(withoutPeople(envelopeOf('next_best_action', advice)).data).toEqual({
    actions: [{ action: 'Call', customers: 9, customers_sample: [] }],
    customers: [],
  });
  const themes = { themes: [{ name: 'price', quotes: [{ text: 'too much', customer: 'c1' }] }] };
  expect(withoutPeople(envelopeOf('feedback_themes', themes)).data).toEqual({
    themes: [{ name: 'price', quotes: [] }],
  });
});

test('what names nobody stays as it is', () => {
  const envelope = envelopeOf('drop_offs', { steps: [{ name: 'A', customers: 9 }] });
  expect(withoutPeople(envelope)).toBe(envelope);
});

test('a split by a trait that names people, and a condition on one, are about people', () => {
  const plan = (args: object) =>
    planSchema.parse({ tool: 'drop_offs', args: { steps: ['A', 'B'], ...args } });
  expect(namesPeople(plan({ breakdown: 'plan' }), catalog)).toBe(false);
  expect(namesPeople(plan({ breakdown: 'email' }), catalog)).toBe(true);
  expect(namesPeople(plan({ segment: [{ trait: 'email', is: 'ann@x.com' }] }), catalog)).toBe(true);
  expect(namesPeople(plan({ compare: { trait: 'email', values: ['a', 'b'] } }), catalog)).toBe(true);
});

test('groups of one to four are left out, at any depth, and it is said', () => {
  const group = (value: string, customers: number) => ({ value, steps: [{ name: 'A', customers }] });
  const envelope = {
    tool: 'drop_offs' as const,
    args: {},
    as_of: '2026-10-31',
    population: 100,
    definitions: [],
    caveats: ['one'],
    receipt: 'fp_1',
    ms: 1,
    data: {
      steps: [{ name: 'A', customers: 3 }],
      breakdown: [group('free', 91), group('team', 4), group('gone', 0), group('enterprise', 5)],
      compare: [{ label: 'mobile', steps: [{ name: 'A', customers: 1 }] }],
    },
  };
  const { data, caveats } = hideSmallGroups(envelope);
  expect(data).toEqual({
    steps: [{ name: 'A', customers: 3 }],
    breakdown: [group('free', 91), group('gone', 0), group('enterprise', 5)],
    compare: [],
  });
  expect(caveats).toEqual(['one', 'Groups of fewer than 5 customers are not shown.']);
});

describeEachDatabase('who asks', (database) => {
  const events = Array.from({ length: 9 }, (_, customer) =>
    ['A', 'B'].map((activity, place) => ({ customer: `c${customer}`, activity, time: 1000 * (place + 1) })),
  ).flat();
  const log = smallLog(events, {
    until: 86_400 * 90,
    traits: {
      plan: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`c${n}`, n < 3 ? 'team' : 'free'])),
    },
  });
  const view = (): WorkspaceView => ({
    ...toolDependencies(log),
    database: database(),
    catalog,
    isCustomer: () => false,
  });
  const asking = (plan: unknown) => {
    const planner: Planner = {
      plan: () => Promise.resolve({ plan: planSchema.parse(plan), confidence: 1, why: [] }),
    };
    return createAuditedAsk(
      createAsk(() => Promise.resolve(view()), planner),
      database(),
    );
  };
  const asker: Asker = { team: 'T', user: 'U1', channel: 'C1', isDirect: false, maySeePeople: false };
  const ask = (plan: unknown, who?: Asker) => asking(plan)({ question: 'q', thread: [], asker: who });
  const funnel = (more: object) => ({ tool: 'drop_offs', args: { steps: ['A', 'B'], ...more } });
  const threeTeams = funnel({ segment: [{ trait: 'plan', is: 'team' }] });

  test('who may not see people gets their number, and nothing about one of them', async () => {
    const list = { tool: 'customers', args: { segment: [{ did: 'A' }] } };
    const reply = await ask(list, asker);
    expect(JSON.stringify(reply)).toContain('9 customers match');
    expect(JSON.stringify(reply)).not.toMatch(/c\d/);
    expect(reply.isPersonal).toBeUndefined();
    await expect(ask({ tool: 'customer', args: { customer: 'c1' } }, asker)).rejects.toThrow('by name');
  });

  test('a handful of customers is not shown to them, and marked as personal for others', async () => {
    await expect(ask(threeTeams, asker)).rejects.toThrow('Fewer than 5 customers');
    expect(await ask(threeTeams, { ...asker, maySeePeople: true })).toMatchObject({ isPersonal: true });
    expect(await ask(funnel({}), asker)).not.toMatchObject({ isPersonal: true });
    expect((await ask(threeTeams)).isPersonal).toBeUndefined();
  });

  test('a split leaves out its small groups, in figures, words and table', async () => {
    const reply = await ask(funnel({ breakdown: 'plan' }), asker);
    expect(JSON.stringify(reply)).toContain('Groups of fewer than 5');
    expect(JSON.stringify(reply)).toContain('free');
    expect(JSON.stringify(reply)).not.toContain('team');
  });

  test('everything is in the audit log', async () => {
    await database().query('delete from audit_entry');
    await ask(funnel({}));
    await ask(funnel({}), { ...asker, maySeePeople: true });
    await ask(threeTeams, asker).catch(() => undefined);
    await ask({ decline: { reason: 'out_of_scope', message: 'no' } }, asker);
    const entries = await database().query(
      'select user_id, channel, reader, question, plan is not null as planned, receipt is not null as computed, outcome from audit_entry order by id',
    );
    expect(entries).toEqual([
      {
        user_id: null,
        channel: null,
        reader: 'terminal',
        question: 'q',
        planned: true,
        computed: true,
        outcome: 'answered',
      },
      {
        user_id: 'U1',
        channel: 'C1',
        reader: 'people',
        question: 'q',
        planned: true,
        computed: true,
        outcome: 'answered',
      },
      {
        user_id: 'U1',
        channel: 'C1',
        reader: 'figures',
        question: 'q',
        planned: false,
        computed: false,
        outcome: 'refused',
      },
      {
        user_id: 'U1',
        channel: 'C1',
        reader: 'figures',
        question: 'q',
        planned: true,
        computed: false,
        outcome: 'declined',
      },
    ]);
  });
});

test('a question back about which customer is personal too', () => {
  expect(
    namesPeople({ clarify: { about: 'customer', question: '?', options: ['Ann', 'Anna'] } }, catalog),
  ).toBe(true);
  expect(namesPeople({ clarify: { about: 'outcome', question: '?', options: [] } }, catalog)).toBe(false);
});
