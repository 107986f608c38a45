import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPolicy } from '../../src/slack/access-policy.js';
import { createSlackApp, type SlackApp } from '../../src/slack/slack-app.js';
import { subscribe } from '../../src/store/digest-subscriptions.js';
import { InstallationStore } from '../../src/store/installation-store.js';
import { messageEvent, send } from '../../src/web/fake-slack/event-delivery.js';
import { readBody } from '../../src/web/read-body.js';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';
import { fixtureHome } from '../support/fixture-home.js';
import { describeEachDatabase } from '../support/each-database.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { dropOffs } from '../support/replies.js';

const answer = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'An answer.' });
const keys = [{ id: 'new', key: randomBytes(32) }];

describeEachDatabase('many Slack workspaces', (database) => {
  /** The workspaces that there are; the code of an installation is the number of one of them. */
  let workspaces: Workspace[];
  let slack: Server;
  let apps: SlackApp[];
  let apiUrl: string;
  const secret = 'signing';

  beforeEach(async () => {
    workspaces = [new Workspace(), new Workspace(), new Workspace()];
    apps = [];
    slack = createServer((request, response) => {
      void (async () => {
        if (request.url?.endsWith('/oauth.v2.access')) {
          const body = new URLSearchParams((await readBody(request, 10_000))?.toString());
          response.setHeader('content-type', 'application/json');
          response.end(JSON.stringify(granted(workspaces[Number(body.get('code'))])));
          return;
        }
        const token = request.headers.authorization?.slice('Bearer '.length);
        const workspace = workspaces.find(({ botToken }) => botToken === token) ?? workspaces[0];
        await serveWebApi(workspace, request, response);
      })();
    });
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
    const address = slack.address();
    apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  });
  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    slack.closeAllConnections();
    slack.close();
  });

  const granted = ({ team, bot, botToken }: Workspace) => ({
    ok: true,
    app_id: 'A1',
    token_type: 'bot',
    access_token: botToken,
    bot_user_id: bot.user,
    scope: 'chat:write',
    team: { id: team, name: 'a team' },
    enterprise: null,
    is_enterprise_install: false,
    authed_user: { id: 'U1' },
  });
  const start = async (encryptionKeys = keys) => {
    const app = await createSlackApp({
      config: {
        mode: 'oauth',
        clientId: '1.2',
        clientSecret: 'client',
        signingSecret: secret,
        port: 0,
        encryptionKeys,
      },
      host: '127.0.0.1',
      apiUrl,
      database: database(),
      log: pino({ level: 'silent' }),
      access: { ...openPolicy, workspaces: [workspaces[0].team, workspaces[1].team] },
      timing: { sweepMs: 200, callMs: 5000, settleMs: 100, postponeMs: 100 },
      home: fixtureHome(),
      starterQuestions: () => Promise.resolve([]),
      ask: () => Promise.resolve(answer),
    });
    apps.push(app);
    return app;
  };
  const address = (app: SlackApp, path: string) => `http://127.0.0.1:${app.port}${path}`;
  /** As a browser does it, from the link to the page that Slack leads back to. */
  const install = async (app: SlackApp, place: number, { cookie = true, state = '' } = {}) => {
    const begun = await fetch(address(app, '/slack/install'), { redirect: 'manual' });
    const authorize = new URL(begun.headers.get('location') ?? '');
    const query = new URLSearchParams({
      code: String(place),
      state: state || (authorize.searchParams.get('state') ?? ''),
    });
    const headers = new Headers();
    if (cookie) headers.set('cookie', (begun.headers.get('set-cookie') ?? '').split(';')[0]);
    const done = await fetch(address(app, `/slack/oauth_redirect?${query}`), { headers, redirect: 'manual' });
    return { authorize, page: await done.text() };
  };
  const installed = async () =>
    (await database().query<{ team: string }>('select team from slack_installation')).map(({ team }) => team);
  const write = (workspace: Workspace, text: string) => {
    const channel = workspace.openChannel('D1', 'im');
    const message = workspace.post(channel, { user: 'U1', text, blocks: [], files: [] });
    return messageEvent(workspace, channel, message);
  };
  const deliver = (app: SlackApp, delivery: Parameters<typeof send>[2]) =>
    send({ signingSecret: secret }, address(app, '/slack/events'), delivery);
  const answersIn = async (workspace: Workspace, count: number) => {
    const found = () =>
      workspace.channel('D1')?.messages.filter(({ user }) => user === workspace.bot.user) ?? [];
    for (let tries = 0; found().length < count && tries < 500; tries++) await pause(20);
    return found();
  };

  test('install it, and each gets its answers with its own token', async () => {
    const app = await start();
    const { authorize } = await install(app, 0);
    expect(authorize.searchParams.get('scope')).toContain('app_mentions:read');
    await install(app, 1);
    for (const workspace of workspaces.slice(0, 2)) {
      expect(await deliver(app, write(workspace, 'why?'))).toBe(200);
      const [found] = await answersIn(workspace, 1);
      expect(found.text).toContain('An answer.');
    }
    const kept = await database().query<{ all: string }>(
      "select string_agg(encode(sealed, 'escape'), '') as all from slack_installation",
    );
    expect(kept[0].all).not.toContain('xoxb');
  });

  test('that are not named may not, nor may a state that is not ours or another browser', async () => {
    await database().query('delete from slack_installation');
    const app = await start();
    await install(app, 2);
    await install(app, 0, { cookie: false });
    await install(app, 0, { state: 'eyJhbGciOiJIUzI1NiJ9.e30.x' });
    expect(await installed()).toEqual([]);
    expect(await deliver(app, write(workspaces[2], 'why?'))).toBe(200);
    expect(await answersIn(workspaces[2], 0)).toEqual([]);
  });

  test('are forgotten when they remove it, and can come again', async () => {
    await database().query('delete from slack_installation');
    const app = await start();
    await install(app, 0);
    const [workspace] = workspaces;
    const { team } = workspace;
    await deliver(app, write(workspace, 'why?'));
    await answersIn(workspace, 1);
    const when = { weekday: 'monday', time: '09:00', timezone: 'UTC', question: null };
    await subscribe(database(), { ...when, team, channel: 'D1', createdBy: 'U1' });
    const goodbye = {
      type: 'event_callback',
      team_id: team,
      event_id: 'Ev9',
      event: { type: 'app_uninstalled' },
    };
    expect(await deliver(app, { payload: goodbye })).toBe(200);
    expect(await installed()).toEqual([]);
    for (const table of ['slack_question', 'digest_subscription']) {
      expect(await database().query(`select 1 from ${table} where team = $1`, [team])).toEqual([]);
    }
    expect(await deliver(app, write(workspace, 'still there?'))).toBe(200);
    await install(app, 0);
    await deliver(app, write(workspace, 'and now?'));
    expect(await answersIn(workspace, 2)).toHaveLength(2);
  });

  test('are known to another instance at their first event, and after a new key', async () => {
    await database().query('delete from slack_installation');
    const first = await start();
    const second = await start([{ id: 'newer', key: randomBytes(32) }, ...keys]);
    await install(first, 1);
    await deliver(second, write(workspaces[1], 'why?'));
    expect(await answersIn(workspaces[1], 1)).toHaveLength(1);
  });

  test('a kept token opens only in its place, unchanged, and with its key', async () => {
    const store = new InstallationStore(database(), keys);
    await store.save('T1', { secret: 'xoxb-1' });
    expect(await store.read('T1')).toEqual({ secret: 'xoxb-1' });
    const other = new InstallationStore(database(), [{ id: 'old', key: randomBytes(32) }]);
    await expect(other.read('T1')).rejects.toThrow('lacks the key “new”');
    const wrong = new InstallationStore(database(), [{ id: 'new', key: randomBytes(32) }]);
    await expect(wrong.read('T1')).rejects.toThrow('can’t be opened');
    await database().query("update slack_installation set team = 'T2' where team = 'T1'");
    await expect(store.read('T2')).rejects.toThrow('changed');
  });

  test('without a list of who may install it, nothing starts', async () => {
    const config = { mode: 'oauth' as const, clientId: '1', clientSecret: 'c', signingSecret: 's', port: 0 };
    const started = createSlackApp({
      config: { ...config, encryptionKeys: keys },
      host: '127.0.0.1',
      database: database(),
      log: pino({ level: 'silent' }),
      home: fixtureHome(),
      starterQuestions: () => Promise.resolve([]),
      ask: () => Promise.resolve(answer),
    });
    await expect(started).rejects.toThrow('workspaces: [T…]');
  });
});
