import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';

const workspace = new Workspace();
workspace.openChannel('C1', 'channel');
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
  expect(await post({ channel: 'C1', text: 'x' })).toMatchObject({ ok: true, channel: 'C1' });
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
  const posted = workspace.channel('C1')?.messages.at(-1);
  expect(posted?.files[0]).toMatchObject({ name: 'a.png', title: 'A', bytes: Buffer.from('abc') });
  expect(await call('files.completeUploadExternal', complete)).toEqual(refused('file_not_found'));
});
