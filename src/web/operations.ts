import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../metrics.js';

export interface Health {
  readonly status: 'ok' | 'failing' | 'stopping';
  /** Each part that was looked at. */
  readonly checks: Readonly<Record<string, string>>;
}

/** What whoever runs Footpath looks at. */
export interface Operations {
  readonly health: () => Promise<Health>;
  readonly metrics: Metrics;
}

/** Serves `/health` and `/metrics`, to anybody: they hold no data of customers. @returns whether the request was for one of them. */
export async function serveOperations(
  { health, metrics }: Operations,
  { method, url }: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (url === '/health') {
    const found = await health();
    response.writeHead(found.status === 'ok' ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(found));
    return true;
  }
  if (url === '/metrics') {
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType }).end(text);
    return true;
  }
  return false;
}
