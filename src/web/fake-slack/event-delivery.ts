import { createHmac, randomBytes } from 'node:crypto';
import type { Channel, SlackMessage, Workspace } from './workspace.js';

export interface Delivery {
  readonly payload: Record<string, unknown>;
  /** Button presses come as a form. */
  readonly form?: boolean;
}

/** Slack's own waits are none, one and five minutes. */
const waits = [0, 1000, 5000];

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

export interface Press {
  readonly message: SlackMessage;
  readonly user: string;
  readonly actionId: string;
  readonly value: string;
}

/** The press of a button in a message. */
export function buttonPress(
  workspace: Workspace,
  channel: Channel,
  { message, user, actionId, value }: Press,
): Delivery {
  return {
    form: true,
    payload: {
      type: 'block_actions',
      team: { id: workspace.team },
      user: { id: user },
      channel: { id: channel.id },
      message: { ts: message.ts, ...(message.threadTs ? { thread_ts: message.threadTs } : {}) },
      actions: [
        { type: 'button', action_id: actionId, block_id: 'b', value, action_ts: workspace.timestamp() },
      ],
    },
  };
}

/** Delivers as Slack does: signed, and again when it is not acknowledged. @returns whether it was. */
export async function deliver(workspace: Workspace, url: string, delivery: Delivery): Promise<boolean> {
  for (const [retry, wait] of waits.entries()) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if ((await send(workspace, url, delivery, retry)) === 200) return true;
  }
  return false;
}

/** Sends once. @returns the HTTP status; 0 when nobody answered. */
export async function send(
  workspace: Pick<Workspace, 'signingSecret'>,
  url: string,
  { payload, form }: Delivery,
  retry = 0,
): Promise<number> {
  const json = JSON.stringify(payload);
  const body = form ? new URLSearchParams({ payload: json }).toString() : json;
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', workspace.signingSecret)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  const headers = {
    'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': `v0=${signature}`,
    ...(retry > 0 ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' } : {}),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
