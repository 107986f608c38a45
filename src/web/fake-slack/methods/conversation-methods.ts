import { z } from 'zod';
import type { SlackMessage, Workspace } from '../workspace.js';
import { existingChannel, method, Refusal, text, type Method, type Result } from './method.js';

const range = z.strictObject({
  channel: text,
  oldest: text.default('0'),
  limit: z.coerce.number().int().min(1).max(999).default(100),
  cursor: text.optional(),
  include_all_metadata: z.string().optional(),
});

/** A page of messages; where the cursor of one page ends the next begins. */
function page(
  messages: readonly SlackMessage[],
  { oldest, limit, cursor = '0', include_all_metadata }: z.output<typeof range>,
): Result {
  const found = messages.filter(({ ts }) => ts > oldest);
  const end = Number(cursor) + limit;
  return {
    messages: found.slice(Number(cursor), end).map(({ ts, threadTs, user, text, metadata, files }) => ({
      ts,
      user,
      text,
      ...(threadTs ? { thread_ts: threadTs } : {}),
      ...(files.length > 0 ? { files: files.map(({ id }) => ({ id })) } : {}),
      ...(metadata && include_all_metadata === 'true' ? { metadata } : {}),
    })),
    response_metadata: { next_cursor: end < found.length ? String(end) : '' },
  };
}

/** Without the scope for a kind of channel the bot does not see its messages. */
function readableChannel(workspace: Workspace, id: string) {
  const channel = existingChannel(workspace, id);
  if (channel.kind === 'channel' && !workspace.readsChannels) throw new Refusal('missing_scope');
  return channel;
}

export const conversationMethods: readonly [string, Method][] = [
  [
    'conversations.open',
    method(z.strictObject({ users: text }), (workspace, { users }) => ({
      channel: { id: workspace.directMessage(users).id },
    })),
  ],
  [
    'conversations.replies',
    method(range.extend({ ts: text }), (workspace, args) => {
      const { messages } = readableChannel(workspace, args.channel);
      const thread = messages.filter(({ ts, threadTs }) => ts === args.ts || threadTs === args.ts);
      if (thread.length === 0) throw new Refusal('thread_not_found');
      return page(thread, args);
    }),
  ],
  [
    'conversations.history',
    method(range, (workspace, args) => {
      const { messages } = readableChannel(workspace, args.channel);
      return page(
        messages.filter(({ threadTs }) => threadTs === undefined),
        args,
      );
    }),
  ],
];
