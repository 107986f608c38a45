import { createServer } from 'node:http';
import { pino } from 'pino';
import type { Ask, AskRequest } from '../../src/ask/ask.js';
import { fixtureHome } from './fixture-home.js';
import { createSlackApp, type SlackApp, type SlackAppOptions } from '../../src/slack/slack-app.js';
import type { Database } from '../../src/store/database.js';
import { messageEvent, send, type Delivery } from '../../src/web/fake-slack/event-delivery.js';
import { buttonPress } from '../../src/web/fake-slack/interactions.js';
import { serveWebApi, type Interceptor } from '../../src/web/fake-slack/web-api.js';
import { Workspace, type SlackMessage } from '../../src/web/fake-slack/workspace.js';

export interface SlackWorld {
  readonly workspace: Workspace;
  readonly apiUrl: string;
  /** Where Slack itself is. */
  readonly origin: string;
  /** Where the app takes events. */
  readonly eventsUrl: string;
  /** What was asked, in order. */
  readonly asked: AskRequest[];
  /** Web API methods in the order in which they were called. */
  readonly calls: string[];
  /** Sends an event once. @returns the HTTP status. */
  deliver(delivery: Delivery, retry?: number): Promise<number>;
  /** Somebody writes a message. */
  write(channel: string, text: string, more?: { user?: string; threadTs?: string }): SlackMessage;
  /** Writes it and delivers its event. */
  say(
    channel: string,
    text: string,
    more?: { user?: string; threadTs?: string; mention?: boolean },
  ): Promise<SlackMessage>;
  press(message: SlackMessage, button: number, user?: string): Promise<number>;
  /** The bot's messages in a channel, once there are so many. */
  answers(channel: string, count: number): Promise<SlackMessage[]>;
  /** The bot's messages in a channel so far. */
  said(channel: string): SlackMessage[];
  /** The first of them that fits, once it is there. */
  until(channel: string, fits: (message: SlackMessage) => boolean): Promise<SlackMessage>;
  /** Long enough for an answer that must not come. */
  settle(): Promise<void>;
  stopFirstApp(): Promise<void>;
  startAnotherApp(ask: Ask): Promise<SlackApp>;
  close(): Promise<void>;
}

/** A Slack with one direct message (D1) and one channel (C1), and Footpath connected to it. */
export async function createSlackWorld(
  database: Database,
  ask: Ask,
  intercept?: Interceptor,
  more: Partial<SlackAppOptions> = {},
): Promise<SlackWorld> {
  const workspace = new Workspace({ mostChannels: 1000, mostMessages: 1000 });
  workspace.openChannel('D1', 'im');
  workspace.openChannel('C1', 'channel');
  const asked: AskRequest[] = [];
  const calls: string[] = [];
  const server = createServer((request, response) => {
    void serveWebApi(workspace, request, response, (method, args) => {
      calls.push(method);
      return intercept?.(method, args);
    });
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const apiUrl = `http://127.0.0.1:${port}/api/`;
  const start = (answer: Ask) =>
    createSlackApp({
      config: { mode: 'http', botToken: workspace.botToken, signingSecret: workspace.signingSecret, port: 0 },
      host: '127.0.0.1',
      apiUrl,
      database,
      log: pino({ level: 'silent' }),
      home: fixtureHome(),
      ...more,
      timing: { sweepMs: 200, callMs: 5000, settleMs: 100, postponeMs: 100, ...more.timing },
      starterQuestions: () => Promise.resolve(['Where do trial users drop off?']),
      ask: (request) => {
        asked.push(request);
        return answer(request);
      },
    });
  const app = await start(ask);
  const running = new Set([app]);
  const channelOf = (id: string) => workspace.openChannel(id, id.startsWith('D') ? 'im' : 'channel');

  const world: SlackWorld = {
    workspace,
    apiUrl,
    origin: `http://127.0.0.1:${port}`,
    eventsUrl: `http://127.0.0.1:${app.port}/slack/events`,
    asked,
    calls,
    deliver: (delivery, retry) =>
      send(workspace, `http://127.0.0.1:${app.port}/slack/events`, delivery, retry),
    write: (channel, text, { user = 'U1', threadTs } = {}) =>
      workspace.post(channelOf(channel), { user, text, threadTs, blocks: [], files: [] }),
    async say(channel, text, more = {}) {
      const message = world.write(channel, text, more);
      const type = more.mention ? 'app_mention' : 'message';
      await world.deliver(messageEvent(workspace, channelOf(channel), message, type));
      return message;
    },
    press(message, button, user = 'U1') {
      const elements = message.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
      const { action_id: actionId, value } = elements[button];
      const channel = ['D1', 'C1'].map(channelOf).find(({ messages }) => messages.includes(message));
      if (!channel) throw new Error('no such message');
      return world.deliver(buttonPress(workspace, channel, { message, user, actionId, value }));
    },
    async answers(channel, count) {
      const deadline = Date.now() + 15_000;
      for (;;) {
        const found = world.said(channel);
        if (found.length >= count) return found;
        if (Date.now() > deadline) throw new Error(`${found.length} of ${count} answers came`);
        await pause(10);
      }
    },
    said: (channel) => channelOf(channel).messages.filter(({ user }) => user === workspace.bot.user),
    async until(channel, fits) {
      const deadline = Date.now() + 8000;
      for (;;) {
        const said = world.said(channel);
        const found = said.find(fits);
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`it did not come: ${JSON.stringify(said)}`);
        await pause(10);
      }
    },
    settle: () => pause(250),
    async stopFirstApp() {
      running.delete(app);
      await app.close();
    },
    async startAnotherApp(answer) {
      const other = await start(answer);
      running.add(other);
      return other;
    },
    async close() {
      await Promise.all([...running].map((each) => each.close()));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return world;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
