import { createHmac, randomBytes } from 'node:crypto';
import type { Channel, SlackMessage, Workspace } from './workspace.js';

export interface Delivery {
  readonly payload: Record<string, unknown>;
  /** What people do in the interface comes as a form, and only once. */
  readonly form?: boolean;
  /** A slash command: the fields of the form are the payload's own. */
  readonly command?: boolean;
}

export interface Received {
  /** 0 when nobody answered in time. */
  readonly status: number;
  readonly body: string;
}

/** Slack's own waits are none, one and five minutes. */
const waits = [0, 1000, 5000];
const acknowledgeWithinMs = 3000;

/** A message event as Slack describes it; `app_mention` for a mention in a channel. */
export function messageEvent(
  workspace: Workspace,
  channel: Channel,
  message: Pick<SlackMessage, 'ts' | 'threadTs' | 'user' | 'text'>,
  type: 'message' | 'app_mention' = 'message',
) {
  return {
    payload: {
      type: 'event_callback',
      team_id: workspace.team,
      event_id: `Ev${randomBytes(6).toString('hex')}`,
      event: {
        type,
        channel: channel.id,
        channel_type: channel.kind,
        user: message.user,
        text: message.text,
        ts: message.ts,
        ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      },
    },
  };
}

/** Delivers an event as Slack does: signed, and again when it is not acknowledged. @returns whether it was. */
export async function deliver(workspace: Workspace, url: string, delivery: Delivery): Promise<boolean> {
  // What people do in the interface is not repeated: they see that it failed.
  const isEvent = !delivery.form && !delivery.command;
  for (const [retry, wait] of (isEvent ? waits : [0]).entries()) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if ((await send(workspace, url, delivery, retry)) === 200) return true;
  }
  return false;
}

/** Sends once. @returns the HTTP status; 0 when nobody answered. */
export async function send(
  workspace: Pick<Workspace, 'signingSecret'>,
  url: string,
  delivery: Delivery,
  retry = 0,
): Promise<number> {
  return (await exchange(workspace, url, delivery, retry)).status;
}

/** Sends once, and reads what the app has to say to it. */
export async function exchange(
  workspace: Pick<Workspace, 'signingSecret'>,
  url: string,
  { payload, form, command }: Delivery,
  retry = 0,
): Promise<Received> {
  const json = JSON.stringify(payload);
  const fields = command
    ? Object.entries(payload).map(([key, value]) => [key, String(value)])
    : [['payload', json]];
  const isForm = form || command;
  const body = isForm ? new URLSearchParams(fields).toString() : json;
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', workspace.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
    ...(retry > 0 ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' } : {}),
  };
  try {
    const signal = AbortSignal.timeout(acknowledgeWithinMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
