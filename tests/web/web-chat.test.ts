import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../src/store/database.js';
import type { ChatUpdate } from '../../src/web/chat-update.js';
import { checkAddress } from '../../src/web/listen.js';
import type { WebChat } from '../../src/web/web-chat.js';
import { buildPage, startFixtureChat } from '../support/web-page.js';
import { migratedPglite } from '../support/migrated-pglite.js';

let database: Database;
let chat: WebChat;
beforeAll(async () => {
  buildPage();
  database = await migratedPglite();
  chat = await startFixtureChat(database);
});
afterAll(async () => {
  await chat.close();
  await database.close();
});

const updateSchema = z.custom<ChatUpdate>(
  (value) => typeof value === 'object' && value !== null && 'kind' in value,
);

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** Sends exactly these headers, `Host` and `Origin` included, as a browser that was led astray would. */
function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const sent = request(`${chat.url}${path}`, { method, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      sent.on('error', reject).end(body);
    },
  );
}

async function newSession(): Promise<string> {
  const { headers } = await send('/');
  return String(headers['set-cookie']).split(';')[0];
}

const say = (cookie: string, text: string, more: Record<string, string> = {}) =>
  send('/messages', {
    method: 'POST',
    headers: { cookie, origin: chat.url, 'content-type': 'application/json', ...more },
    body: JSON.stringify({ text }),
  });

/** Reads what happens until an update fits. */
async function waitFor(cookie: string, fits: (update: ChatUpdate) => boolean): Promise<ChatUpdate> {
  return new Promise((resolve, reject) => {
    const listening = request(`${chat.url}/updates`, { headers: { cookie } }, (response) => {
      let buffer = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        buffer += part;
        const events = buffer.split('\n\n');
        buffer = events.pop() ?? '';
        for (const event of events.filter((each) => each.startsWith('data: '))) {
          const update = updateSchema.parse(JSON.parse(event.slice(6)));
          if (!fits(update)) continue;
          listening.destroy();
          resolve(update);
        }
      });
    });
    listening.on('error', reject).end();
  });
}

describe('who may talk to it', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', '192.168.1.5'])(
    '%s is a name of this machine',
    async (name) => {
      expect((await send('/', { headers: { host: `${name}:3000` } })).status).toBe(200);
    },
  );

  test.each(['evil.example', 'evil.example:3000', '127.0.0.1.evil.example', 'localhost.evil.example', ''])(
    'a page under the name %j gets nothing (DNS rebinding)',
    async (host) => {
      expect((await send('/updates', { headers: { host } })).status).toBeGreaterThanOrEqual(400);
    },
  );

  test.each([
    ['another origin', { origin: 'http://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['no origin', { origin: '' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
  ])('a message from %s is refused', async (_, headers) => {
    expect((await say(await newSession(), 'hello', headers)).status).toBe(403);
  });

  test('a message without a session is refused', async () => {
    expect((await say('', 'hello')).status).toBe(404);
  });
});

test('nothing but the page’s own files is served', async () => {
  for (const path of [
    '/page/../../package.json',
    '/package.json',
    '/page/%2e%2e/main.js',
    '/page/main.ts',
    '/api/auth.test',
  ]) {
    expect((await send(path)).status, path).toBe(404);
  }
  expect((await send('/page/main.js')).headers['content-type']).toContain('text/javascript');
});

test('lets no script but its own run, and no page frame it', async () => {
  const policy = String((await send('/')).headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test.each([
  '',
  '{',
  '{"text": ""}',
  '{"text": 1}',
  JSON.stringify({ text: 'x'.repeat(4001) }),
  'x'.repeat(70_000),
])('refuses a body that the page does not send (%#)', async (body) => {
  const headers = { cookie: await newSession(), origin: chat.url, 'content-type': 'application/json' };
  expect((await send('/messages', { method: 'POST', headers, body })).status).toBe(400);
});

test('a chart belongs to who asked for it', async () => {
  const [one, other] = [await newSession(), await newSession()];
  await say(one, 'Where do trial users drop off?');
  const update = await waitFor(one, (each) =>
    each.kind === 'hello'
      ? each.messages.some(({ files }) => files.length > 0)
      : each.kind === 'message' && each.message.files.length > 0,
  );
  const messages =
    update.kind === 'hello' ? update.messages : update.kind === 'message' ? [update.message] : [];
  const { url } = messages.flatMap(({ files }) => files)[0];
  expect((await send(url, { headers: { cookie: one } })).headers['content-type']).toBe('image/png');
  expect((await send(url, { headers: { cookie: other } })).status).toBe(404);
});

test('a taken port is said in words', async () => {
  const port = Number(new URL(chat.url).port);
  await expect(startFixtureChat(database, port)).rejects.toThrow(`can't listen on 127.0.0.1:${port}`);
  await expect(checkAddress(port, '127.0.0.1')).rejects.toThrow(`can't listen on 127.0.0.1:${port}`);
  await expect(checkAddress(0, '127.0.0.1')).resolves.toBeUndefined();
});
