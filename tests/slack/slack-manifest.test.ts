import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageFile } from '../../src/package-root.js';
import { webApiMethods } from '../../src/web/fake-slack/methods/web-api-methods.js';

/** Scopes as Slack's reference has them for each method and event (docs.slack.dev/reference). */
const scopesOfMethods: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write'],
  'chat.delete': ['chat:write'],
  // Of the kinds of channels that the bot may read; where it may not, it goes without.
  'conversations.replies': ['im:history'],
  'conversations.history': ['im:history'],
  'conversations.open': ['im:write'],
  'usergroups.users.list': ['usergroups:read'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
};
const scopesOfEvents: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
};

const texts = z.array(z.string());
const manifestSchema = z.object({
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
  const { oauth_config, settings } = await readManifest();
  const { bot, bot_optional } = oauth_config.scopes;
  const needed = [
    ...[...webApiMethods.keys()].flatMap((method) => scopesOfMethods[method]),
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
  const called = [...(await source()).matchAll(/client\.(\w+(?:\.\w+)*)\(/g)].map(([, method]) => method);
  // The SDK's upload makes these two calls.
  const methods = called.flatMap((method) =>
    method === 'filesUploadV2' ? ['files.getUploadURLExternal', 'files.completeUploadExternal'] : [method],
  );
  expect(new Set(methods)).toEqual(new Set(webApiMethods.keys()));
});
