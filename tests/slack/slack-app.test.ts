import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Reply } from '../../src/ask/answer.js';
import type { Ask } from '../../src/ask/ask.js';
import { FootpathError } from '../../src/errors.js';
import type { Database } from '../../src/store/database.js';
import { messageEvent } from '../../src/web/fake-slack/event-delivery.js';
import type { Interceptor } from '../../src/web/fake-slack/web-api.js';
import { dropOffs, trialFunnel, whichOutcome } from '../support/replies.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());

let world: SlackWorld;
afterEach(() => world.close());
async function start(ask: Ask, intercept?: Interceptor): Promise<void> {
  world = await createSlackWorld(database, ask, intercept);
}

const always =
  (reply: Reply): Ask =>
  () =>
    Promise.resolve(reply);
/** No chart, so that a reply is one message. */
const short = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A short answer.' });
const bot = () => `<@${world.workspace.bot.user}>`;

test('a mention is answered in its thread: text first, then the chart with its numbers in words', async () => {
  await start(always(trialFunnel));
  const question = await world.say('C1', `${bot()} where do trial users drop off?`, { mention: true });
  const [answer, chart] = await world.answers('C1', 2);
  expect(world.asked).toMatchObject([{ question: 'where do trial users drop off?', thread: [] }]);
  expect(answer.threadTs).toBe(question.ts);
  expect(answer.text).toContain('Most are lost between Viewed Home and Signed Up');
  expect(answer.blocks.map(({ type }) => type)).toContain('data_table');
  expect(chart.threadTs).toBe(question.ts);
  expect(chart.files[0].altText).toContain('Started Trial: Customers 4,207');
  expect(Buffer.from(chart.files[0].bytes).subarray(1, 4).toString()).toBe('PNG');
  expect(world.calls.indexOf('assistant.threads.setStatus')).toBeLessThan(
    world.calls.indexOf('chat.postMessage'),
  );
});

test('a direct message is answered, and its follow-up knows what was asked before', async () => {
  await start(always(short));
  const first = await world.say('D1', 'Where do they drop off?');
  await world.answers('D1', 1);
  await world.say('D1', 'and on mobile?', { threadTs: first.ts });
  await world.answers('D1', 2);
  expect(world.asked[1]).toMatchObject({
    question: 'and on mobile?',
    thread: [
      { question: 'Where do they drop off?', plan: { tool: 'drop_offs', args: { journey: 'trial' } } },
    ],
  });
});

test('in a channel, follow-ups need no mention from who has asked there; others talk undisturbed', async () => {
  await start(always(short));
  const { ts: threadTs } = await world.say('C1', `${bot()} why?`, { mention: true });
  await world.answers('C1', 1);
  await world.say('C1', 'I had no idea', { threadTs, user: 'U2' });
  await world.say('C1', '<@U2> look at this', { threadTs });
  await world.say('C1', 'lunch anyone?');
  await world.say('C1', 'and by plan?', { threadTs });
  await world.answers('C1', 2);
  await world.settle();
  expect(world.asked.map(({ question }) => question)).toEqual(['why?', 'and by plan?']);
});

test('is answered once, however often and in how many ways Slack delivers it', async () => {
  await start(always(short));
  const channel = world.workspace.openChannel('C1', 'channel');
  const message = world.write('C1', `${bot()} why?`);
  const mention = messageEvent(world.workspace, channel, message, 'app_mention');
  const statuses = await Promise.all([0, 1, 2].map((retry) => world.deliver(mention, retry)));
  await world.deliver(messageEvent(world.workspace, channel, message, 'app_mention'));
  await world.deliver(messageEvent(world.workspace, channel, message));
  await world.answers('C1', 1);
  await world.deliver(mention, 3);
  await world.settle();
  expect(statuses).toEqual([200, 200, 200]);
  expect(world.asked).toHaveLength(1);
});

test('a thread is answered in order, other threads at once', async () => {
  let finishSlow = () => {};
  const slow = new Promise<void>((resolve) => (finishSlow = resolve));
  await start(async ({ question }) => {
    if (question === 'slow') await slow;
    return dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: question });
  });
  const { ts: threadTs } = await world.say('D1', 'slow');
  await world.say('D1', 'quick', { threadTs });
  await world.say('D1', 'elsewhere');
  expect((await world.answers('D1', 1)).map(({ text }) => text.split('\n')[0])).toEqual(['elsewhere']);
  await world.settle();
  expect(world.asked.map(({ question }) => question)).toEqual(['slow', 'elsewhere']);
  finishSlow();
  const all = await world.answers('D1', 3);
  expect(all.map(({ text }) => text.split('\n')[0])).toEqual(['elsewhere', 'slow', 'quick']);
});

test('a button asks the next question in the thread and shows who pressed it', async () => {
  await start(always(short));
  const question = await world.say('C1', `${bot()} why?`, { mention: true });
  const [answer] = await world.answers('C1', 1);
  expect(await world.press(answer, 1, 'U7')).toBe(200);
  const [, next] = await world.answers('C1', 2);
  expect(world.asked[1]).toMatchObject({
    question: 'Where do trial users drop off by channel?',
    thread: [{ question: 'why?' }],
  });
  expect(next.threadTs).toBe(question.ts);
  expect(JSON.stringify(next.blocks[0])).toContain('"user_id":"U7"');
});

test('the answer to a question that the bot asks back is a press away', async () => {
  await start(({ thread }) => Promise.resolve(thread.length === 0 ? whichOutcome : short));
  await world.say('D1', 'what matters most?');
  const [back] = await world.answers('D1', 1);
  await world.press(back, 1);
  await world.answers('D1', 2);
  expect(world.asked[1]).toMatchObject({
    question: 'churn',
    thread: [
      {
        question: 'what matters most?',
        plan: { clarify: whichOutcome.kind === 'clarify' && whichOutcome.clarify },
      },
    ],
  });
});

test('reads Slack’s markup back to what was typed', async () => {
  await start(always(short));
  await world.say(
    'D1',
    'what did <mailto:ann@x.com|ann@x.com> do in <#C2|sales> &amp; &lt;b&gt;, see <https://x.com/a>',
  );
  await world.answers('D1', 1);
  expect(world.asked[0].question).toBe('what did ann@x.com do in #sales & <b>, see https://x.com/a');
});

test('without a question it says what can be asked', async () => {
  await start(always(short));
  await world.say('C1', bot(), { mention: true });
  const [hint] = await world.answers('C1', 1);
  expect(JSON.stringify(hint.blocks)).toContain('Where do trial users drop off?');
  expect(world.asked).toEqual([]);
});

test.each([
  [
    new FootpathError('not_found', 'There is no journey <trail>. Did you mean trial?'),
    'There is no journey &lt;trail&gt;.',
  ],
  [new FootpathError('unavailable', 'connect ECONNREFUSED 10.0.0.7:5432'), 'did not answer in time'],
  [new FootpathError('bad_data', '/srv/secret/pglite is broken'), 'needs mending'],
  [new Error('select * from event: permission denied'), 'Something went wrong on my side'],
])('says %s in words', async (error, sentence) => {
  await start(() => Promise.reject(error));
  await world.say('D1', 'why?');
  const [answer] = await world.answers('D1', 1);
  expect(answer.text).toContain(sentence);
  expect(answer.text).not.toMatch(/ECONNREFUSED|secret|select/);
});

test('a long table comes as a file too', async () => {
  const table = {
    caption: 'Customers',
    columns: [{ name: 'Customer', kind: 'text' as const }],
    rows: Array.from({ length: 150 }, (_, row) => [row === 149 ? '=cmd()' : `customer ${row}`]),
  };
  await start(always(dropOffs({ steps: funnelSteps(['a'], [1]) }, { table })));
  await world.say('D1', 'who?');
  const [, file] = await world.answers('D1', 2);
  expect(file.files[0].name).toMatch(/\.csv$/);
  expect(Buffer.from(file.files[0].bytes).toString()).toContain("customer 148\r\n'=cmd()\r\n");
});

test('shows no data in a channel shared with another company', async () => {
  await start(always(short));
  const channel = world.workspace.openChannel('C1', 'channel');
  const { payload } = messageEvent(
    world.workspace,
    channel,
    world.write('C1', `${bot()} why?`),
    'app_mention',
  );
  await world.deliver({ payload: { ...payload, is_ext_shared_channel: true } });
  const [answer] = await world.answers('C1', 1);
  expect(answer.text).toContain('shared with another company');
  expect(world.asked).toEqual([]);
});

test('ignores bots, edits and notices', async () => {
  await start(always(short));
  const channel = world.workspace.openChannel('D1', 'im');
  const event = (more: object) => {
    const { payload } = messageEvent(world.workspace, channel, world.write('D1', 'why?'));
    return { payload: { ...payload, event: { ...payload.event, ...more } } };
  };
  for (const more of [
    { bot_id: 'B1' },
    { subtype: 'message_changed' },
    { user: 'USLACKBOT' },
    { user: undefined },
  ]) {
    expect(await world.deliver(event(more))).toBe(200);
  }
  await world.settle();
  expect(world.asked).toEqual([]);
});

test('suggests questions when somebody opens its tab', async () => {
  await start(always(short));
  const prompts: unknown[] = [];
  world.workspace.watch((update) => update.kind === 'prompts' && prompts.push(...update.prompts));
  const event = { type: 'app_home_opened', channel: 'D1', user: 'U1', tab: 'messages' };
  await world.deliver({
    payload: { type: 'event_callback', team_id: world.workspace.team, event_id: 'Ev1', event },
  });
  await world.settle();
  expect(prompts).toEqual([
    { title: 'Where do trial users drop off?', message: 'Where do trial users drop off?' },
  ]);
});
