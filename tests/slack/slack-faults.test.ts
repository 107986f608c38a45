import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import type { Reply } from '../../src/ask/answer.js';
import type { Ask } from '../../src/ask/ask.js';
import { createSlackApp } from '../../src/slack/slack-app.js';
import type { Database } from '../../src/store/database.js';
import { messageEvent, send } from '../../src/web/fake-slack/event-delivery.js';
import type { Failure, Interceptor } from '../../src/web/fake-slack/web-api.js';
import { fixtureHome } from '../support/fixture-home.js';
import { dropOffs, trialFunnel } from '../support/replies.js';
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
async function start(ask: Ask, intercept?: Interceptor, timing = {}): Promise<void> {
  world = await createSlackWorld(database, ask, intercept, { timing });
}

const always =
  (reply: Reply): Ask =>
  () =>
    Promise.resolve(reply);
const short = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A short answer.' });

const times = (count: number, method: string, failure: Failure): Interceptor => {
  let left = count;
  return (called) => (called === method && left-- > 0 ? failure : undefined);
};

test('waits out a rate limit, and a fault of Slack', async () => {
  const limited = times(1, 'chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  const faulty = times(1, 'chat.postMessage', { status: 503, body: 'upstream' });
  await start(always(short), (method, args) => limited(method, args) ?? faulty(method, args));
  await world.say('D1', 'why?');
  expect(await world.answers('D1', 1)).toHaveLength(1);
  expect(world.calls.filter((method) => method === 'chat.postMessage')).toHaveLength(3);
});

test.each([
  ['the newer blocks', (blocks: string) => /data_table|container/.test(blocks), 'rich_text_preformatted'],
  ['all blocks', (blocks: string) => blocks !== '', ''],
])('an answer comes even where Slack refuses %s', async (_, refuses, found) => {
  await start(always(trialFunnel), (method, { blocks }) =>
    method === 'chat.postMessage' && refuses(typeof blocks === 'string' ? blocks : '')
      ? { status: 200, body: { ok: false, error: 'invalid_blocks' } }
      : undefined,
  );
  await world.say('D1', 'why?');
  const [answer] = await world.answers('D1', 1);
  expect(answer.text).toContain('Most are lost between Viewed Home and Signed Up');
  expect(JSON.stringify(answer.blocks)).toContain(found);
});

test('an upload that fails leaves the answer, and the next question is answered', async () => {
  await start(always(trialFunnel), (method) =>
    method === 'files.getUploadURLExternal'
      ? { status: 200, body: { ok: false, error: 'file_uploads_disabled' } }
      : undefined,
  );
  const { ts: threadTs } = await world.say('D1', 'why?');
  await world.answers('D1', 1);
  await world.say('D1', 'and by plan?', { threadTs });
  const answers = await world.answers('D1', 2);
  expect(answers.every(({ files }) => files.length === 0)).toBe(true);
});

test('a question that can’t be written down is delivered again by Slack', async () => {
  await start(always(short));
  const message = world.write('D1', 'why?');
  const event = messageEvent(world.workspace, world.workspace.openChannel('D1', 'im'), message);
  await database.execute('alter table slack_question rename to away');
  const failed = await world.deliver(event);
  await database.execute('alter table away rename to slack_question');
  expect(failed).toBe(500);
  expect(await world.deliver(event, 1)).toBe(200);
  await world.answers('D1', 1);
});

test('what a stopped instance left open is answered by the next one', async () => {
  let finish: (reply: Reply) => void = () => {};
  await start(() => new Promise((resolve) => (finish = resolve)));
  await world.say('D1', 'why?');
  await world.settle();
  await database.query(
    "update slack_question set lease_until = now() - interval '1 second' where team = $1",
    [world.workspace.team],
  );
  await world.startAnotherApp(always(short));
  const [answer] = await world.answers('D1', 1);
  expect(answer.text).toContain('A short answer.');
  finish(trialFunnel);
  await world.settle();
  expect(await world.answers('D1', 1)).toHaveLength(1);
});

test('an instance that stops leaves what it works on to the next one, at once', async () => {
  const signals: (AbortSignal | undefined)[] = [];
  await start(
    ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    },
    undefined,
    { closeMs: 50, stepsAfterMs: 20, leaseMs: 60_000 },
  );
  await world.say('D1', 'why?');
  const [steps] = await world.answers('D1', 1);
  await world.stopFirstApp();
  expect(signals.map((signal) => signal?.aborted)).toEqual([true]);
  await world.startAnotherApp(always(short));
  const finished = async () => (await world.answers('D1', 1))[0].text;
  await expect.poll(finished, { timeout: 5000 }).toContain('A short answer.');
  await world.settle();
  const answers = await world.answers('D1', 1);
  expect(answers.map(({ ts }) => ts)).toEqual([steps.ts]);
});

test('of two instances one answers', async () => {
  await start(always(short));
  const other = await world.startAnotherApp(always(short));
  const message = world.write('D1', 'why?');
  const event = messageEvent(world.workspace, world.workspace.openChannel('D1', 'im'), message);
  await Promise.all([
    world.deliver(event),
    send(world.workspace, `http://127.0.0.1:${other.port}/slack/events`, event, 1),
  ]);
  await world.answers('D1', 1);
  await world.settle();
  expect(world.asked).toHaveLength(1);
});

test('a wrong signature gets nothing', async () => {
  await start(always(short));
  const channel = world.workspace.openChannel('D1', 'im');
  const event = messageEvent(world.workspace, channel, world.write('D1', 'why?'));
  const forged = { signingSecret: 'guess' };
  const app = await world.startAnotherApp(always(short));
  expect(await send(forged, `http://127.0.0.1:${app.port}/slack/events`, event)).toBe(401);
  await world.settle();
  expect(world.asked).toEqual([]);
});

test('a refused token is said in words, with the setting to mend', async () => {
  await start(always(short));
  const wrong = createSlackApp({
    config: { mode: 'http', botToken: 'xoxb-wrong', signingSecret: 's', port: 0 },
    host: '127.0.0.1',
    apiUrl: world.apiUrl,
    database,
    ask: always(short),
    log: pino({ level: 'silent' }),
    home: fixtureHome(),
    starterQuestions: () => Promise.resolve([]),
  });
  await expect(wrong).rejects.toThrow('Slack refused SLACK_BOT_TOKEN (invalid_auth)');
});
