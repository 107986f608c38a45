import type { ChatUpdate } from '../chat-update.js';

export interface ServerEvents {
  readonly onUpdate: (update: ChatUpdate) => void;
  readonly onConnection: (connected: boolean) => void;
}

/** What was filled in, by field. */
export type FormValues = Readonly<Record<string, string | string[]>>;

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
  return 'ts' in answer ? String(answer.ts) : '';
}

export const pressButton = (messageTs: string, actionId: string, value: string) =>
  post('/presses', { messageTs, actionId, value });

export const pressHome = (actionId: string, value: string) => post('/home-presses', { actionId, value });

export const openTab = (tab: 'home' | 'messages') => post('/tabs', { tab });

export const sendCommand = (text: string) => post('/commands', { text });

export const askAbout = (messageTs: string) => post('/shortcuts', { messageTs });

export const stopWork = (threadTs: string) => post('/stops', { threadTs });

export const closeForm = () => post('/closings', {});

/** @returns what is wrong, by field; nothing when it was taken. */
export async function submitForm(values: FormValues): Promise<Record<string, string>> {
  const answer = await post('/submissions', { values });
  const errors = 'errors' in answer ? answer.errors : undefined;
  if (typeof errors !== 'object' || errors === null) return {};
  return Object.fromEntries(Object.entries(errors).map(([field, error]) => [field, String(error)]));
}

async function post(path: string, body: object): Promise<object> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  const answer: unknown = await response.json();
  return typeof answer === 'object' && answer !== null ? answer : {};
}

/** The server is our own: its kind is enough to know an update by. */
function isUpdate(value: unknown): value is ChatUpdate {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
