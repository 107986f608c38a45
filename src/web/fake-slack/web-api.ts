import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { readBody } from '../read-body.js';
import { methodScopes } from './methods/method-scopes.js';
import { Refusal } from './methods/method.js';
import { webApiMethods } from './methods/web-api-methods.js';
import type { Workspace } from './workspace.js';

/** What a Slack that has a bad day does with a call. */
export interface Failure {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The call is served all the same, after so many milliseconds: its answer is what is lost. */
  readonly servedAfterMs?: number;
  /** No answer: the connection breaks, or nothing ever comes. */
  readonly lost?: 'cut' | 'silent';
}

/** Called with each call before it is served; a failure is sent instead. */
export type Interceptor = (method: string, args: Readonly<Record<string, unknown>>) => Failure | undefined;

const mostBytes = 20 * 1024 * 1024;

/** Serves `/api/<method>`, `/upload/<file>` and `/response/<id>` as Slack does; false for other addresses. */
export async function serveWebApi(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
  intercept: Interceptor = () => undefined,
): Promise<boolean> {
  const [, area, name] = /^\/(api|upload|response)\/([\w.]+)$/.exec(request.url ?? '') ?? [];
  if (!area || request.method !== 'POST') return false;
  const body = await readBody(request, mostBytes);
  if (!body) send(response, { status: 413 });
  else if (area === 'upload') await receiveFile(workspace, name, request, response, body);
  else if (area === 'response') send(response, respond(workspace, name, body.toString()));
  else callMethod(workspace, name, request, response, body, intercept);
  return true;
}

function callMethod(
  workspace: Workspace,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  intercept: Interceptor,
): void {
  const args = Object.fromEntries(new URLSearchParams(body.toString()));
  const origin = `http://${request.headers.host}`;
  const failure = intercept(name, args);
  if (!failure) return send(response, serve(workspace, name, request, args, origin));
  if (failure.servedAfterMs !== undefined) {
    setTimeout(() => serve(workspace, name, request, args, origin), failure.servedAfterMs);
  }
  if (failure.lost === 'cut') response.destroy();
  if (failure.lost === undefined) send(response, failure);
}

function serve(
  workspace: Workspace,
  name: string,
  request: IncomingMessage,
  args: Readonly<Record<string, string>>,
  origin: string,
): Failure {
  try {
    checkToken(workspace, request);
    const method = webApiMethods.get(name);
    if (!method) throw new Refusal('unknown_method');
    const missing = (methodScopes[name] ?? []).filter((scope) => workspace.missingScopes.has(scope));
    if (missing.length > 0) {
      const [needed, provided] = [missing.join(','), scopesOf(workspace).join(',')];
      return { status: 200, body: { ok: false, error: 'missing_scope', needed, provided } };
    }
    const seconds = workspace.rateLimits.take(name, args.channel ?? '');
    if (seconds > 0) {
      return {
        status: 429,
        headers: { 'retry-after': String(seconds) },
        body: { ok: false, error: 'ratelimited' },
      };
    }
    const headers = { 'x-oauth-scopes': scopesOf(workspace).join(',') };
    return { status: 200, headers, body: { ok: true, ...method.run(workspace, args, origin) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const metadata = error.details.length > 0 ? { response_metadata: { messages: error.details } } : {};
    return { status: 200, body: { ok: false, error: error.message, ...metadata } };
  }
}

/** What the token was given. */
function scopesOf({ scopes, missingScopes }: Workspace): string[] {
  return scopes.filter((scope) => !missingScopes.has(scope));
}

const responseSchema = z.object({
  text: z.string().min(1).max(40_000),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});

/** What an app says to somebody at the address that came with what they did. */
function respond(workspace: Workspace, id: string, body: string): Failure {
  const said = responseSchema.safeParse(parseJson(body));
  if (!said.success) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
  const url = workspace.responseUrls.use(id);
  if (typeof url === 'string') return { status: 404, body: { ok: false, error: url } };
  workspace.announce({ kind: 'ephemeral', ...url, text: said.data.text });
  return { status: 200, body: { ok: true } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkToken(workspace: Workspace, request: IncomingMessage): void {
  const { authorization } = request.headers;
  if (!authorization) throw new Refusal('not_authed');
  if (authorization !== `Bearer ${workspace.botToken}`) throw new Refusal('invalid_auth');
  if (workspace.tokenError !== undefined) throw new Refusal(workspace.tokenError);
}

async function receiveFile(
  workspace: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const known = workspace.receiveUpload(id, await fileBytes(request, body));
  send(response, { status: known ? 200 : 404 });
}

/** The SDK sends a form with one file; others send the bytes as they are. */
async function fileBytes(request: IncomingMessage, body: Buffer): Promise<Uint8Array> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  const [file] = form.values();
  return file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : Buffer.from(file);
}

function send(response: ServerResponse, { status, headers, body }: Failure): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : JSON.stringify(body));
}
