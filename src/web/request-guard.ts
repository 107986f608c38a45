import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { hostname } from 'node:os';

/**
 * Whether a request was meant for this server. A page elsewhere can make a browser send requests here, also under a
 * name of its own that it points to this machine (DNS rebinding): so the name must be one of ours, and what changes
 * something must come from our own page. An address in figures can't be rebound.
 */
export function isForUs(request: IncomingMessage, boundHost: string): boolean {
  const name = hostName(request.headers.host);
  if (name === undefined || !isOurName(name, boundHost)) return false;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const isJson = request.headers['content-type']?.split(';')[0].trim() === 'application/json';
  return isJson && hostOf(request.headers.origin) === request.headers.host;
}

function isOurName(name: string, boundHost: string): boolean {
  return isIP(name) !== 0 || name === 'localhost' || name === boundHost || name === hostname().toLowerCase();
}

function hostOf(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
}

function hostName(host: string | undefined): string | undefined {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : undefined;
  return url?.hostname.replace(/^\[|\]$/g, '');
}
