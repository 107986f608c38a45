import { setTimeout as wait } from 'node:timers/promises';
import { App, type Receiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Ask } from '../ask/ask.js';
import type { Metrics } from '../metrics.js';
import { sendDueDigests } from '../digest/digest-scheduler.js';
import type { Database } from '../store/database.js';
import { digestOfThread, type DigestRun } from '../store/digest-runs.js';
import type { DigestSubscription } from '../store/digest-subscriptions.js';
import { openPolicy, type AccessPolicy } from './access-policy.js';
import { boltLogger } from './bolt-logger.js';
import { countedFetch } from './counted-fetch.js';
import { ChannelQueue } from './channel-queue.js';
import { FileLine } from './file-line.js';
import { defaultTiming, type DeliveryTiming } from './delivery-timing.js';
import { QuestionInbox, type IncomingQuestion, type Thread } from './question-inbox.js';
import { ReaderRights } from './reader-rights.js';
import { sendDigest, type DigestSource } from './send-digest.js';
import { SlackClient } from './slack-client.js';
import { onButton, onMention, onMessage } from './slack-listeners.js';
import { StopSignals } from './stop-signals.js';
import type { HomeSource } from './surface-parts.js';
import { surfaces } from './surfaces.js';
import { createTranscript } from './thread-transcript.js';
import { ThreadWork } from './thread-work.js';
import { UploadedPictures } from './uploaded-pictures.js';
import { answerThread, type AnswererParts } from './thread-answerer.js';

/** What the bots of all Slack workspaces share. */
export interface BotOptions {
  readonly ask: Ask;
  readonly database: Database;
  readonly log: Logger;
  /** Questions that work on this workspace's data. */
  readonly starterQuestions: () => Promise<readonly string[]>;
  /** Where Slack's Web API is; another one in tests and for the web chat. */
  readonly apiUrl?: string;
  /** Who may see what, and where; everybody, people in direct messages only, when left out. */
  readonly access?: AccessPolicy;
  /** What the Home tab shows, and the forms change. */
  readonly home: HomeSource;
  /** Composes the digests that are subscribed to here; none are sent without. */
  readonly digests?: DigestSource['compose'];
  /** Counts what is done here. */
  readonly metrics?: Metrics;
  /** Shorter waits in tests. */
  readonly timing?: Partial<DeliveryTiming>;
}

/** The bot as one Slack workspace knows it. */
export interface BotIdentity {
  readonly team: string;
  readonly id: string;
  readonly userId: string;
  readonly token: string;
}

/** The bot of one Slack workspace. */
export interface TeamBot {
  readonly app: App;
  /** Begins to look for questions that were left open, and for digests that are due. */
  start(): Promise<void>;
  /** Waits a little for the answers that are being given; the next start gives the others. */
  close(): Promise<void>;
}

/** To leave what is still being worked out to the next start. */
const letGoWithinMs = 2000;

/** We do the waiting and repeating: the client's own would hold back all calls after one rate limit. */
export function clientOptionsOf(
  options: Pick<BotOptions, 'apiUrl' | 'log' | 'timing' | 'metrics'>,
): webApi.WebClientOptions {
  return {
    timeout: options.timing?.callMs ?? defaultTiming.callMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    slackApiUrl: options.apiUrl,
    fetch: options.metrics && countedFetch(options.metrics),
    logger: boltLogger(options.log),
  };
}

/** @param receiver brings the events of this workspace. */
export async function createTeamBot(
  options: BotOptions,
  bot: BotIdentity,
  receiver: Receiver,
): Promise<TeamBot> {
  const { ask, database, log, starterQuestions, access = openPolicy, digests } = options;
  const { team } = bot;
  const timing = { ...defaultTiming, ...options.timing };
  const clientOptions = clientOptionsOf(options);
  const client = new SlackClient(bot.token, clientOptions, timing.noStreamMs);
  const inbox = new QuestionInbox(database, team, timing.leaseMs);
  const files = new FileLine();
  const queue = new ChannelQueue();
  const poster = { client, queue, files, pictures: new UploadedPictures(), timing, log };
  const transcript = createTranscript(database, team, inbox);
  const rights = new ReaderRights(access, client, log);
  const stops = new StopSignals(inbox, log);
  const parts: AnswererParts = {
    team,
    botUserId: bot.userId,
    access,
    rights,
    inbox,
    transcript,
    ask,
    poster,
    database,
    stops,
    log,
    starterQuestions,
  };
  const answer = (thread: Thread): Promise<void> =>
    answerThread(parts, thread, () => work.isClosed).catch((error: unknown) =>
      log.error({ err: error }, 'A thread could not be answered.'),
    );
  const work = new ThreadWork(answer, timing.threadsAtOnce);
  const accept = async (question: IncomingQuestion) => {
    if (await inbox.receive(question)) work.begin(question);
  };
  const sweep = async () => {
    for (const thread of await inbox.abandoned()) work.begin(thread);
  };
  const scheduler = digests && {
    database,
    team,
    log,
    leaseMs: timing.leaseMs,
    send: async (subscription: DigestSubscription, run: DigestRun) => {
      const sent = await sendDigest({ compose: digests, ask, access, rights }, poster, subscription, run);
      options.metrics?.digests.inc({ outcome: sent.outcome });
      return sent;
    },
  };
  let sending: Promise<unknown> | undefined;
  const sendDigests = async () => {
    // One round at a time: a slow one must not pile up others behind it.
    if (!scheduler || sending) return;
    sending = sendDueDigests(scheduler);
    await sending.finally(() => (sending = undefined));
  };

  const app = new App({
    receiver,
    // The bot's identity is known: no event depends on another call to Slack.
    authorize: () => Promise.resolve({ botToken: bot.token, botId: bot.id, botUserId: bot.userId }),
    clientOptions,
    logger: boltLogger(log),
  });
  const isDigest = async (thread: Thread) => (await digestOfThread(database, team, thread)) !== undefined;
  const listeners = { ...parts, accept, isDigest };
  for (const register of [onMention, onMessage, onButton]) register(app, listeners);
  const surfaceParts = { ...listeners, home: options.home };
  for (const register of surfaces) register(app, surfaceParts);

  await inbox.forgetOld();
  let sweeper: NodeJS.Timeout | undefined;
  return {
    app,
    async start() {
      await sweep();
      sweeper = setInterval(() => {
        sweep().catch((error: unknown) =>
          log.error({ err: error }, 'Open questions could not be looked up.'),
        );
        sendDigests().catch((error: unknown) => log.error({ err: error }, 'Digests could not be looked up.'));
      }, timing.sweepMs).unref();
    },
    async close() {
      clearInterval(sweeper);
      const done = Promise.all([app.stop(), work.close(), files.close(), sending]);
      await Promise.race([done, wait(timing.closeMs, undefined, { ref: false })]);
      stops.letGo();
      await Promise.race([done, wait(letGoWithinMs, undefined, { ref: false })]);
    },
  };
}
