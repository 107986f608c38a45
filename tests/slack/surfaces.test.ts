import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { listSubscriptions, subscribe } from '../../src/store/digest-subscriptions.js';
import { homeOpened } from '../../src/web/fake-slack/app-events.js';
import { exchange } from '../../src/web/fake-slack/event-delivery.js';
import {
  buttonPress,
  messageShortcut,
  slashCommand,
  viewPress,
} from '../../src/web/fake-slack/interactions.js';
import { submitModal, type FormValues } from '../../src/web/fake-slack/modal-submission.js';
import type { WorkspaceUpdate } from '../../src/web/fake-slack/workspace.js';
import { openPolicy } from '../../src/slack/access-policy.js';
import { fixtureHome, type FixtureHome } from '../support/fixture-home.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { dropOffs, trialFunnel } from '../support/replies.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const short = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A short answer.' });
let database: Database;
let world: SlackWorld;
let home: FixtureHome;
let updates: WorkspaceUpdate[];
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());

async function start(policy: object = {}): Promise<void> {
  home = fixtureHome();
  world = await createSlackWorld(database, () => Promise.resolve(short), undefined, { home, ...policy });
  updates = [];
  world.workspace.watch((update) => updates.push(update));
}
beforeEach(() => start());
afterEach(() => world.close());

const homeOf = async (user = 'U1') => {
  await world.deliver(homeOpened(world.workspace, { user, channel: 'D1', tab: 'home' }));
  return until(() => world.workspace.views.home(user));
};
async function until<Found>(look: () => Found | undefined | Promise<Found | undefined>): Promise<Found> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error('it did not come');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const pressHome = async (actionId: string, value: string) => {
  const view = await homeOf();
  return world.deliver(viewPress(world.workspace, view, { type: 'button', actionId, value }));
};
const submit = async (values: FormValues) => {
  const open = world.workspace.views.modal('U1');
  if (!open) throw new Error('no form is open');
  return submitModal(world.workspace, world.eventsUrl, open, values);
};
const ephemerals = () => updates.flatMap((update) => (update.kind === 'ephemeral' ? [update.text] : []));
const command = (text: string, channel = 'C1') => {
  const place = world.workspace.openChannel(channel, channel.startsWith('D') ? 'im' : 'channel');
  const said = { user: 'U1', command: '/footpath', text };
  return exchange(world.workspace, world.eventsUrl, slashCommand(world.workspace, place, said, world.origin));
};

test('says who it is when Slack checks the address, and takes nothing that is not signed', async () => {
  const verification = { payload: { type: 'url_verification', challenge: 'c-1', token: 't' } };
  const answered = await exchange(world.workspace, world.eventsUrl, verification);
  expect(answered.status).toBe(200);
  expect(answered.body).toContain('c-1');
  const forged = { signingSecret: 'somebody else’s' };
  expect((await exchange(forged, world.eventsUrl, verification)).status).toBe(401);
  const ssl = { command: true, payload: { ssl_check: '1', token: 't' } };
  expect((await exchange(world.workspace, world.eventsUrl, ssl)).status).toBe(200);
});

test('the Home tab shows data, health, journeys, words, digests and settings', async () => {
  const { view } = await homeOf('U5');
  const text = JSON.stringify(view);
  for (const part of [
    '12,873 customers and 600,412 events, until 31 October 2026',
    'Nothing from “Chatted With Support”',
    'Viewed Home → Signed Up',
    '1,204 customers entered',
    'paying customers (term)',
    'did Subscribed and did not Cancelled',
    'Nothing yet. The digest tells what really changed',
    'You may see customers by name.',
    'Days begin and end in Europe/Amsterdam.',
  ]) {
    expect(text).toContain(part);
  }
});

test('a question in the Home tab is asked in the direct message', async () => {
  await pressHome('home_ask_start_0', 'Where do trial users drop off?');
  const channel = world.workspace.directMessage('U1').id;
  const [asked, answer] = await world.answers(channel, 2);
  expect(asked.text).toBe('You asked: Where do trial users drop off?');
  expect(answer.threadTs).toBe(asked.ts);
  expect(answer.text).toContain('A short answer.');
  expect(world.asked[0]).toMatchObject({ question: 'Where do trial users drop off?', thread: [] });
});

test('a digest is begun, changed and stopped by form, and only by who began it', async () => {
  await database.execute('delete from digest_subscription');
  const { team } = world.workspace;
  await pressHome('home_digest_new', 'new');
  const wrong = { weekday: 'friday', time: '08:30', timezone: 'Europe/Amstermad' };
  expect((await submit(wrong)).timezone).toContain('no time zone');
  expect(await submit({ ...wrong, timezone: 'Europe/Amsterdam', question: 'how is conversion?' })).toEqual(
    {},
  );
  expect(world.workspace.views.modal('U1')).toBeUndefined();
  const [begun] = await listSubscriptions(database, team);
  expect(begun).toMatchObject({
    channel: 'D1',
    createdBy: 'U1',
    question: 'how is conversion?',
    weekday: 'friday',
    time: '08:30',
  });
  const shown = await until(() => {
    const view = JSON.stringify(world.workspace.views.home('U1')?.view);
    return view.includes('Fridays at 08:30 (Europe/Amsterdam), to you; not sent yet') ? view : undefined;
  });
  expect(shown).toContain('how is conversion?');

  await pressHome(`home_digest_change_${begun.id}`, String(begun.id));
  await submit({ weekday: 'monday', time: '09:00', timezone: 'UTC', question: '' });
  const [changed, ...others] = await listSubscriptions(database, team);
  expect(changed).toMatchObject({ channel: 'D1', question: null, weekday: 'monday', timezone: 'UTC' });
  expect(others).toEqual([]);

  const theirs = { team, channel: 'C1', createdBy: 'U2', question: null };
  const other = await subscribe(database, { ...theirs, weekday: 'monday', time: '09:00', timezone: 'UTC' });
  await pressHome(`home_digest_end_${other.id}`, String(other.id));
  await pressHome(`home_digest_end_${changed.id}`, String(changed.id));
  expect((await listSubscriptions(database, team)).map(({ createdBy }) => createdBy)).toEqual(['U2']);
});

test('a definition shows its effect before it is saved', async () => {
  await pressHome('home_define_new_term', '{"kind":"term"}');
  const refused = await submit({ name: 'wrong', did: ['Subscribed'] });
  expect(refused.name).toContain('would need mending');
  expect((await submit({ name: 'nobody' })).name).toBe('Choose what they did or did not do.');
  const filled = { name: 'loyal', did: ['Subscribed', 'Logged In'], did_not: ['Cancelled'] };
  expect(await submit(filled)).toEqual({});
  const effect = JSON.stringify(world.workspace.views.modal('U1')?.view);
  expect(effect).toContain('1,100 customers at its end');
  expect(home.saved).toEqual([]);
  expect(await submit({})).toEqual({});
  expect(home.saved).toEqual([
    {
      kind: 'term',
      name: 'loyal',
      body: [{ did: 'Subscribed' }, { did: 'Logged In' }, { did_not: 'Cancelled' }],
    },
  ]);
  const [entry] = await database.query<{ question: string }>(
    `select question from audit_entry where team = $1 and user_id = 'U1' order by id desc limit 1`,
    [world.workspace.team],
  );
  expect(entry.question).toContain('Form: term loyal');
});

test('a journey that is changed begins with what it is; its stages keep the order in which they were chosen', async () => {
  await pressHome('home_define_journey_0', '{"kind":"journey","name":"trial"}');
  const form = JSON.stringify(world.workspace.views.modal('U1')?.view);
  expect(form).toContain('"initial_options":[{"text":{"type":"plain_text","text":"Viewed Home"');
  await submit({ stages: ['Signed Up', 'Logged In', 'Subscribed'], days: '14' });
  expect(JSON.stringify(world.workspace.views.modal('U1')?.view)).toContain('Answers of everybody follow');
  await submit({});
  const body = { stages: ['Signed Up', 'Logged In', 'Subscribed'], within_days: 14 };
  expect(home.saved).toEqual([{ kind: 'journey', name: 'trial', body }]);
});

test('who saves what somebody else has changed meanwhile is told first', async () => {
  await pressHome('home_define_journey_0', '{"kind":"journey","name":"trial"}');
  await submit({ stages: ['Signed Up', 'Subscribed'], days: '14' });
  home.overtake();
  expect(await submit({})).toEqual({});
  expect(JSON.stringify(world.workspace.views.modal('U1')?.view)).toContain('Somebody else has changed this');
  await submit({});
  expect(home.saved).toMatchObject([{ name: 'trial', body: { within_days: 14 } }]);
});

test('a definition that is saved as it was is said to change nothing', async () => {
  await pressHome('home_define_journey_0', '{"kind":"journey","name":"trial"}');
  await submit({
    stages: ['Viewed Home', 'Signed Up', 'Started Trial', 'Completed Onboarding', 'Subscribed'],
    days: '30',
  });
  expect(JSON.stringify(world.workspace.views.modal('U1')?.view)).toContain('Nothing changes');
});

test('who may not change definitions gets no form for it', async () => {
  await world.close();
  await start({ access: { ...openPolicy, editors: ['U9'] } });
  const { view } = await homeOf();
  expect(JSON.stringify(view)).toContain('Definitions and themes are changed by those');
  expect(JSON.stringify(view)).not.toContain('home_define');
  await pressHome('home_define_new_term', '{"kind":"term"}');
  expect(world.workspace.views.modal('U1')).toBeUndefined();
});

test('the slash command answers in a direct message, begins a digest there, and helps', async () => {
  const asked = await command('where do they &lt;drop&gt; off?');
  expect(JSON.parse(asked.body)).toMatchObject({
    response_type: 'ephemeral',
    text: 'I answer you in a direct message.',
  });
  await world.answers(world.workspace.directMessage('U1').id, 2);
  expect(world.asked[0]).toMatchObject({ question: 'where do they <drop> off?', asker: { isDirect: true } });
  expect(world.workspace.channel('C1')?.messages).toEqual([]);
  expect((await command('')).body).toContain('/footpath Where do trial users drop off?');
  expect((await command('digest')).body).toBe('');
  expect(world.workspace.views.modal('U1')?.view.private_metadata).toBe('{"channel":"C1"}');
});

test('“Ask about this” quotes the message, and answers who asked', async () => {
  const message = world.write('C1', 'Signups fell &amp; nobody knows why', { user: 'U2' });
  const channel = world.workspace.openChannel('C1', 'channel');
  const shortcut = messageShortcut(world.workspace, channel, {
    user: 'U1',
    callbackId: 'ask_about_this',
    message,
  });
  expect(await world.deliver(shortcut)).toBe(200);
  expect(JSON.stringify(world.workspace.views.modal('U1')?.view)).toContain(
    'Signups fell & nobody knows why',
  );
  expect((await submit({ question: ' ' })).question).toBe('What would you like to know?');
  await submit({ question: 'why did signups fall?' });
  const [asked, answer] = await world.answers(world.workspace.directMessage('U1').id, 2);
  expect(asked.text).toBe('> Signups fell &amp; nobody knows why\nYou asked: why did signups fall?');
  expect(answer.text).toContain('A short answer.');
});

test('every reader rates an answer, the last word counts', async () => {
  await world.say('D1', 'why?');
  const [answer] = await world.answers('D1', 1);
  const channel = world.workspace.openChannel('D1', 'im');
  const rate = (user: string, rating: string) => {
    const value = `${rating} fp_7c1e09ab44d2`;
    const pressed = {
      message: answer,
      user,
      actionId: 'rate_answer',
      value,
      type: 'feedback_buttons' as const,
    };
    return world.deliver(buttonPress(world.workspace, channel, pressed, world.origin));
  };
  expect(JSON.stringify(answer.blocks)).toContain('"value":"good fp_7c1e09ab44d2"');
  await rate('U1', 'good');
  await rate('U2', 'good');
  await rate('U1', 'bad');
  const rows = await database.query('select user_id, rating from answer_rating where ts = $1 order by 1', [
    answer.ts,
  ]);
  expect(rows).toEqual([
    { user_id: 'U1', rating: 'bad' },
    { user_id: 'U2', rating: 'good' },
  ]);
  await until(() => ephemerals()[0]);
  expect(ephemerals()).toEqual([expect.stringContaining('footpath replay fp_7c1e09ab44d2')]);
});

test('the tab offers what was asked in the channel beside it', async () => {
  await world.say('C1', `<@${world.workspace.bot.user}> how are trials on mobile?`, { mention: true });
  await world.answers('C1', 1);
  await until(() => world.workspace.channel('C1')?.messages[1]);
  const opened = { user: 'U1', channel: 'D1', tab: 'messages' as const, viewing: 'C1' };
  await world.settle();
  await world.deliver(homeOpened(world.workspace, opened));
  const prompts = await until(() => updates.find((update) => update.kind === 'prompts'));
  expect(prompts).toMatchObject({
    prompts: [{ title: 'how are trials on mobile?' }, { title: 'Where do trial users drop off?' }],
  });
});

test('an answer with all its parts is one message', async () => {
  await world.close();
  world = await createSlackWorld(database, () => Promise.resolve(trialFunnel));
  await world.say('D1', 'why?');
  const [answer] = await world.answers('D1', 1);
  expect(answer.blocks.map(({ type }) => type)).toEqual([
    'rich_text',
    'data_table',
    'context',
    'container',
    'actions',
    'context',
    'context_actions',
  ]);
});
