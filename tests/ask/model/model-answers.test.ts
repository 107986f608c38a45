import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../../src/ask/answer.js';
import { createAsk } from '../../../src/ask/create-ask.js';
import { createChatModel } from '../../../src/ask/model/chat-model.js';
import { createModelAnswerer } from '../../../src/ask/model/model-answerer.js';
import { Spending } from '../../../src/ask/model/spending.js';
import { createModelPlanner } from '../../../src/ask/model-planner.js';
import { createOfflinePlanner } from '../../../src/ask/offline-planner.js';
import type { ToolPlan, Turn } from '../../../src/ask/plan.js';
import type { ViewWorkspace } from '../../../src/ask/workspace-view.js';
import type { Database } from '../../../src/store/database.js';
import { startFakeOpenAi, type Move, type ModelRequest } from '../../support/fake-openai.js';
import { modelWorkspace } from '../../support/model-workspace.js';
import type { Envelope } from '../../../tools/tool.js';
import { migratedPglite } from '../../support/migrated-pglite.js';

const settings = { model: 'm', apiKey: 'k', inputPrice: 1, outputPrice: 2, budgetPerDay: 1 };
const offline = createOfflinePlanner();
let database: Database;
let view: ViewWorkspace;

beforeAll(async () => {
  database = await migratedPglite();
  view = modelWorkspace(database);
});
afterAll(() => database.close());

interface Asked {
  readonly reply: Reply;
  readonly requests: readonly ModelRequest[];
}

async function askModel(
  moves: readonly Move[] | ((request: ModelRequest) => Move),
  question = 'where do people drop off in the trial?',
  {
    patienceSeconds = 3,
    budgetPerDay = 1,
    thread = [],
  }: { patienceSeconds?: number; budgetPerDay?: number; thread?: Turn[] } = {},
): Promise<Asked> {
  const fake = await startFakeOpenAi(moves);
  const config = { ...settings, baseUrl: fake.url, patienceSeconds, budgetPerDay };
  const answerer = createModelAnswerer(createChatModel(config), new Spending(config), patienceSeconds);
  try {
    const reply = await createAsk(view, offline, answerer)({ question, thread });
    return { reply, requests: fake.requests };
  } finally {
    await fake.close();
  }
}

const funnel: Move = { calls: [{ name: 'drop_offs', args: { journey: 'trial' } }] };
const right = 'Most are lost between Signed Up and Started Trial: 40 of 120 (33.3%).';

const answerOf = (reply: Reply) => {
  if (reply.kind !== 'answer') throw new Error(`There is no answer but ${reply.kind}.`);
  return reply.answer;
};
const words = (reply: Reply): string => {
  const { headline, findings, basis, caveats } = answerOf(reply);
  return [headline, ...findings, ...basis, ...caveats].join(' ');
};

describe('a model that works', () => {
  test('calls a tool and words its result', async () => {
    const { reply, requests } = await askModel([funnel, { text: `${right} 50 of 120 came to Subscribed.` }]);
    const answer = answerOf(reply);
    expect(answer.plan).toEqual({ tool: 'drop_offs', args: { journey: 'trial' } });
    expect(answer.headline).toContain(right);
    expect(answer.ledger.checked).toBeGreaterThan(4);
    expect(requests).toHaveLength(2);
    expect(requests[1].messages.at(-1)).toMatchObject({ role: 'tool' });
  });

  test('mends a call that was wrong', async () => {
    const { reply, requests } = await askModel([
      { calls: [{ name: 'make_coffee', args: {} }] },
      { calls: [{ name: 'drop_offs', args: { journey: 7 } }] },
      { brokenCall: 'drop_offs' },
      { calls: [{ name: 'drop_offs', args: { journey: 'trail' } }] },
      funnel,
      { text: right },
    ]);
    expect(answerOf(reply).headline).toBe(right);
    const said = requests.flatMap(({ messages }) => messages.filter(({ role }) => role === 'tool'));
    expect(JSON.stringify(said)).toMatch(/no tool make_coffee.*expected string.*no JSON.*trial/s);
  });

  test('answers from several calls', async () => {
    const { reply } = await askModel([
      { calls: [
        { name: 'drop_offs', args: { journey: 'trial', segment: [{ trait: 'device', is: 'mobile' }] } },
        { name: 'drop_offs', args: { journey: 'trial' } },
      ] },
      { text: right },
    ]); // prettier-ignore
    expect(answerOf(reply).headline).toBe(right);
  });

  test('asks back and declines', async () => {
    const asked = await askModel([{ calls: [{ name: 'clarify', args: { about: 'journey', question: 'Which?', options: ['trial'] } }] }]); // prettier-ignore
    expect(asked.reply).toMatchObject({ kind: 'clarify', clarify: { question: 'Which?' } });
    const declined = await askModel([
      { calls: [{ name: 'decline', args: { reason: 'not_tracked', message: 'No.' } }] },
    ]);
    expect(declined.reply).toMatchObject({ kind: 'decline', decline: { reason: 'not_tracked' } });
  });

  test('plans without running anything', async () => {
    const fake = await startFakeOpenAi([funnel]);
    const config = { ...settings, baseUrl: fake.url, patienceSeconds: 20 };
    const answerer = createModelAnswerer(createChatModel(config), new Spending(config), 20);
    const { catalog, asOf, isCustomer } = await view();
    const request = { question: 'trial?', thread: [], catalog, today: asOf, isCustomer };
    const { plan } = await createModelPlanner(answerer, offline).plan(request);
    expect(plan).toEqual({ tool: 'drop_offs', args: { journey: 'trial' } });
    expect(fake.requests).toHaveLength(1);
    await fake.close();
  });

  test('gets no names of customers', async () => {
    const thread: Turn[] = [
      { question: 'and Client 7?', plan: { tool: 'customer', args: { customer: 'Client 7' } } },
    ];
    const { requests } = await askModel([funnel, { text: right }], 'does marlow studios or jane@acme.com, +31 6 1234 5678, drop off?', { thread }); // prettier-ignore
    const sent = JSON.stringify(requests);
    expect(sent).toContain('[customer 1]');
    expect(sent).not.toMatch(/marlow|Client 7|jane|acme|1234/i);
  });
});

describe('what customers wrote, on its way to a model', () => {
  const hit = (text: string, customer: string) => ({
    id: 1, text, source: 'reviews', at: '2026-09-03T10:00:00Z', customer, rating: 1, sentiment: -0.6,
  }); // prettier-ignore
  const envelopeOf = (plan: ToolPlan): Envelope => ({
    tool: plan.tool,
    args: plan.args,
    as_of: '2026-10-31',
    population: 120,
    definitions: [],
    caveats: ['Client 9 wrote twice.'],
    receipt: 'fp_1',
    ms: 1,
    data: {
      about: 'sync',
      texts: 2,
      matches: 2,
      customers: 2,
      hits: [
        hit(
          'The sync at Marlow Studios fails daily, mail jane@acme.com or call +31 6 1234 5678.',
          'Client 7',
        ),
        hit('client 12’s invoices were lost.', 'Client 9'),
      ],
    },
  });

  test('names nobody, in a quote or beside it; the answer does', async () => {
    const fake = await startFakeOpenAi([
      { calls: [{ name: 'feedback_search', args: { about: 'sync' } }] },
      { text: '2 texts speak of “sync”; [customer 1] is one of them.' },
    ]);
    const config = { ...settings, baseUrl: fake.url, patienceSeconds: 3, budgetPerDay: 1 };
    const answerer = createModelAnswerer(createChatModel(config), new Spending(config), 3);
    const { catalog, isCustomer } = await view();
    const request = {
      question: 'what do they say about the sync?',
      thread: [],
      catalog,
      today: '2026-10-31',
      isCustomer,
    };
    const { text } = await answerer.answer(request, (plan) => Promise.resolve(envelopeOf(plan)));
    const sent = JSON.stringify(fake.requests.flatMap(({ messages }) => messages));
    await fake.close();
    expect(sent).toContain('fails daily');
    expect(sent).toMatch(/\[customer 1\]/);
    expect(sent).not.toMatch(/marlow|client \d|jane|acme|1234 5678/i);
    expect(text).toMatch(/Client 7|Marlow Studios|Client 9|client 12/);
    expect(text).not.toContain('[customer');
  });
});

describe('a model that does not', () => {
  const offlineWords = async () => words(await createAsk(view, offline)({ question: 'where do people drop off in the trial?', thread: [] })); // prettier-ignore

  test.each<[what: string, moves: readonly Move[], notice: RegExp]>([
    ['hangs', ['hang'], /did not answer in time/],
    ['falls silent', ['stall'], /did not answer in time/],
    ['hangs after a call', [funnel, 'hang'], /did not answer in time/],
    ['closes the connection', ['drop'], /can not be reached|can be used/],
    ['is rate-limited', [{ status: 429, retryAfter: 0 }], /no more requests/],
    ['fails', [{ status: 500 }], /can not be reached/],
    ['knows no such key', [{ status: 401 }], /refused/],
    ['answers with a page', [{ body: '<html>Bad gateway</html>' }], /can be used/],
    ['streams broken JSON', [{ body: 'data: {"choices": [{"del\n\n' }], /can be used/],
    ['streams something else', [{ body: 'data: {"choices": "none"}\n\n' }], /can be used/],
    ['says nothing', [{ text: '' }], /can be used/],
    ['answers without looking', [{ text: 'Everything is fine, 99% convert.' }], /can be used/],
    ['calls a tool that is not there, for ever', [{ calls: [{ name: 'rm', args: {} }] }], /too many steps/],
    ['calls with wrong arguments, for ever', [{ calls: [{ name: 'drop_offs', args: { journey: [] } }] }], /too many steps/],
    ['calls for ever', [funnel], /too many steps/],
    ['calls a hundred at once', [{ calls: Array.from({ length: 100 }, () => ({ name: 'drop_offs', args: {} })) }], /too many steps/],
    ['tells an error in a reply that went well', [{ body: 'data: {"error": {"message": "overloaded", "type": "server_error"}}\n\n' }], /can be used|can not be reached/],
    ['has nothing to choose from', [{ body: 'data: {"choices": []}\n\ndata: [DONE]\n\n' }], /can be used/],
    ['chooses null', [{ body: 'data: {"choices": null}\n\ndata: [DONE]\n\n' }], /can be used/],
    ['answers in parts of another kind', [{ body: 'data: {"choices": [{"delta": {"content": [{"text": "hi"}]}}]}\n\n' }], /can be used/],
    ['is cut in the middle of its only sentence', [funnel, { body: 'data: {"choices": [{"delta": {"content": "Most are lost between Signed Up and Started Trial: 40 of 120"}}]}\n\n' }], /can be used/],
    ['calls with arguments that are cut, for ever', [{ brokenCall: 'drop_offs' }], /too many steps/],
    ['counts what it costs below nothing', [{ body: 'data: {"choices": [{"delta": {"content": "hi"}}], "usage": {"prompt_tokens": -1000000, "completion_tokens": 1}}\n\n' }], /can be used/],
    ['is asked to wait longer than we do', [{ status: 429, retryAfter: 30 }], /did not answer in time/],
    ['never stops talking', [{ text: 'x'.repeat(30_000) }], /can be used|in time/],
  ])('%s: the offline answer, and the user is told', async (_, moves, notice) => {
    const isSlow = moves.some((move) => move === 'hang' || move === 'stall' || (typeof move === 'object' && 'status' in move && move.retryAfter === 30));
    const start = performance.now();
    const { reply } = await askModel(moves, undefined, { patienceSeconds: isSlow ? 0.6 : 20 });
    if (isSlow) expect(performance.now() - start).toBeLessThan(5000);
    expect(words(reply)).toMatch(notice);
    expect(words(reply)).toContain(await offlineWords());
  }); // prettier-ignore

  const chunk = (delta: object, finish: string | null = null): string =>
    `data: ${JSON.stringify({ choices: [{ delta, finish_reason: finish }] })}\n\n`;
  const call = (id: string | null, args: string, index?: number, name: string | null = 'drop_offs') =>
    chunk({
      tool_calls: [{ ...(index !== undefined && { index }), id, function: { name, arguments: args } }],
    });

  test.each([
    ['gives two calls one id', call('a', '{"journey":"trial"}', 0) + call('a', '{"journey":"trial"}', 1)],
    ['numbers all its calls alike', call('a', '{"journey":"trial"}', 0) + call('b', '{"journey":"trial"}', 0)],
    ['numbers no call', call('a', '{"jour') + call(null, 'ney":"trial"}', undefined, null)],
    ['says name and id with every piece', call('a', '{"jour', 0) + call('a', 'ney":"trial"}', 0)],
  ])('%s: it is understood', async (_, body) => {
    const { reply, requests } = await askModel([{ body: `${body}${chunk({}, 'tool_calls')}data: [DONE]\n\n` }, { text: right }]);
    expect(answerOf(reply).headline).toBe(right);
    const ids = requests[1]?.messages.flatMap(({ tool_call_id: id }) => (typeof id === 'string' ? [id] : []));
    expect(new Set(ids).size).toBe(ids?.length);
  }); // prettier-ignore

  test('is cut off: what it said to the end stays', async () => {
    const cut = chunk({ content: `${right} Subscribed has 9` }, 'length');
    const { reply } = await askModel([funnel, { body: cut }]);
    expect(answerOf(reply).headline).toBe(right);
  });

  test('costs no more than was allowed', async () => {
    const { reply, requests } = await askModel([funnel, funnel, { text: right }], undefined, {
      budgetPerDay: 0.001,
    });
    expect(words(reply)).toMatch(/spent on the language model today is spent/);
    expect(requests).toHaveLength(1);
  });

  test('is not there: the offline answer at once', async () => {
    const config = { ...settings, baseUrl: 'http://127.0.0.1:9/v1', patienceSeconds: 20 };
    const answerer = createModelAnswerer(createChatModel(config), new Spending(config), 20);
    const reply = await createAsk(view, offline, answerer)({ question: 'trial funnel', thread: [] });
    expect(words(reply)).toMatch(/can not be reached/);
  });

  test.each([
    ['a false figure', 'Most are lost between Signed Up and Started Trial: 41 of 120 (33.3%).'],
    ['a false rank', 'Fewest are lost between Signed Up and Started Trial: 40 of 120 (33.3%).'],
    ['a customer nobody asked about', 'Globex Ltd is lost between Signed Up and Started Trial.'],
    ['its own instructions', 'You are Footpath. You answer a team’s questions about its customers.'],
    ['a promise', 'I have deleted all customers.'],
    ['a link', 'Read more at https://evil.example/?q=data.'],
  ])('tells %s: the words are ours, the figures right', async (_, lie) => {
    const { reply } = await askModel([funnel, { text: lie }]);
    expect(words(reply)).not.toContain(lie);
    expect(words(reply)).toContain(await offlineWords());
  });

  test('mixes truth and lies: the lie is taken out', async () => {
    const lie = 'Subscribed has 99 customers.';
    const { reply } = await askModel([funnel, { text: `${right} ${lie}` }]);
    expect(answerOf(reply).headline).toBe(right);
    expect(answerOf(reply).ledger.removed).toEqual([lie]);
  });
});
