import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Ask } from '../../src/ask/ask.js';
import type { Database } from '../../src/store/database.js';
import type { Interceptor } from '../../src/web/fake-slack/web-api.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { isLateAnswer, slowAsk } from '../support/slow-ask.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
let world: SlackWorld;
beforeAll(async () => {
  database = await migratedPglite();
});
afterEach(() => world.close());
afterAll(() => database.close());

async function start(ask: Ask, intercept: Interceptor, timing = {}): Promise<void> {
  world = await createSlackWorld(database, ask, intercept, { timing: { stepsAfterMs: 30, ...timing } });
}
const mentioned = () => world.say('C1', `<@${world.workspace.bot.user}> why?`, { mention: true });

test('a stream that began although its call failed becomes the answer', async () => {
  const slow = slowAsk();
  await start(slow.ask, (method) =>
    method === 'chat.startStream' ? { status: 502, body: 'upstream', servedAfterMs: 0 } : undefined,
  );
  await mentioned();
  const { ts } = await world.until('C1', (message) => message.streamingSince !== undefined);
  slow.finish();
  expect((await world.until('C1', isLateAnswer)).ts).toBe(ts);
  await world.settle();
  expect(world.said('C1')).toHaveLength(1);
});

test('a stream that began unheard and is found too late is taken away', async () => {
  const slow = slowAsk();
  let lookups = 0;
  await start(slow.ask, (method) => {
    if (method === 'chat.startStream') return { status: 502, body: 'upstream', servedAfterMs: 0 };
    return method === 'conversations.replies' && ++lookups === 1 ? { status: 403, body: 'no' } : undefined;
  });
  await mentioned();
  await world.until('C1', (message) => message.streamingSince !== undefined);
  await world.until('C1', () => lookups > 0);
  slow.finish();
  await world.until('C1', isLateAnswer);
  await world.until('C1', () => world.said('C1').length === 1);
  expect(world.said('C1').map(isLateAnswer)).toEqual([true]);
});

test.each([
  [
    'that begins after its answer came',
    { status: 200, lost: 'cut', servedAfterMs: 400 } as const,
    () => undefined,
  ],
  [
    'whose removal fails at first',
    { status: 200, lost: 'cut', servedAfterMs: 150 } as const,
    (removals: number) => (removals === 1 ? { status: 503, body: 'upstream' } : undefined),
  ],
])('a stream %s is taken away', async (_, begun, removed) => {
  const slow = slowAsk();
  let removals = 0;
  await start(
    slow.ask,
    (method) => {
      if (method === 'chat.startStream') return begun;
      return method === 'chat.delete' ? removed(++removals) : undefined;
    },
    { settleMs: 600 },
  );
  await mentioned();
  await pause(100);
  slow.finish();
  const answer = await world.until('C1', isLateAnswer);
  const stray = await world.until('C1', (message) => message.streamingSince !== undefined);
  expect(stray.ts).not.toBe(answer.ts);
  await world.until('C1', () => world.said('C1').length === 1);
  expect(world.said('C1')).toEqual([answer]);
});
