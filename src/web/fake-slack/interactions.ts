import type { Delivery } from './event-delivery.js';
import type { OpenView } from './views.js';
import type { Channel, SlackMessage, Workspace } from './workspace.js';

/** What people do in Slack's interface, as it tells the app. */

/** A button: one of a message, or of a view. */
export interface PressedButton {
  readonly type: 'button' | 'feedback_buttons';
  readonly actionId: string;
  readonly value: string;
}

export interface Press extends Omit<PressedButton, 'type'> {
  readonly message: SlackMessage;
  readonly user: string;
  readonly type?: PressedButton['type'];
}

const app = (workspace: Workspace, user: string) => ({
  team: { id: workspace.team },
  user: { id: user },
});

function action(workspace: Workspace, { type, actionId, value }: PressedButton) {
  return { type, action_id: actionId, block_id: 'b', value, action_ts: workspace.timestamp() };
}

/** The press of a button in a message. @param origin where the app can answer at its response_url. */
export function buttonPress(
  workspace: Workspace,
  channel: Channel,
  { message, user, actionId, value, type = 'button' }: Press,
  origin = '',
): Delivery {
  const { ts, threadTs } = message;
  return {
    form: true,
    payload: {
      type: 'block_actions',
      ...app(workspace, user),
      channel: { id: channel.id },
      message: { ts, ...(threadTs ? { thread_ts: threadTs } : {}) },
      trigger_id: workspace.triggers.create(user),
      response_url: responseUrl(workspace, origin, { channel: channel.id, user, threadTs: threadTs ?? ts }),
      actions: [action(workspace, { type, actionId, value })],
    },
  };
}

/** The press of a button in the Home tab or a modal. */
export function viewPress(
  workspace: Workspace,
  { id, hash, user, view }: OpenView,
  button: PressedButton,
): Delivery {
  return {
    form: true,
    payload: {
      type: 'block_actions',
      ...app(workspace, user),
      view: { id, hash, ...view },
      trigger_id: workspace.triggers.create(user),
      actions: [action(workspace, button)],
    },
  };
}

export function slashCommand(
  workspace: Workspace,
  channel: Channel,
  { user, command, text }: { user: string; command: string; text: string },
  origin = '',
): Delivery {
  return {
    command: true,
    payload: {
      command,
      text,
      team_id: workspace.team,
      user_id: user,
      channel_id: channel.id,
      channel_name: channel.kind === 'im' ? 'directmessage' : 'general',
      trigger_id: workspace.triggers.create(user),
      response_url: responseUrl(workspace, origin, { channel: channel.id, user }),
    },
  };
}

/** A shortcut that is called on a message. */
export function messageShortcut(
  workspace: Workspace,
  channel: Channel,
  { user, callbackId, message }: { user: string; callbackId: string; message: SlackMessage },
  origin = '',
): Delivery {
  const { ts, threadTs, text } = message;
  return {
    form: true,
    payload: {
      type: 'message_action',
      callback_id: callbackId,
      ...app(workspace, user),
      channel: { id: channel.id },
      message_ts: ts,
      message: { ts, text, user: message.user, ...(threadTs ? { thread_ts: threadTs } : {}) },
      trigger_id: workspace.triggers.create(user),
      response_url: responseUrl(workspace, origin, { channel: channel.id, user, threadTs: threadTs ?? ts }),
    },
  };
}

function responseUrl(
  workspace: Workspace,
  origin: string,
  place: { channel: string; user: string; threadTs?: string },
): string {
  return `${origin}/response/${workspace.responseUrls.create(place)}`;
}
