import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageFile } from '../../src/package-root.js';
import { askAboutShortcut } from '../../src/slack/on-ask-about.js';
import { slashCommand } from '../../src/slack/on-slash-command.js';
import { methodScopes } from '../../src/web/fake-slack/methods/method-scopes.js';
import { webApiMethods } from '../../src/web/fake-slack/methods/web-api-methods.js';

/** Scopes as Slack's reference has them for each event (docs.slack.dev/reference). */
const scopesOfEvents: Readonly<Record<string, string | undefined>> = {
  agent_session_stopped: undefined,
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
};

const texts = z.array(z.string());
const manifestSchema = z.object({
  features: z.object({
    agent_view: z.object({ agent_description: z.string().max(300) }),
    slash_commands: z.array(
      z.strictObject({
        command: z.string().regex(/^\/[a-z-]{1,31}$/),
        description: z.string().max(2000),
        usage_hint: z.string().max(1000),
        should_escape: z.boolean(),
      }),
    ),
    shortcuts: z.array(
      z.strictObject({
        name: z.string().max(24),
        type: z.enum(['message', 'global']),
        callback_id: z.string().max(255),
        description: z.string().max(150),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: texts, bot_optional: texts }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: texts }) }),
});
const readManifest = async () =>
  manifestSchema.parse(JSON.parse(await readFile(packageFile('slack-manifest.json'), 'utf8')));

async function source(): Promise<string> {
  const folder = packageFile('src', 'slack');
  const files = await readdir(folder);
  return (await Promise.all(files.map((file) => readFile(`${folder}/${file}`, 'utf8')))).join('\n');
}

test('the manifest asks for the scopes that are used, and no more', async () => {
  const { features, oauth_config, settings } = await readManifest();
  const { bot, bot_optional } = oauth_config.scopes;
  const needed = [
    ...(features.slash_commands.length + features.shortcuts.length > 0 ? ['commands'] : []),
    ...[...webApiMethods.keys()].flatMap((method) => methodScopes[method]),
    ...settings.event_subscriptions.bot_events.flatMap((event) => scopesOfEvents[event] ?? []),
  ];
  expect([...bot, ...bot_optional].sort()).toEqual([...new Set(needed)].sort());
});

test('the manifest subscribes to the events that are listened to', async () => {
  const { settings } = await readManifest();
  const listened = [...(await source()).matchAll(/app\.event\('(\w+)'/g)].map(([, event]) => event);
  const subscribed = settings.event_subscriptions.bot_events.map((event) => event.split('.')[0]);
  expect(new Set(subscribed)).toEqual(new Set(listened));
});

test('only methods that the scopes cover are called', async () => {
  const called = [...(await source()).matchAll(/client\s*\.(\w+(?:\s*\.\w+)*)\(/g)].map(([, method]) =>
    method.replace(/\s/g, ''),
  );
  // The SDK's upload makes these two calls.
  const methods = called.flatMap((method) =>
    method === 'filesUploadV2' ? ['files.getUploadURLExternal', 'files.completeUploadExternal'] : [method],
  );
  expect(new Set(methods)).toEqual(new Set(webApiMethods.keys()));
});

test('the manifest names the commands and shortcuts that are answered', async () => {
  const { features } = await readManifest();
  expect(features.slash_commands.map(({ command }) => command)).toEqual([slashCommand]);
  expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([askAboutShortcut]);
});
