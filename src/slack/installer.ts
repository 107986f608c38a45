import { hkdfSync } from 'node:crypto';
import type { HTTPReceiverOptions } from '@slack/bolt';
import type { OauthConfig } from '../config.js';
import { FootpathError } from '../errors.js';
import type { InstallationStore } from '../store/installation-store.js';
import { teamOf } from './installation.js';
import { botScopes } from './manifest.js';
import type { BotOptions } from './team-bot.js';

type InstallerOptions = Pick<
  HTTPReceiverOptions,
  'clientId' | 'clientSecret' | 'stateSecret' | 'scopes' | 'installationStore' | 'installerOptions'
>;

/**
 * How the app is installed by OAuth, at /slack/install: for the workspaces that are allowed to, with a state that only
 * this company's Footpath can have made and that comes back in the same browser.
 */
export function installerOf(
  { config, log, apiUrl }: Pick<BotOptions, 'log' | 'apiUrl'> & { config: OauthConfig },
  allowed: readonly string[],
  store: InstallationStore,
  installed: () => void,
): InstallerOptions {
  const [{ key }] = config.encryptionKeys;
  return {
    clientId: config.clientId,
    clientSecret: config.clientSecret,
    stateSecret: Buffer.from(hkdfSync('sha256', key, '', 'footpath oauth state', 32)).toString('hex'),
    scopes: botScopes(),
    installerOptions: {
      directInstall: true,
      stateVerification: true,
      clientOptions: apiUrl === undefined ? {} : { slackApiUrl: apiUrl },
    },
    installationStore: {
      async storeInstallation(installation) {
        const team = teamOf(installation);
        if (!allowed.includes(team)) {
          log.warn({ team }, 'A workspace that is not named in access.yaml tried to install the app.');
          throw new FootpathError(
            'not_permitted',
            `The Slack workspace ${team} is not named in access.yaml.`,
          );
        }
        await store.save(team, installation);
        log.info({ team }, 'A workspace installed the app.');
        installed();
      },
      // Bots know their tokens; nothing is authorised event by event.
      fetchInstallation: () => Promise.reject(new Error('installations are not fetched here')),
    },
  };
}
