import type { IncomingMessage, ServerResponse } from 'node:http';
import { sessionOf, startSession, type ChatSession } from './chat-sessions.js';
import type { SlackFile, Workspace } from './fake-slack/workspace.js';
import { pageActions, type ActionParts } from './page-actions.js';
import type { Asset } from './page-assets.js';
import { isImage, sendUpdates } from './page-updates.js';
import { readBody } from './read-body.js';

export interface PageServerParts extends ActionParts {
  readonly assets: ReadonlyMap<string, Asset>;
}

const mostBytes = 64 * 1024;

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
    if (path === '/updates' && session) return sendUpdates(parts.workspace, session, response);
    const file = session && fileOf(parts.workspace, session, path);
    if (file) return sendFile(response, file);
  }
  const action = request.method === 'POST' ? pageActions.get(path) : undefined;
  if (!action || !session) return send(response, 404, 'text/plain', 'Nothing here.');
  const body = await readJson(request);
  if (!action.accepts(body)) return send(response, 400, 'text/plain', 'Not what this page sends.');
  const answer = await action.run(parts, session, body);
  if (!answer) return send(response, 404, 'text/plain', 'This is not there any more.');
  send(response, 200, 'application/json', JSON.stringify(answer));
}

/** One that the reader's own conversation shows, in a message or as one. */
function fileOf(workspace: Workspace, { channel }: ChatSession, path: string): SlackFile | undefined {
  return channel.messages
    .flatMap(({ files, blocks }) => [
      ...files,
      ...blocks.flatMap((block) =>
        block.type === 'image' ? (workspace.file(block.slack_file.id) ?? []) : [],
      ),
    ])
    .find(({ id }) => path === `/files/${id}`);
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
