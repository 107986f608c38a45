import { webApi } from '@slack/bolt';
import type { SlackConfig } from '../config.js';
import { createInstalledBots } from './installed-bots.js';
import { createReceiver, identify } from './slack-connection.js';
import { clientOptionsOf, createTeamBot, type BotOptions } from './team-bot.js';

export interface SlackAppOptions extends BotOptions {
  readonly config: SlackConfig;
  /** Where Slack's events arrive, in HTTP mode. */
  readonly host: string;
}

export interface SlackApp {
  /** Where Slack's events arrive, in HTTP mode. */
  readonly port?: number;
  /** Stops listening, and waits a little for the answers that are being given; the next start gives the others. */
  close(): Promise<void>;
}

/**
 * Connects to Slack and answers there until closed.
 * @throws FootpathError `bad_setting` when Slack refuses the tokens, `unavailable` when it can't be reached.
 */
export async function createSlackApp(options: SlackAppOptions): Promise<SlackApp> {
  const { config } = options;
  if (config.mode === 'oauth') return createInstalledBots({ ...options, config });
  const client = new webApi.WebClient(config.botToken, clientOptionsOf(options));
  const identity = await identify(client);
  const connection = createReceiver({ ...options, config });
  const bot = await createTeamBot(options, { ...identity, token: config.botToken }, connection.receiver);
  const port = await connection.listen();
  await bot.start();
  return { port, close: () => bot.close() };
}
