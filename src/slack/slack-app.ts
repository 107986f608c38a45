import { setTimeout as wait } from 'node:timers/promises';
import { App, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Ask } from '../ask/ask.js';
import type { SlackConfig } from '../config.js';
import type { Database } from '../store/database.js';
import { boltLogger } from './bolt-logger.js';
import { openPolicy, type AccessPolicy } from './access-policy.js';
import { ChannelQueue } from './channel-queue.js';
import { defaultTiming, type DeliveryTiming } from './delivery-timing.js';
import { QuestionInbox, type IncomingQuestion, type Thread } from './question-inbox.js';
import { sendDueDigests } from '../digest/digest-scheduler.js';
import { digestOfThread, type DigestRun } from '../store/digest-runs.js';
import type { DigestSubscription } from '../store/digest-subscriptions.js';
import { sendDigest, type DigestSource } from './send-digest.js';
import { createTranscript } from './thread-transcript.js';
import { createReceiver, identify } from './slack-connection.js';
import { onButton, onHomeOpened, onMention, onMessage } from './slack-listeners.js';
import { answerThread, type AnswererParts } from './thread-answerer.js';

export interface SlackAppOptions {
  readonly config: SlackConfig;
  readonly ask: Ask;
  readonly database: Database;
  readonly log: Logger;
  /** Questions that work on this workspace's data. */
  readonly starterQuestions: () => Promise<readonly string[]>;
  /** Where Slack's events arrive, in HTTP mode. */
  readonly host: string;
  /** Where Slack's Web API is; another one in tests and for the web chat. */
  readonly apiUrl?: string;
  /** Who may see what, and where; everybody, people in direct messages only, when left out. */
  readonly access?: AccessPolicy;
  /** Composes the digests that are subscribed to here; none are sent without. */
  readonly digests?: DigestSource['compose'];
  /** Shorter waits in tests. */
  readonly timing?: Partial<DeliveryTiming>;
}

export interface SlackApp {
  /** Where Slack's events arrive, in HTTP mode. */
  readonly port?: number;
  /** Stops listening, and waits a little for the answers that are being given; the next start gives the others. */
  close(): Promise<void>;
}

const closeWithinMs = 5000;

/**
 * Connects to Slack and answers there until closed.
 * @throws FootpathError `bad_setting` when Slack refuses the tokens, `unavailable` when it can't be reached.
 */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { config, ask, database, log, starterQuestions, apiUrl } = options;
  const timing = { ...defaultTiming, ...options.timing };
  // We do the waiting and repeating: the client's own would hold back all calls after one rate limit.
  const clientOptions: webApi.WebClientOptions = {
    timeout: timing.callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    slackApiUrl: apiUrl,
    logger: boltLogger(log),
  };
  const client = new webApi.WebClient(config.botToken, clientOptions);
  const bot = await identify(client);
  const inbox = new QuestionInbox(database, bot.team, timing.leaseMs);
  const poster = { client, queue: new ChannelQueue(), timing, log };
  const { team } = bot;
  const { access = openPolicy } = options;
  const transcript = createTranscript(database, team, inbox);
  const parts: AnswererParts = { team, access, inbox, transcript, ask, poster, log, starterQuestions };
  const work = new Set<Promise<void>>();

  const answerInBackground = (thread: Thread) => {
    const task = answerThread(parts, thread)
      .catch((error: unknown) => log.error({ err: error }, 'A thread could not be answered.'))
      .finally(() => work.delete(task));
    work.add(task);
  };
  const accept = async (question: IncomingQuestion) => {
    if (await inbox.receive(question)) answerInBackground(question);
  };
  const sweep = async () => {
    for (const thread of await inbox.abandoned()) answerInBackground(thread);
  };
  const { digests } = options;
  const scheduler = digests && {
    database,
    team,
    log,
    leaseMs: timing.leaseMs,
    send: (subscription: DigestSubscription, run: DigestRun) =>
      sendDigest({ compose: digests, ask, access }, poster, subscription, run),
  };
  let sending: Promise<unknown> | undefined;
  const sendDigests = async () => {
    // One round at a time: a slow one must not pile up others behind it.
    if (!scheduler || sending) return;
    sending = sendDueDigests(scheduler);
    await sending.finally(() => (sending = undefined));
  };

  const connection = createReceiver(options);
  const app = new App({
    receiver: connection.receiver,
    // The bot's identity is known: no event depends on another call to Slack.
    authorize: () => Promise.resolve({ botToken: config.botToken, botId: bot.id, botUserId: bot.userId }),
    clientOptions,
    logger: boltLogger(log),
  });
  const isDigest = async (thread: Thread) => (await digestOfThread(database, team, thread)) !== undefined;
  const listeners = { ...parts, botUserId: bot.userId, accept, isDigest };
  for (const register of [onMention, onMessage, onButton, onHomeOpened]) register(app, listeners);

  await inbox.forgetOld();
  const port = await connection.listen();
  await sweep();
  const sweeper = setInterval(() => {
    sweep().catch((error: unknown) => log.error({ err: error }, 'Open questions could not be looked up.'));
    sendDigests().catch((error: unknown) => log.error({ err: error }, 'Digests could not be looked up.'));
  }, timing.sweepMs).unref();
  return {
    port,
    async close() {
      clearInterval(sweeper);
      const done = app.stop().then(() => Promise.all([...work, sending]));
      await Promise.race([done, wait(closeWithinMs, undefined, { ref: false })]);
    },
  };
}
