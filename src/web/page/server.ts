import type { ChatUpdate } from '../chat-update.js';

export interface ServerEvents {
  readonly onUpdate: (update: ChatUpdate) => void;
  readonly onConnection: (connected: boolean) => void;
}

/** Listens to what happens; the browser connects again by itself when the connection breaks. */
export function listen({ onUpdate, onConnection }: ServerEvents): void {
  const source = new EventSource('/updates');
  source.addEventListener('open', () => onConnection(true));
  source.addEventListener('error', () => onConnection(false));
  source.addEventListener('message', (event: MessageEvent<string>) => {
    const update: unknown = JSON.parse(event.data);
    if (isUpdate(update)) onUpdate(update);
  });
}

/** @returns the message's ts. */
export async function sendMessage(text: string, threadTs?: string): Promise<string> {
  const answer = await post('/messages', { text, threadTs });
  return typeof answer === 'object' && answer && 'ts' in answer ? String(answer.ts) : '';
}

export async function pressButton(messageTs: string, actionId: string): Promise<void> {
  await post('/presses', { messageTs, actionId });
}

async function post(path: string, body: object): Promise<unknown> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** The server is our own: its kind is enough to know an update by. */
function isUpdate(value: unknown): value is ChatUpdate {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
