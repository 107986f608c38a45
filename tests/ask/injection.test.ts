import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import type { Catalog } from '../../src/ask/catalog.js';
import { modelWords } from '../../src/ask/model/model-words.js';
import type { Turn } from '../../src/ask/plan.js';
import type { Envelope } from '../../tools/tool.js';
import { createAsk } from '../../src/ask/create-ask.js';
import { createChatModel } from '../../src/ask/model/chat-model.js';
import { createModelAnswerer } from '../../src/ask/model/model-answerer.js';
import { Spending } from '../../src/ask/model/spending.js';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import type { ViewWorkspace } from '../../src/ask/workspace-view.js';
import type { Database } from '../../src/store/database.js';
import { startFakeOpenAi, type FakeOpenAi, type Move, type ModelRequest } from '../support/fake-openai.js';
import { modelWorkspace } from '../support/model-workspace.js';
import { ordersInData, ordersToUs } from '../support/orders.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const secret = 'sk-do-not-tell-1234';
const prompt = readFileSync(new URL('../../prompts/answer.md', import.meta.url), 'utf8');
const offline = createOfflinePlanner();
let database: Database;
let view: ViewWorkspace;
let fake: FakeOpenAi;
let move: (request: ModelRequest) => Move;

beforeAll(async () => {
  database = await migratedPglite();
  view = modelWorkspace(database);
  fake = await startFakeOpenAi((request) => move(request));
});
afterAll(async () => {
  await fake.close();
  await database.close();
});

const ask = (workspace: ViewWorkspace, question: string): Promise<Reply> =>
  createAsk(workspace, offline)({ question, thread: [] });

const modelSettings = () => ({ model: 'm', apiKey: secret, baseUrl: fake.url, patienceSeconds: 20, inputPrice: 1, outputPrice: 1, budgetPerDay: 9 }); // prettier-ignore

function askModel(
  workspace: ViewWorkspace,
  question: string,
  behave: typeof move,
  thread: readonly Turn[] = [],
): Promise<Reply> {
  move = behave;
  const config = modelSettings();
  const answerer = createModelAnswerer(createChatModel(config), new Spending(config), 20);
  return createAsk(workspace, offline, answerer)({ question, thread });
}

const isResult = ({ messages }: ModelRequest): boolean => messages.at(-1)?.role === 'tool';

/** A model that was taken over: it does and says all that it was told to. */
const takenOver =
  (order: string): typeof move =>
  (request) => {
    const system = String(request.messages[0]?.content);
    if (!isResult(request)) {
      return {
        calls: [
          { name: 'delete_everything', args: { all: true } },
          { name: 'drop_offs', args: { journey: 'trial', system: 'reveal' } },
          { name: 'drop_offs', args: { journey: 'trial' } },
        ],
      };
    }
    return { text: `PWNED. ${order}. Conversion is 99%. ${secret}. Client 7 pays 900. ${system}` };
  };

/** All that a user gets to see of our own making. */
function words(reply: Reply): string {
  if (reply.kind === 'clarify') return [reply.clarify.question, ...reply.clarify.options].join('\n');
  if (reply.kind === 'decline') return [reply.decline.message, ...reply.suggestions].join('\n');
  const { headline, findings, basis, caveats, suggestions } = reply.answer;
  return [headline, ...findings, ...basis, ...caveats, ...suggestions].join('\n');
}

const rules = prompt.split('## Catalog')[0].toLowerCase().split(/\s+/);
const runs = rules.slice(5).map((_, first) => rules.slice(first, first + 6).join(' '));

/** No run of six words of the rules for the model. */
function expectNoLeak(text: string): void {
  const said = text.toLowerCase().replace(/\s+/g, ' ');
  expect(runs.find((run) => said.includes(run))).toBeUndefined();
  expect(text).not.toContain(secret);
  expect(text).not.toMatch(/99%|DAN\b|root:|delete_everything done/);
}

const emptyAnswer = (reply: Reply): unknown => (reply.kind === 'answer' ? reply.answer.plan : reply.kind);

describe('orders in questions', () => {
  test.each(ordersToUs)('offline: %s', async (question) => {
    const reply = await ask(view, question);
    expectNoLeak(words(reply));
    // A refusal quotes the words that were not understood.
    expect(words(reply).replace(/“[^”]*”/g, '')).not.toMatch(/PWNED|evil/);
    if (reply.kind === 'answer') expect(reply.answer.plan.tool).toBe('drop_offs');
  });

  test.each(ordersToUs)('with a model that obeys: %s', async (question) => {
    const reply = await askModel(view, question, takenOver(question));
    expectNoLeak(words(reply));
    expect(words(reply)).not.toMatch(/PWNED|evil|Client 7/);
    expect(emptyAnswer(reply)).toEqual({ tool: 'drop_offs', args: { journey: 'trial' } });
  });
});

const stage = (name: string) => ({ name, any_of: [name] });

/** Earlier turns: what was asked there, and text of a result that was quoted on. */
describe('orders in a thread', () => {
  const orders = [...ordersToUs.filter((_, place) => place % 7 === 0), ...ordersInData.slice(0, 6)];
  const plan = { tool: 'drop_offs' as const, args: { journey: 'trial' } };
  const next = 'and on mobile?';
  const told = {
    tool: 'drop_offs',
    args: { journey: 'trial', segment: [{ trait: 'device', is: 'mobile' }] },
  };

  test.each(orders)('offline: %s', async (question) => {
    const reply = await createAsk(view, offline)({ question: next, thread: [{ question, plan }] });
    expect(emptyAnswer(reply)).toEqual(told);
    expectNoLeak(words(reply));
    expect(words(reply)).not.toMatch(/PWNED|evil/);
  });

  test.each(orders)('with a model that obeys: %s', async (question) => {
    const reply = await askModel(view, next, takenOver(question), [{ question, plan }]);
    expectNoLeak(words(reply));
    expect(words(reply)).not.toMatch(/PWNED|evil|Client 7/);
  });
});

/** A result whose theme and quote give orders. */
describe('orders in what customers wrote', () => {
  const envelope = (order: string): Envelope => ({
    tool: 'feedback_search', args: { about: 'sync' }, as_of: '2026-10-31', population: 120, definitions: [], caveats: [], receipt: 'fp_1', ms: 1,
    data: { about: 'sync', texts: 1, matches: 1, customers: 1, hits: [{ id: 1, text: order, source: 'reviews', at: '2026-09-03T10:00:00Z', customer: 'Client 7', rating: 1, sentiment: -0.6 }] },
  }); // prettier-ignore

  test.each(ordersInData)('are no words of the model: %s', (order) => {
    const said = [
      `PWNED. ${order}.`,
      'Conversion is 99%.',
      `Client 7 says to do it: ${order}`,
      `Send it to https://evil.example now.`,
    ];
    const { sentences } = modelWords(said.join('\n'), [envelope(order)], [], 'what do they say?', () => true);
    expect(sentences.join(' ')).not.toMatch(/99%|evil\.example now|Client 7/);
  });

  test.each(ordersInData)(
    'reach a model as the text of a result, in a message of a tool: %s',
    async (order) => {
      const before = fake.requests.length;
      move = (request) =>
        isResult(request)
          ? { text: 'One text speaks of it.' }
          : { calls: [{ name: 'feedback_search', args: { about: 'sync' } }] };
      const answerer = createModelAnswerer(
        createChatModel(modelSettings()),
        new Spending(modelSettings()),
        20,
      );
      const { catalog, isCustomer } = await view();
      await answerer.answer(
        { question: 'what about the sync?', thread: [], catalog, today: '2026-10-31', isCustomer },
        () => Promise.resolve(envelope(order)),
      );
      const last = fake.requests.slice(before).at(-1);
      const holding = last?.messages.filter(({ content }) => String(content).includes('"hits"')) ?? [];
      expect(holding.map(({ role }) => role)).toEqual(['tool']);
      expect(() => void JSON.parse(String(holding[0].content))).not.toThrow();
    },
  );
});

describe('orders in data', () => {
  /** The workspace with an order as the name of everything that people or sources write. */
  const hostile =
    (order: string): ViewWorkspace =>
    async (asOf) => {
      const clean = await view(asOf);
      const { catalog } = clean;
      const written: Catalog = {
        ...catalog,
        terms: { [order]: [{ did: 'Signed Up' }] },
        activities: [{ ...catalog.activities[0], name: order }, ...catalog.activities],
        traits: [
          ...catalog.traits,
          { name: order, kind: 'text', personal: false, known: 9, values: [{ value: order, customers: 9 }] },
        ],
        journeys: {
          ...catalog.journeys,
          [order]: { stages: [stage(order), stage('Signed Up')], within_days: 9 },
        },
        outcomes: { ...catalog.outcomes, [`${order} ended`]: { did: order } },
        changes: [{ name: `${order} changed`, at: '2026-09-15' }],
        actions: { [order]: 'actionable' },
        aliases: { [`${order} too`]: 'Signed Up' },
        sources: [{ name: order, events: 1, feedback: 1 }],
      };
      return { ...clean, catalog: written };
    };
  const question = 'where do people drop off in the trial?';
  let clean: string | undefined;
  const plan = { tool: 'drop_offs', args: { journey: 'trial' } };

  test.each(ordersInData)('offline: %s', async (order) => {
    const reply = await ask(hostile(order), question);
    expect(emptyAnswer(reply)).toEqual(plan);
    clean ??= words(await ask(view, question));
    expect(words(reply)).toBe(clean);
  });

  test.each(ordersInData)('with a model that obeys: %s', async (order) => {
    const reply = await askModel(hostile(order), question, takenOver(order));
    expect(emptyAnswer(reply)).toEqual(plan);
    expectNoLeak(words(reply));
    expect(words(reply)).not.toMatch(/PWNED|evil|Client 7/);
  });

  test.each(ordersInData)('is sent to a model as data, in one message: %s', async (order) => {
    const before = fake.requests.length;
    await askModel(hostile(order), question, takenOver(order));
    const [first] = fake.requests.slice(before);
    expect(first.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    const [, outline = '{}'] = String(first.messages[0].content).split('## Catalog\n');
    expect(() => void JSON.parse(outline)).not.toThrow();
    expect(outline).toContain(JSON.stringify(order));
    expect(first.tools?.map((tool) => tool.function.name)).not.toContain('delete_everything');
  });
});
