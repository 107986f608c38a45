import { z } from 'zod';
import { sessionStatuses } from '../workspace.js';
import { existingChannel, json, method, text, type Method } from './method.js';

const prompts = z
  .array(z.object({ title: text, message: text }))
  .min(1)
  .max(4);

export const assistantMethods: readonly [string, Method][] = [
  [
    'assistant.threads.setStatus',
    method(
      z.strictObject({
        channel_id: text,
        thread_ts: text,
        status: z.string(),
        loading_messages: json(z.array(text).max(10)).optional(),
      }),
      (workspace, { channel_id, thread_ts, status }) => {
        const channel = existingChannel(workspace, channel_id);
        workspace.announce({ kind: 'status', channel: channel.id, threadTs: thread_ts, status });
        return {};
      },
    ),
  ],
  [
    'assistant.threads.setSuggestedPrompts',
    method(
      z.strictObject({ channel_id: text, thread_ts: text.optional(), prompts: json(prompts) }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel_id);
        workspace.announce({ kind: 'prompts', channel: channel.id, prompts: args.prompts });
        return {};
      },
    ),
  ],
  [
    'agents.sessions.setStatus',
    method(
      z.strictObject({
        channel_id: text,
        thread_ts: text,
        status: z.enum(sessionStatuses),
        title: z.string().min(1).max(200).optional(),
      }),
      (workspace, { channel_id, thread_ts: threadTs, status }) => {
        const channel = existingChannel(workspace, channel_id);
        workspace.announce({ kind: 'session', channel: channel.id, threadTs, status });
        return { status };
      },
    ),
  ],
];
