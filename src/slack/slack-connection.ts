import { HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { TokenConfig } from '../config.js';
import { FootpathError } from '../errors.js';
import { boltLogger } from './bolt-logger.js';
import { callSlack, isRefusal } from './call-slack.js';
import type { BotIdentity } from './team-bot.js';

export interface Connection {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  /** @returns the port where events arrive, in HTTP mode. */
  listen(): Promise<number | undefined>;
}

export interface ReceiverOptions {
  readonly config: TokenConfig;
  readonly host: string;
  readonly log: Logger;
  readonly apiUrl?: string;
}

const patienceMs = 30_000;

const identitySchema = z.object({ team_id: z.string(), user_id: z.string(), bot_id: z.string() });

/** Who the token speaks for. */
export async function identify(client: webApi.WebClient): Promise<Omit<BotIdentity, 'token'>> {
  const answer = await callSlack(() => client.auth.test(), patienceMs).catch((error: unknown) => {
    throw connectionError(error, 'SLACK_BOT_TOKEN');
  });
  const { team_id, user_id, bot_id } = identitySchema.parse(answer);
  return { team: team_id, id: bot_id, userId: user_id };
}

/**
 * Events over a socket that we open, or over HTTP. There they are acknowledged only when they are written down, so that
 * Slack delivers again what could not be.
 */
export function createReceiver(options: ReceiverOptions): Connection {
  const { config, host, apiUrl } = options;
  const logger = boltLogger(options.log);
  if (config.mode === 'socket') {
    const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
    const receiver = new SocketModeReceiver({ appToken: config.appToken, logger, installerOptions });
    return {
      receiver,
      async listen() {
        await receiver.start().catch((error: unknown) => {
          throw connectionError(error, 'SLACK_APP_TOKEN');
        });
        return undefined;
      },
    };
  }
  const { signingSecret, port } = config;
  const receiver = new HTTPReceiver({ signingSecret, logger, processBeforeResponse: true });
  return { receiver, listen: () => listenOn(receiver, port, host) };
}

/** @returns the port. @throws FootpathError `bad_setting` when it can't be had. */
export async function listenOn(
  receiver: HTTPReceiver,
  port: number,
  host: string,
): Promise<number | undefined> {
  const server = await receiver.start({ port, host }).catch((cause: unknown) => {
    const message = `Port ${port} for Slack is taken or not allowed. Set SLACK_PORT to another one.`;
    throw new FootpathError('bad_setting', message, { cause });
  });
  // Slack keeps its connections open: a server that stops would wait for them.
  server.prependListener('request', (_request, response) =>
    response.once('close', () => {
      if (!server.listening) server.closeIdleConnections();
    }),
  );
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

function connectionError(cause: unknown, setting: string): FootpathError {
  if (!isRefusal(cause)) {
    return new FootpathError(
      'unavailable',
      'Slack could not be reached. Check the connection, then start again.',
      { cause },
    );
  }
  const message = `Slack refused ${setting} (${cause.data.error}). Copy it again from the app's page at api.slack.com/apps.`;
  return new FootpathError('bad_setting', message, { cause });
}
