import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.js';
import type { Interceptor } from '../../src/web/fake-slack/web-api.js';
import type { SlackMessage } from '../../src/web/fake-slack/workspace.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { trialFunnel } from '../support/replies.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
let world: SlackWorld;
beforeAll(async () => {
  database = await migratedPglite();
});
afterEach(() => world.close());
afterAll(() => database.close());

async function start(intercept?: Interceptor, timing = {}): Promise<void> {
  world = await createSlackWorld(database, () => Promise.resolve(trialFunnel), intercept, { timing });
}
const shownFile = ({ blocks }: SlackMessage) =>
  blocks.flatMap((block) => (block.type === 'image' ? [block.slack_file.id] : []))[0];
const limited = { status: 429, headers: { 'retry-after': '30' }, body: { ok: false, error: 'ratelimited' } };
const calls = (method: string) => world.calls.filter((called) => called === method).length;

test('a picture that was uploaded before is shown in the next message, for whoever gets it', async () => {
  await start();
  await world.say('D1', 'why?');
  const [answer, picture] = await world.answers('D1', 2);
  expect(shownFile(answer)).toBeUndefined();
  await world.say('C1', `<@${world.workspace.bot.user}> why?`, { mention: true });
  const [again] = await world.answers('C1', 1);
  expect(shownFile(again)).toBe(picture.files[0].id);
  await world.settle();
  expect(await world.answers('C1', 1)).toHaveLength(1);
  expect(calls('files.getUploadURLExternal')).toBe(1);
});

test('a picture that Slack does not show any more is uploaded again', async () => {
  await start((method, { blocks }) =>
    method === 'chat.postMessage' && String(blocks).includes('slack_file')
      ? { status: 200, body: { ok: false, error: 'invalid_blocks' } }
      : undefined,
  );
  await world.say('D1', 'why?');
  await world.answers('D1', 2);
  await world.say('D1', 'why again?');
  const [, , again, picture] = await world.answers('D1', 4);
  expect(again.text).toContain('Most are lost');
  expect(picture.files).toHaveLength(1);
});

test('limits on files and statuses hold up no answer, and are not tried again and again', async () => {
  await start((method) =>
    method.startsWith('files.') || method === 'assistant.threads.setStatus' ? limited : undefined,
  );
  for (let number = 0; number < 40; number++) await world.say(`D${number}`, 'why?');
  const all = await Promise.all(
    Array.from({ length: 40 }, async (_, number) => (await world.answers(`D${number}`, 1))[0]),
  );
  const leftOut = all.filter(({ text }) =>
    text.includes('so the picture is left out. Ask again in a minute'),
  );
  // Those before are still in the line.
  expect(leftOut.length).toBeGreaterThanOrEqual(10);
  expect(JSON.stringify(leftOut[0].blocks)).toContain('the picture is left out');
  // Those that were under way when Slack said no.
  expect(calls('files.getUploadURLExternal')).toBeLessThanOrEqual(3);
  expect(calls('assistant.threads.setStatus')).toBeLessThanOrEqual(3);
});

test('no answer waits for its own status, which is taken away when it comes after', async () => {
  let first = true;
  await start(
    (method) => {
      if (method !== 'assistant.threads.setStatus' || !first) return undefined;
      first = false;
      return { status: 0, lost: 'silent', servedAfterMs: 600 };
    },
    { callMs: 1000 },
  );
  const seen: string[] = [];
  const isCleared = new Promise<void>((resolve) => {
    world.workspace.watch((update) => {
      if (update.kind === 'message' && update.message.user === world.workspace.bot.user) seen.push('answer');
      if (update.kind !== 'status') return;
      seen.push(update.status);
      if (update.status === '') resolve();
    });
  });
  await world.say('D1', 'why?');
  await isCleared;
  expect(seen[0]).toBe('answer');
  expect(seen.filter((each) => each !== 'answer')).toEqual(['is working it out…', '']);
});
