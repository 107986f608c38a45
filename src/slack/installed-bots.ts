import { setTimeout as wait } from 'node:timers/promises';
import { App, HTTPReceiver, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { OauthConfig } from '../config.js';
import { FootpathError } from '../errors.js';
import { InstallationStore } from '../store/installation-store.js';
import { boltLogger } from './bolt-logger.js';
import { installerOf } from './installer.js';
import { botOf, installedBy, saysGoodbye } from './installation.js';
import { listenOn } from './slack-connection.js';
import { createTeamBot, type BotOptions, type TeamBot } from './team-bot.js';

export interface InstalledBotsOptions extends BotOptions {
  readonly config: OauthConfig;
  readonly host: string;
}

interface Running {
  /** Of which installation: after another one the bot has another token. */
  readonly since: number;
  readonly bot: TeamBot;
}

const lookEveryMs = 60_000;

/**
 * A bot for each Slack workspace that installed the app, behind one door: events are given to the bot of the workspace
 * they are from. What another instance of Footpath installed or removed is noticed within a minute, and at its first event.
 */
export async function createInstalledBots(
  options: InstalledBotsOptions,
): Promise<{ port?: number; close(): Promise<void> }> {
  const { config, database, log, access, host } = options;
  if (access?.workspaces === undefined) {
    throw new FootpathError(
      'bad_setting',
      'With SLACK_CLIENT_ID, name the Slack workspaces that may install the app as `workspaces: [T…]` in access.yaml: each of them sees this company’s data.',
    );
  }
  const store = new InstallationStore(database, config.encryptionKeys);
  const running = new Map<string, Promise<Running>>();

  const stop = async (team: string) => {
    const bot = running.get(team);
    running.delete(team);
    await (await bot?.catch(() => undefined))?.bot.close();
  };
  const start = async (team: string, since: number): Promise<Running> => {
    const bot = await createTeamBot(options, botOf(team, await store.read(team)), parked);
    await bot.start();
    return { since, bot };
  };
  const look = async () => {
    const installed = await store.list();
    for (const team of running.keys()) if (!installed.has(team)) await stop(team);
    for (const [team, at] of installed) {
      const current = await running.get(team)?.catch(() => undefined);
      if (current?.since === at.getTime()) continue;
      await stop(team);
      const begun = start(team, at.getTime());
      running.set(team, begun);
      await begun.catch((error: unknown) =>
        log.error({ err: error, team }, 'The bot of a workspace could not start.'),
      );
    }
  };
  let looking: Promise<unknown> = Promise.resolve();
  const lookInTurn = () => (looking = looking.then(look, look));

  const deliver = async (event: ReceiverEvent) => {
    const team = installedBy(event.body);
    if (team === undefined) return event.ack();
    if (saysGoodbye(event.body)) {
      await stop(team);
      await store.purge(team);
      log.info({ team }, 'A workspace removed the app; what was kept of it is deleted.');
      return event.ack();
    }
    if (!running.has(team)) await lookInTurn();
    const found = await running.get(team);
    if (!found) return event.ack();
    await found.bot.app.processEvent(event);
  };

  const { signingSecret } = config;
  const installer = installerOf(options, access.workspaces, store, () => void lookInTurn());
  const logger = boltLogger(log);
  const receiver = new HTTPReceiver({ signingSecret, logger, processBeforeResponse: true, ...installer });
  const door = new Door(receiver, deliver, logger);
  await lookInTurn();
  const port = await listenOn(receiver, config.port, host);
  const looker = setInterval(() => {
    lookInTurn().catch((error: unknown) =>
      log.error({ err: error }, 'Installations could not be looked up.'),
    );
  }, lookEveryMs).unref();
  return {
    port,
    async close() {
      clearInterval(looker);
      await Promise.race([door.stop(), wait(1000, undefined, { ref: false })]);
      await Promise.all([...running.keys()].map(stop));
    },
  };
}

/** Takes the events of all workspaces and gives each to the right bot. */
class Door extends App {
  readonly #deliver: (event: ReceiverEvent) => Promise<void>;

  constructor(
    receiver: Receiver,
    deliver: (event: ReceiverEvent) => Promise<void>,
    logger: ReturnType<typeof boltLogger>,
  ) {
    super({ receiver, logger });
    this.#deliver = deliver;
  }

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.#deliver(event);
  }
}

/** The bots behind the door listen to nothing themselves. */
const parked: Receiver = {
  init() {},
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
