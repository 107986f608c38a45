import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Ask } from '../../src/ask/ask.js';
import { FootpathError } from '../../src/errors.js';
import type { Database } from '../../src/store/database.js';
import { sessionStopped } from '../../src/web/fake-slack/app-events.js';
import type { Interceptor } from '../../src/web/fake-slack/web-api.js';
import type { SlackMessage, WorkspaceUpdate } from '../../src/web/fake-slack/workspace.js';
import { createSlackWorld, type SlackWorld } from '../support/slack-world.js';
import { isLateAnswer as isAnswer, lateReply as reply, slowAsk } from '../support/slow-ask.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
let world: SlackWorld;
let sessions: string[];
beforeAll(async () => {
  database = await migratedPglite();
});
afterEach(() => world.close());
afterAll(() => database.close());

async function start(ask: Ask, intercept?: Interceptor, timing = {}): Promise<void> {
  world = await createSlackWorld(database, ask, intercept, { timing: { stepsAfterMs: 30, ...timing } });
  sessions = [];
  world.workspace.watch((update: WorkspaceUpdate) => {
    if (update.kind === 'session') sessions.push(update.status);
  });
}

const steps = ({ steps = [] }: SlackMessage) => steps.map(({ title, status }) => `${status}: ${title}`);
const until = (channel: string, fits: (message: SlackMessage) => boolean) => world.until(channel, fits);
const botMessages = (channel: string) => world.said(channel);
const mentioned = () => world.say('C1', `<@${world.workspace.bot.user}> why?`, { mention: true });

test.each(['C1', 'D1'])('a slow answer shows its steps and becomes one message, in %s', async (channel) => {
  const slow = slowAsk();
  await start(slow.ask);
  const question = channel === 'C1' ? await mentioned() : await world.say('D1', 'why?');
  const shown = await until(channel, (message) => (message.steps ?? []).length === 2);
  expect(steps(shown)).toEqual([
    'complete: Understanding the question',
    'in_progress: Following customers from step to step',
  ]);
  expect(sessions).toEqual(['processing']);
  slow.finish();
  const answer = await until(channel, isAnswer);
  expect(answer.ts).toBe(shown.ts);
  expect(answer.threadTs).toBe(question.ts);
  expect(steps(answer)).toEqual([
    'complete: Understanding the question',
    'complete: Following customers from step to step',
    'complete: Checking every figure against the result',
  ]);
  expect(answer.metadata?.event_type).toBe('footpath_answer');
  await world.settle();
  expect(botMessages(channel)).toHaveLength(1);
  expect(sessions).toEqual(['processing', 'active']);
});

test('a quick answer is posted at once, without a stream', async () => {
  await start(() => Promise.resolve(reply), undefined, { stepsAfterMs: 2000 });
  await mentioned();
  await world.answers('C1', 1);
  expect(world.calls).not.toContain('chat.startStream');
  expect(sessions).toEqual([]);
});

test('a stream that Slack has ended is finished by an edit', async () => {
  const slow = slowAsk();
  await start(slow.ask);
  world.workspace.streamLifeMs = 200;
  await mentioned();
  const { ts } = await until('C1', (message) => message.streamingSince !== undefined);
  await pause(300);
  slow.finish();
  expect((await until('C1', isAnswer)).ts).toBe(ts);
  expect(world.calls).toContain('chat.update');
  await world.settle();
  expect(botMessages('C1')).toHaveLength(1);
  expect(sessions).toEqual(['processing', 'active']);
});

test('a stream of text alone is not marked as the answer before its text is there', async () => {
  const slow = slowAsk();
  const marks: unknown[] = [];
  await start(
    (request) =>
      slow.ask(request).then(() => Promise.reject(new FootpathError('bad_input', 'Not like this.'))),
    (method) => {
      if (method === 'chat.update') marks.push(botMessages('C1')[0].metadata);
      return undefined;
    },
  );
  await mentioned();
  const { ts } = await until('C1', (message) => message.streamingSince !== undefined);
  slow.finish();
  const answer = await until('C1', ({ text }) => text.includes('Not like this.'));
  expect(answer.ts).toBe(ts);
  expect(answer.metadata?.event_type).toBe('footpath_answer');
  expect(marks).toEqual([undefined]);
});

test('an answer that may be there already gets no steps beside it', async () => {
  let attempts = 0;
  const ask: Ask = async () => {
    if (++attempts > 1) await pause(900);
    return reply;
  };
  await start(
    ask,
    (method) =>
      method === 'chat.postMessage' && attempts === 1
        ? { status: 502, body: 'upstream', servedAfterMs: 0 }
        : undefined,
    { stepsAfterMs: 400, patienceMs: 0, postponeMs: 50 },
  );
  await mentioned();
  await until('C1', () => attempts === 2);
  await pause(1000);
  await world.settle();
  expect(botMessages('C1')).toHaveLength(1);
  expect(world.calls).not.toContain('chat.startStream');
});

test('where Slack streams nothing, a message is posted and edited', async () => {
  const slow = slowAsk();
  await start(slow.ask, (method) =>
    method === 'chat.startStream' ? { status: 200, body: { ok: false, error: 'not_allowed' } } : undefined,
  );
  await mentioned();
  const shown = await until('C1', ({ text }) => text === 'Following customers from step to step …');
  slow.finish();
  expect((await until('C1', isAnswer)).ts).toBe(shown.ts);
  await world.settle();
  expect(botMessages('C1')).toHaveLength(1);
});

test('blocks that Slack refuses at the end are replaced by simpler ones', async () => {
  const slow = slowAsk();
  await start(slow.ask, (method, { blocks }) =>
    method === 'chat.stopStream' && String(blocks).includes('context_actions')
      ? { status: 200, body: { ok: false, error: 'invalid_blocks' } }
      : undefined,
  );
  await mentioned();
  await until('C1', (message) => message.streamingSince !== undefined);
  slow.finish();
  const answer = await until('C1', isAnswer);
  expect(answer.blocks.map(({ type }) => type)).not.toContain('context_actions');
});

test('faults and limits at the end are waited out; a deleted message is posted anew', async () => {
  const slow = slowAsk();
  let faults = 0;
  await start(slow.ask, (method) => {
    if (method !== 'chat.stopStream' || faults++ > 1) return undefined;
    return faults === 1
      ? { status: 429, headers: { 'retry-after': '0' }, body: { ok: false, error: 'ratelimited' } }
      : { status: 503, body: 'upstream', servedAfterMs: 0 };
  });
  await mentioned();
  const shown = await until('C1', (message) => message.streamingSince !== undefined);
  slow.finish();
  expect((await until('C1', isAnswer)).ts).toBe(shown.ts);
  await world.settle();
  expect(botMessages('C1')).toHaveLength(1);
});

test('a message with the steps that somebody deleted is posted anew', async () => {
  const slow = slowAsk();
  await start(slow.ask);
  await mentioned();
  const shown = await until('C1', (message) => message.streamingSince !== undefined);
  const channel = world.workspace.openChannel('C1', 'channel');
  world.workspace.remove(channel, shown);
  slow.finish();
  expect((await until('C1', isAnswer)).ts).not.toBe(shown.ts);
});

test('Stop ends the work, and what waits in the thread', async () => {
  const slow = slowAsk();
  await start(slow.ask);
  const { ts: threadTs } = await world.say('D1', 'why?');
  await until('D1', (message) => message.streamingSince !== undefined);
  await world.say('D1', 'and on mobile?', { threadTs });
  const channel = world.workspace.openChannel('D1', 'im');
  await world.deliver(sessionStopped(world.workspace, channel, { user: 'U1', threadTs }));
  const isStopped = ({ text }: SlackMessage) => text === 'Stopped. Ask again whenever you like.';
  const first = await until('D1', isStopped);
  await until('D1', (message) => isStopped(message) && message.ts !== first.ts);
  expect(slow.requests).toHaveLength(1);
  expect(slow.requests[0].signal?.aborted).toBe(true);
  expect(sessions.at(-1)).toBe('active');
  slow.finish();
  await world.say('D1', 'again', { threadTs });
  await until('D1', isAnswer);
  await world.settle();
  expect(botMessages('D1')).toHaveLength(3);
});

test('a stop that another instance hears ends the work here', async () => {
  const slow = slowAsk();
  await start(slow.ask);
  const { ts: threadTs } = await world.say('D1', 'why?');
  await until('D1', (message) => message.streamingSince !== undefined);
  await database.query('update slack_question set stopped_at = now() where team = $1 and thread_ts = $2', [
    world.workspace.team,
    threadTs,
  ]);
  expect((await until('D1', ({ text }) => text.startsWith('Stopped.'))).threadTs).toBe(threadTs);
});

test('what an instance began to show another one finishes', async () => {
  const slow = slowAsk();
  // Only the first time it is asked it takes for ever.
  const ask: Ask = (request) => (slow.requests.length === 0 ? slow.ask(request) : Promise.resolve(reply));
  await start(ask, undefined, { leaseMs: 600 });
  await world.say('D1', 'why?');
  const shown = await until('D1', (message) => message.streamingSince !== undefined);
  await pause(50);
  // The instance is gone without a word: its lease runs out.
  await database.query(
    `update slack_question set attempts = attempts + 1, lease_until = now() - interval '1 second' where team = $1`,
    [world.workspace.team],
  );
  await world.startAnotherApp(() => Promise.resolve(reply));
  expect((await until('D1', isAnswer)).ts).toBe(shown.ts);
  slow.finish();
  await world.settle();
  expect(botMessages('D1')).toHaveLength(1);
});
