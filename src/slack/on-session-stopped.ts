import type { App } from '@slack/bolt';
import type { ListenerParts } from './slack-listeners.js';
import { sessionStoppedSchema } from './slack-payloads.js';

/** Somebody pressed Stop: Slack has ended the stream, the work is ours to end. */
export function onSessionStopped(app: App, { stops }: ListenerParts): void {
  app.event('agent_session_stopped', async ({ body }) => {
    const { event } = sessionStoppedSchema.parse(body);
    await stops.stop({ channel: event.channel, threadTs: event.thread_ts });
  });
}
