import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';

const workspace = new Workspace();
for (const id of ['C1', 'C2']) workspace.openChannel(id, 'channel');
let server: Server;
let origin = '';
beforeAll(async () => {
  server = createServer((request, response) => void serveWebApi(workspace, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
});
afterAll(() => server.close());

async function call(
  method: string,
  args: Record<string, string>,
  token = workspace.botToken,
): Promise<unknown> {
  const response = await fetch(`${origin}/api/${method}`, {
    method: 'POST',
    headers: token === '' ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return response.json();
}
const refused = (error: string, message?: string) => ({
  ok: false,
  error,
  ...(message ? { response_metadata: { messages: [expect.stringContaining(message)] } } : {}),
});

test('wants a token, and its own', async () => {
  expect(await call('auth.test', {}, '')).toEqual(refused('not_authed'));
  expect(await call('auth.test', {}, 'xoxb-other')).toEqual(refused('invalid_auth'));
  expect(await call('auth.test', {})).toMatchObject({ ok: true, bot_id: workspace.bot.id });
  expect(await call('chat.nonsense', {})).toEqual(refused('unknown_method'));
});

test('refuses messages as Slack does', async () => {
  const post = (args: Record<string, string>) => call('chat.postMessage', args);
  expect(await post({ text: 'x' })).toEqual(refused('invalid_arguments', 'channel'));
  expect(await post({ channel: 'C9', text: 'x' })).toEqual(refused('channel_not_found'));
  expect(await post({ channel: 'C1' })).toEqual(refused('no_text'));
  expect(await post({ channel: 'C1', text: 'x'.repeat(40_001) })).toEqual(refused('msg_too_long'));
  expect(await post({ channel: 'C1', text: 'x', blocks: '[{' })).toEqual(
    refused('invalid_arguments', 'JSON'),
  );
  const blocks = JSON.stringify([{ type: 'context', elements: [] }]);
  expect(await post({ channel: 'C1', text: 'x', blocks })).toEqual(
    refused('invalid_blocks', 'blocks[0].elements'),
  );
  const long = { type: 'rich_text_section', elements: [{ type: 'text', text: 'x'.repeat(13_201) }] };
  const tooMuch = JSON.stringify([{ type: 'rich_text', elements: [long] }]);
  expect(await post({ channel: 'C2', text: 'x', blocks: tooMuch })).toEqual(refused('msg_blocks_too_long'));
  const metadata = JSON.stringify({ event_type: 'e', event_payload: { key: 'x'.repeat(8000) } });
  expect(await post({ channel: 'C2', text: 'x', metadata })).toEqual(refused('metadata_too_large'));
  expect(await post({ channel: 'C2', text: 'x' })).toMatchObject({ ok: true, channel: 'C2' });
});

test('takes a few messages at once in a channel, then one a second', async () => {
  const channel = workspace.openChannel('C3', 'channel');
  for (let message = 0; message < 4; message++) await call('chat.postMessage', { channel: 'C3', text: 'x' });
  const limited = await fetch(`${origin}/api/chat.postMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${workspace.botToken}` },
    body: new URLSearchParams({ channel: 'C3', text: 'x' }),
  });
  expect(limited.status).toBe(429);
  expect(limited.headers.get('retry-after')).toBe('1');
  expect(channel.messages).toHaveLength(4);
});

test('says why a channel or a token is of no use', async () => {
  const post = (channel: string) => call('chat.postMessage', { channel, text: 'x' });
  workspace.openChannel('C4', 'channel').refuses = 'is_archived';
  expect(await post('C4')).toEqual(refused('is_archived'));
  workspace.tokenError = 'token_revoked';
  expect(await post('C2')).toEqual(refused('token_revoked'));
  workspace.tokenError = undefined;
});

test('gives a thread in pages, with what apps noted when asked for it', async () => {
  const channel = workspace.openChannel('C5', 'channel');
  const say = (text: string, threadTs?: string) =>
    workspace.post(channel, { user: 'U1', text, threadTs, blocks: [], files: [] });
  const { ts } = say('root');
  say('one', ts);
  say('elsewhere');
  const metadata = JSON.stringify({ event_type: 'e', event_payload: { key: 'k' } });
  await call('chat.postMessage', { channel: 'C5', text: 'two', thread_ts: ts, metadata });
  const replies = (more: Record<string, string>) =>
    call('conversations.replies', { channel: 'C5', ts, limit: '2', ...more });
  expect(await replies({})).toMatchObject({
    messages: [{ text: 'root' }, { text: 'one' }],
    response_metadata: { next_cursor: '2' },
  });
  expect(await replies({ cursor: '2', include_all_metadata: 'true' })).toMatchObject({
    messages: [{ text: 'two', metadata: { event_payload: { key: 'k' } } }],
    response_metadata: { next_cursor: '' },
  });
  workspace.readsChannels = false;
  expect(await replies({})).toEqual(refused('missing_scope'));
});

test('takes a file in three steps, and only so', async () => {
  const begun = await call('files.getUploadURLExternal', { filename: 'a.png', length: '3' });
  expect(begun).toMatchObject({ ok: true });
  const { file_id, upload_url } = z.object({ file_id: z.string(), upload_url: z.string() }).parse(begun);
  const complete = {
    files: JSON.stringify([{ id: file_id, title: 'A' }]),
    channel_id: 'C1',
    thread_ts: '1.0',
  };
  expect(await call('files.completeUploadExternal', complete)).toEqual(refused('file_not_found'));
  await fetch(upload_url, { method: 'POST', body: 'abc' });
  expect(await call('files.completeUploadExternal', complete)).toMatchObject({ ok: true });
  // Slack looks for viruses first.
  await new Promise((resolve) => setTimeout(resolve, 60));
  const posted = workspace.channel('C1')?.messages.at(-1);
  expect(posted?.files[0]).toMatchObject({ name: 'a.png', title: 'A', bytes: Buffer.from('abc') });
  expect(await call('files.completeUploadExternal', complete)).toEqual(refused('file_not_found'));
});

test('a Home tab that is published leaves the form that is open alone', () => {
  const { views } = new Workspace();
  const told: string[] = [];
  views.watch((user, changed) => told.push(`${user} ${changed}`));
  const text = { type: 'plain_text' as const, text: 'Home' };
  views.open('U1', { type: 'modal', title: text, blocks: [{ type: 'header', text }] });
  views.publish('U1', { type: 'home', blocks: [{ type: 'header', text }] });
  views.close('U1');
  expect(told).toEqual(['U1 modal', 'U1 home', 'U1 modal']);
});
