import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Channel, Workspace } from './fake-slack/workspace.js';

export interface ChatSession {
  readonly user: string;
  readonly channel: Channel;
}

const cookieName = 'footpath';

/** The browser's own direct message with the bot: what is asked in one browser is not shown in another. */
export function sessionOf(workspace: Workspace, request: IncomingMessage): ChatSession | undefined {
  const pattern = new RegExp(`(?:^|; )${cookieName}=([0-9a-f]{32})(?:;|$)`);
  const id = pattern.exec(request.headers.cookie ?? '')?.[1];
  if (!id) return undefined;
  return { user: `U${id}`, channel: workspace.openChannel(`D${id}`, 'im') };
}

/** Gives the browser a session for as long as it runs. */
export function startSession(response: ServerResponse): void {
  const id = randomBytes(16).toString('hex');
  response.setHeader('set-cookie', `${cookieName}=${id}; HttpOnly; SameSite=Strict; Path=/`);
}
