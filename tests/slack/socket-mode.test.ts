import { afterEach, beforeEach, expect, test } from 'vitest';
import { pino } from 'pino';
import { createSlackApp } from '../../src/slack/slack-app.js';
import type { Database } from '../../src/store/database.js';
import { messageEvent } from '../../src/web/fake-slack/event-delivery.js';
import { fixtureHome } from '../support/fixture-home.js';
import { funnelSteps } from '../support/funnel-steps.js';
import { dropOffs } from '../support/replies.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { startSocketModeServer, type SocketModeServer } from '../support/socket-mode-server.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
let world: SlackWorld;
let sockets: SocketModeServer;
/** What Slack answers when a socket is asked for. */
let connection: object;
const reply = dropOffs({ steps: funnelSteps(['a'], [1]) }, { headline: 'A short answer.' });

beforeEach(async () => {
  database = await migratedPglite();
  sockets = await startSocketModeServer();
  connection = { ok: true, url: sockets.url };
  world = await createSlackWorld(
    database,
    () => Promise.resolve(reply),
    (method) => (method === 'apps.connections.open' ? { status: 200, body: connection } : undefined),
  );
});
afterEach(async () => {
  await world.close();
  await sockets.close();
  await database.close();
});

const startApp = () =>
  createSlackApp({
    config: { mode: 'socket', botToken: world.workspace.botToken, appToken: 'xapp-1' },
    host: '127.0.0.1',
    apiUrl: world.apiUrl,
    database,
    ask: () => Promise.resolve(reply),
    log: pino({ level: 'silent' }),
    home: fixtureHome(),
    starterQuestions: () => Promise.resolve([]),
  });

test('answers what comes over the socket, and acknowledges it', async () => {
  const app = await startApp();
  const channel = world.workspace.openChannel('D1', 'im');
  const { payload } = messageEvent(world.workspace, channel, world.write('D1', 'why?'));
  const envelope = { type: 'events_api', envelope_id: 'e1', payload, accepts_response_payload: false };
  sockets.send(envelope);
  sockets.send({ ...envelope, envelope_id: 'e2', retry_attempt: 1 });
  const answers = await world.answers('D1', 1);
  await world.settle();
  expect(answers.map(({ text }) => text.split('\n')[0])).toEqual(['A short answer.']);
  expect(sockets.received).toEqual([
    expect.objectContaining({ envelope_id: 'e1' }),
    expect.objectContaining({ envelope_id: 'e2' }),
  ]);
  await app.close();
});

test('a refused app token is said in words, with the setting to mend', async () => {
  connection = { ok: false, error: 'invalid_auth' };
  await expect(startApp()).rejects.toThrow('Slack refused SLACK_APP_TOKEN (invalid_auth)');
});
