import { randomBytes } from 'node:crypto';
import type { Delivery } from './event-delivery.js';
import { isStreaming } from './methods/streaming-state.js';
import type { Channel, Workspace } from './workspace.js';

/** What happens around messages, as Slack tells the app. */

function appEvent(workspace: Workspace, event: Record<string, unknown>): Delivery {
  const event_id = `Ev${randomBytes(6).toString('hex')}`;
  return { payload: { type: 'event_callback', team_id: workspace.team, event_id, event } };
}

/** Somebody opens one of the app's own tabs. @param viewing the channel that is on the screen beside it. */
export function homeOpened(
  workspace: Workspace,
  {
    user,
    channel,
    tab,
    viewing,
  }: { user: string; channel: string; tab: 'home' | 'messages'; viewing?: string },
): Delivery {
  const entities = viewing
    ? [{ type: 'slack#/types/channel_id', value: viewing, team_id: workspace.team }]
    : [];
  return appEvent(workspace, {
    type: 'app_home_opened',
    user,
    channel,
    tab,
    event_ts: workspace.timestamp(),
    ...(viewing ? { context: { entities } } : {}),
  });
}

/** Somebody presses Stop while the agent works: Slack ends the streams of the thread, and leaves the rest to the app. */
export function sessionStopped(
  workspace: Workspace,
  channel: Channel,
  { user, threadTs }: { user: string; threadTs: string },
): Delivery {
  const streams = channel.messages.filter(
    (message) => message.threadTs === threadTs && isStreaming(workspace, message),
  );
  for (const message of streams) workspace.change(channel, message, { streamingSince: undefined });
  return appEvent(workspace, {
    type: 'agent_session_stopped',
    channel: channel.id,
    user,
    thread_ts: threadTs,
    streaming_message_ts: streams.map(({ ts }) => ts),
    event_ts: workspace.timestamp(),
  });
}
