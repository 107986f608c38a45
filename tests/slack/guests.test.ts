import { Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../../src/logger.js';
import { openPolicy, type AccessPolicy } from '../../src/slack/access-policy.js';
import { checkSlack } from '../../src/slack/check-slack.js';
import type { Database } from '../../src/store/database.js';
import { homeOpened } from '../../src/web/fake-slack/app-events.js';
import { exchange } from '../../src/web/fake-slack/event-delivery.js';
import { buttonPress, messageShortcut, slashCommand } from '../../src/web/fake-slack/interactions.js';
import { submitModal } from '../../src/web/fake-slack/modal-submission.js';
import type { Interceptor } from '../../src/web/fake-slack/web-api.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { migratedPglite } from '../support/migrated-pglite.js';
import { dropOffs } from '../support/replies.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';

const figures = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'Figures only.' });
const refusal = 'I answer only members of this workspace, not its guests';

let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());
let world: SlackWorld;
afterEach(() => world.close());
let logged: string[];

async function start(access: Partial<AccessPolicy> = {}, intercept?: Interceptor): Promise<void> {
  logged = [];
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(line.toString());
      done();
    },
  });
  world = await createSlackWorld(database, () => Promise.resolve(figures), intercept, {
    access: { ...openPolicy, ...access },
    log: createLogger('warn', sink),
  });
  world.workspace.guests.set('U7', 'ultra_restricted').set('U8', 'restricted').set('U9', 'stranger');
}
const mention = (user: string, channel = 'C1') =>
  world.say(channel, `<@${world.workspace.bot.user}> where do they leave?`, { user, mention: true });
const lookups = () => world.calls.filter((method) => method === 'users.info').length;

test.each(['U7', 'U8', 'U9'])('a mention of the guest %s is refused in one sentence', async (guest) => {
  await start();
  await mention(guest);
  await world.answers('C1', 1);
  await world.settle();
  const said = world.said('C1');
  expect(said).toHaveLength(1);
  expect(said[0].text).toContain(refusal);
  expect(world.asked).toEqual([]);
  const [noted] = await database.query(
    'select user_id, channel, reader, outcome from audit_entry order by id desc limit 1',
  );
  expect(noted).toEqual({ user_id: guest, channel: 'C1', reader: 'guest', outcome: 'refused' });
});

test('a member is looked up once for two questions, at once or one after the other', async () => {
  await start();
  await Promise.all([mention('U1'), mention('U1', 'C2')]);
  await Promise.all([world.answers('C1', 1), world.answers('C2', 1)]);
  await world.say('D1', 'and why?');
  await world.answers('D1', 1);
  expect(world.asked).toHaveLength(3);
  expect(lookups()).toBe(1);
});

test.each([[{ guests: ['U8'] }], [{ guests: 'all' as const }]])(
  '%o lets a guest ask, without a lookup',
  async (access) => {
    await start(access);
    await mention('U8');
    const [answer] = await world.answers('C1', 1);
    expect(answer.text).toContain('Figures only');
    expect(world.asked[0].asker).toMatchObject({ user: 'U8', maySeePeople: true });
    expect(lookups()).toBe(0);
  },
);

test('in a channel that is open to other companies guests get answers without people', async () => {
  await start({ shared_channels: ['C1'] });
  await mention('U9');
  const [answer] = await world.answers('C1', 1);
  expect(answer.text).toContain('Figures only');
  expect(world.asked[0].asker).toMatchObject({ user: 'U9', maySeePeople: false });
  await mention('U9', 'C2');
  expect((await world.answers('C2', 1))[0].text).toContain(refusal);
});

test('the Home tab, the command, the shortcut, buttons and direct messages of a guest go the same way', async () => {
  await start();
  const { workspace } = world;
  await world.deliver(homeOpened(workspace, { user: 'U8', channel: 'D8', tab: 'home' }));
  await world.deliver(homeOpened(workspace, { user: 'U8', channel: 'D8', tab: 'messages' }));
  await world.settle();
  const home = JSON.stringify(workspace.views.home('U8')?.view);
  expect(home).toContain(refusal);
  expect(home).not.toContain('customers and');
  expect(world.calls).not.toContain('assistant.threads.setSuggestedPrompts');

  const channel = workspace.openChannel('C1', 'channel');
  for (const text of ['where do they leave?', 'help', 'digest']) {
    const said = { user: 'U8', command: '/footpath', text };
    const { body } = await exchange(
      workspace,
      world.eventsUrl,
      slashCommand(workspace, channel, said, world.origin),
    );
    expect(body).toContain(refusal);
  }
  const message = world.write('C1', 'Trials are down.');
  const shortcut = { user: 'U8', callbackId: 'ask_about_this', message };
  await world.deliver(messageShortcut(workspace, channel, shortcut));
  const form = workspace.views.modal('U8');
  if (!form) throw new Error('no form is open');
  await submitModal(workspace, world.eventsUrl, form, { question: 'why?' });
  const direct = workspace.directMessage('U8').id;
  expect((await world.answers(direct, 2))[1].text).toContain(refusal);

  await mention('U1');
  const [answer] = await world.answers('C1', 1);
  const press = { message: answer, user: 'U8', actionId: 'ask_0', value: 'and then?' };
  await world.deliver(buttonPress(workspace, channel, press));
  expect((await world.answers('C1', 2))[1].text).toContain(refusal);
  expect(world.asked).toHaveLength(1);
});

test('a guest who was refused is told once in a thread, not at each word to others', async () => {
  await start();
  const asked = await mention('U8');
  await world.answers('C1', 1);
  await world.say('C1', 'never mind', { user: 'U8', threadTs: asked.ts });
  await world.settle();
  expect(world.said('C1')).toHaveLength(1);
});

test('without the scope all goes on as before, is said once in the log, and doctor says it', async () => {
  await start();
  world.workspace.missingScopes.add('users:read');
  for (const [place, user] of ['U1', 'U8'].entries()) {
    await mention(user);
    await world.answers('C1', place + 1);
  }
  expect(world.asked.map(({ asker }) => asker?.maySeePeople)).toEqual([true, true]);
  expect(lookups()).toBe(1);
  expect(logged.filter((line) => line.includes('users:read'))).toHaveLength(1);
  const config = { mode: 'http', botToken: world.workspace.botToken, signingSecret: 's', port: 0 } as const;
  expect(await checkSlack(config, world.apiUrl)).toMatchObject({
    ok: true,
    detail: 'connected to Harbor, without users:read (guests are not told apart from members)',
  });
  world.workspace.missingScopes.clear();
  expect(await checkSlack(config, world.apiUrl)).toEqual({
    name: 'Slack',
    ok: true,
    detail: 'connected to Harbor',
  });
  expect(await checkSlack({ ...config, botToken: 'xoxb-old' }, world.apiUrl)).toMatchObject({ ok: false });
});

test.each<[string, Interceptor | undefined]>([
  ['user_not_found', undefined],
  [
    '429',
    (method) => (method === 'users.info' ? { status: 429, headers: { 'retry-after': '30' } } : undefined),
  ],
  ['silence', (method) => (method === 'users.info' ? { status: 200, lost: 'silent' } : undefined)],
])('where the lookup fails (%s) the answer comes, without people', async (_, intercept) => {
  await start({}, intercept);
  if (!intercept) world.workspace.missingUsers.add('U1');
  await mention('U1');
  await world.until('C1', ({ text }) => text.includes('Figures only'));
  expect(world.asked[0].asker?.maySeePeople).toBe(false);
  // The first sign does not wait for it.
  const [status, lookup] = ['assistant.threads.setStatus', 'users.info'].map((method) =>
    world.calls.indexOf(method),
  );
  expect(status).toBeGreaterThanOrEqual(0);
  expect(status).toBeLessThan(lookup);
});
