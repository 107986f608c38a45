import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Ask } from '../ask/ask.js';
import { createSlackApp, type SlackAppOptions } from '../slack/slack-app.js';
import type { Metrics } from '../metrics.js';
import type { Database } from '../store/database.js';
import { deliver, exchange } from './fake-slack/event-delivery.js';
import { submitModal } from './fake-slack/modal-submission.js';
import { serveWebApi } from './fake-slack/web-api.js';
import { Workspace } from './fake-slack/workspace.js';
import { listen } from './listen.js';
import { loadPageAssets } from './page-assets.js';
import { serveOperations, type Operations } from './operations.js';
import { servePage, type PageServerParts } from './page-server.js';
import { isForUs } from './request-guard.js';

export interface WebChatOptions {
  readonly ask: Ask;
  /** Composes the digests that are subscribed to in the chat. */
  readonly digests?: SlackAppOptions['digests'];
  readonly home: SlackAppOptions['home'];
  readonly database: Database;
  readonly log: Logger;
  /** Offered where nothing has been asked yet. */
  readonly starterQuestions: () => Promise<readonly string[]>;
  /** Health and metrics, served beside the page. */
  readonly operations?: Operations;
  readonly metrics?: Metrics;
  /** Anything but a loopback address opens the chat to the network. */
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
}

export interface WebChat {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The web chat: a Slack of its own, in memory, with a page in front. The bot behind it is the one of Slack, connected
 * the same way, so that the page shows exactly what Slack would get.
 * @throws FootpathError `bad_setting` when the port can't be had.
 */
export async function createWebChat(options: WebChatOptions): Promise<WebChat> {
  const { ask, digests, home, database, log, starterQuestions, host, operations, metrics } = options;
  const workspace = new Workspace();
  const slack = createServer((request, response) => {
    void guarded(log, response, async () => {
      if (!(await serveWebApi(workspace, request, response))) response.writeHead(404).end();
    });
  });
  const slackPort = await listen(slack, 0, '127.0.0.1');
  const app = await createSlackApp({
    config: { mode: 'http', botToken: workspace.botToken, signingSecret: workspace.signingSecret, port: 0 },
    host: '127.0.0.1',
    apiUrl: `http://127.0.0.1:${slackPort}/api/`,
    ask,
    digests,
    home,
    database,
    log,
    metrics,
    starterQuestions,
  });
  const eventsUrl = `http://127.0.0.1:${app.port}/slack/events`;
  const parts: PageServerParts = {
    workspace,
    origin: `http://127.0.0.1:${slackPort}`,
    assets: await loadPageAssets(),
    deliver: (delivery) => deliver(workspace, eventsUrl, delivery),
    exchange: (delivery) => exchange(workspace, eventsUrl, delivery),
    submit: (open, values) => submitModal(workspace, eventsUrl, open, values),
  };
  const page = createServer((request, response) => {
    void guarded(log, response, async () => {
      if (operations && (await serveOperations(operations, request, response))) return;
      await answerPage(parts, host, request, response);
    });
  });
  const close = async () => {
    await closeServer(page);
    await app.close();
    await closeServer(slack);
  };
  try {
    const port = await listen(page, options.port, host);
    return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answerPage(
  parts: PageServerParts,
  host: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isForUs(request, host)) return servePage(parts, request, response);
  response.writeHead(403, { 'content-type': 'text/plain' }).end('Not from this page, or not to this server.');
}

async function guarded(log: Logger, response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.error({ err: error }, 'The web chat could not answer a request.');
    if (!response.headersSent) response.writeHead(500);
    response.end();
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
