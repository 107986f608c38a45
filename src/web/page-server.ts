import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { sessionOf, startSession, type ChatSession } from './chat-sessions.js';
import type { ChatMessage, ChatUpdate } from './chat-update.js';
import { buttonPress, messageEvent, type Delivery } from './fake-slack/event-delivery.js';
import type { Channel, SlackFile, SlackMessage, Workspace } from './fake-slack/workspace.js';
import type { Asset } from './page-assets.js';
import { readBody } from './read-body.js';

export interface PageServerParts {
  readonly workspace: Workspace;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly starterQuestions: () => Promise<readonly string[]>;
  /** Sends an event to the bot. @returns whether it arrived. */
  readonly deliver: (delivery: Delivery) => Promise<boolean>;
}

const mostBytes = 64 * 1024;
const heartbeatMs = 25_000;

const sentSchema = z.strictObject({
  text: z.string().trim().min(1).max(4000),
  threadTs: z.string().optional(),
});
const pressedSchema = z.strictObject({ messageTs: z.string(), actionId: z.string() });

const safeHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
};

/** Serves the page, what happens in its conversation, and what its reader does. */
export async function servePage(
  parts: PageServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(safeHeaders)) response.setHeader(name, value);
  const path = new URL(request.url ?? '/', 'http://page').pathname;
  const session = sessionOf(parts.workspace, request);
  if (request.method === 'GET') {
    const asset = parts.assets.get(path);
    if (asset) {
      if (!session) startSession(response);
      return send(response, 200, asset.type, asset.bytes);
    }
    if (path === '/updates' && session) return sendUpdates(parts, session, response);
    const file = session && fileOf(session, path);
    if (file) return sendFile(response, file);
  }
  if (request.method === 'POST' && session) {
    const body = await readJson(request);
    const sent = path === '/messages' ? sentSchema.safeParse(body) : undefined;
    if (sent?.success) return say(parts, session, sent.data, response);
    const pressed = path === '/presses' ? pressedSchema.safeParse(body) : undefined;
    if (pressed?.success) return press(parts, session, pressed.data, response);
    if (sent || pressed) return send(response, 400, 'text/plain', 'Not a message that this page sends.');
  }
  send(response, 404, 'text/plain', 'Nothing here.');
}

function say(
  { workspace, deliver }: PageServerParts,
  { user, channel }: ChatSession,
  { text, threadTs }: z.output<typeof sentSchema>,
  response: ServerResponse,
): void {
  const message = workspace.post(channel, {
    user,
    text: escapeMrkdwn(text),
    threadTs,
    blocks: [],
    files: [],
  });
  void deliver(messageEvent(workspace, channel, message)).then(sayIfLost(workspace, channel, message));
  send(response, 200, 'application/json', JSON.stringify({ ts: message.ts }));
}

function press(
  { workspace, deliver }: PageServerParts,
  { user, channel }: ChatSession,
  { messageTs, actionId }: z.output<typeof pressedSchema>,
  response: ServerResponse,
): void {
  const message = channel.messages.find(({ ts }) => ts === messageTs);
  const button = message?.blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .find((element) => element.action_id === actionId);
  if (!message || !button) return send(response, 404, 'text/plain', 'This button is not there any more.');
  const delivery = buttonPress(workspace, channel, { message, user, actionId, value: button.value });
  void deliver(delivery).then(sayIfLost(workspace, channel, message));
  send(response, 200, 'application/json', '{}');
}

function sayIfLost(workspace: Workspace, channel: Channel, { ts, threadTs = ts }: SlackMessage) {
  return (arrived: boolean) => {
    if (arrived) return;
    const text = 'That did not reach me. Please ask again.';
    workspace.post(channel, { user: workspace.bot.user, text, threadTs, blocks: [], files: [] });
  };
}

async function sendUpdates(
  { workspace, starterQuestions }: PageServerParts,
  { user, channel }: ChatSession,
  response: ServerResponse,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (update: ChatUpdate) => response.write(`data: ${JSON.stringify(update)}\n\n`);
  const starters = await starterQuestions();
  write({ kind: 'hello', starters, messages: channel.messages.map((message) => chatMessage(message, user)) });
  const stop = workspace.watch((update) => {
    if (update.channel !== channel.id || update.kind !== 'message') return;
    write({ kind: 'message', message: chatMessage(update.message, user) });
  });
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  response.on('close', () => {
    stop();
    clearInterval(heartbeat);
  });
}

function chatMessage({ ts, threadTs, user, text, blocks, files }: SlackMessage, reader: string): ChatMessage {
  return {
    ts,
    threadTs: threadTs ?? ts,
    from: user === reader ? 'you' : 'bot',
    text,
    blocks,
    files: files.map((file) => ({
      url: `/files/${file.id}`,
      name: file.name,
      title: file.title,
      altText: file.altText,
      isImage: isImage(file),
    })),
  };
}

function isImage(file: SlackFile): boolean {
  return file.name.endsWith('.png');
}

function fileOf({ channel }: ChatSession, path: string): SlackFile | undefined {
  return channel.messages.flatMap(({ files }) => files).find(({ id }) => path === `/files/${id}`);
}

function sendFile(response: ServerResponse, file: SlackFile): void {
  if (!isImage(file)) {
    response.setHeader('content-disposition', `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`);
  }
  send(response, 200, isImage(file) ? 'image/png' : 'text/csv; charset=utf-8', file.bytes);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await readBody(request, mostBytes);
  try {
    return JSON.parse(body?.toString() ?? '');
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'content-type': type });
  response.end(body);
}
