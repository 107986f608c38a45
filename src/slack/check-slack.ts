import { webApi } from '@slack/bolt';
import type { SlackConfig } from '../config.js';
import type { Check } from '../store/check.js';
import { isRefusal } from './call-slack.js';
import { requiredScopes } from './manifest.js';

const name = 'Slack';
const waitMs = 10_000;
const withoutScope: Readonly<Record<string, string | undefined>> = {
  'users:read': 'guests are not told apart from members',
};

/**
 * Whether Slack takes the token, and what the app was not given since its manifest asks for it.
 * @param apiUrl where Slack's Web API is; another one in tests.
 */
export async function checkSlack(config: SlackConfig, apiUrl?: string): Promise<Check> {
  if (config.mode === 'oauth') {
    return { name, ok: true, detail: 'many workspaces; the log says where an installation lacks a scope' };
  }
  const client = new webApi.WebClient(config.botToken, {
    timeout: waitMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    slackApiUrl: apiUrl,
    logLevel: webApi.LogLevel.ERROR,
  });
  try {
    const { team, response_metadata: metadata } = await client.auth.test();
    const given = metadata?.scopes ?? [];
    // Without the list nothing can be said of it.
    const missing = given.length === 0 ? [] : requiredScopes().filter((scope) => !given.includes(scope));
    if (missing.length === 0) return { name, ok: true, detail: `connected to ${team}` };
    const told = missing.map((scope) => {
      const effect = withoutScope[scope];
      return effect === undefined ? scope : `${scope} (${effect})`;
    });
    const detail = `connected to ${team}, without ${told.join(', ')}`;
    const mend =
      'Paste slack-manifest.json under App Manifest at api.slack.com/apps, and install the app again.';
    return { name, ok: true, detail, mend };
  } catch (error) {
    const detail = isRefusal(error)
      ? `refuses SLACK_BOT_TOKEN (${error.data.error})`
      : 'could not be reached';
    return { name, ok: false, detail, mend: 'Check the token at api.slack.com/apps, and the connection.' };
  }
}
