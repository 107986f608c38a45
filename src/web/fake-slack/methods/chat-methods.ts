import { z } from 'zod';
import type { Channel, SlackMessage, Workspace } from '../workspace.js';
import { checkedBlocks, checkMetadata, metadataSchema } from './checked-blocks.js';
import { isStreaming } from './streaming-state.js';
import { existingChannel, json, method, Refusal, text, type Method } from './method.js';

/** Where a message may go: a channel that the bot can write to, or the direct message with a person. */
function writableChannel(workspace: Workspace, id: string): Channel {
  if (id.startsWith('U') && id !== workspace.bot.user) return workspace.directMessage(id);
  const channel = existingChannel(workspace, id);
  if (channel.refuses) throw new Refusal(channel.refuses);
  return channel;
}

/** The bot's own message. */
export function ownMessage(
  workspace: Workspace,
  channel: Channel,
  ts: string,
  refusal: string,
): SlackMessage {
  const message = channel.messages.find((each) => each.ts === ts);
  if (!message) throw new Refusal('message_not_found');
  if (message.user !== workspace.bot.user) throw new Refusal(refusal);
  return message;
}

export const chatMethods: readonly [string, Method][] = [
  [
    'chat.postMessage',
    method(
      z.strictObject({
        channel: text,
        text: z.string().optional(),
        thread_ts: text.optional(),
        blocks: json(z.array(z.unknown())).optional(),
        metadata: json(metadataSchema).optional(),
        unfurl_links: z.enum(['true', 'false']).optional(),
        unfurl_media: z.enum(['true', 'false']).optional(),
      }),
      (workspace, args) => {
        const channel = writableChannel(workspace, args.channel);
        const blocks = checkedBlocks(workspace, args.text, args.blocks ?? []);
        checkMetadata(args.metadata);
        const message = workspace.post(channel, {
          user: workspace.bot.user,
          text: args.text ?? '',
          threadTs: args.thread_ts,
          blocks,
          files: [],
          metadata: args.metadata,
        });
        return { channel: channel.id, ts: message.ts };
      },
    ),
  ],
  [
    'chat.update',
    method(
      z.strictObject({
        channel: text,
        ts: text,
        text: z.string().optional(),
        blocks: json(z.array(z.unknown())).optional(),
        metadata: json(metadataSchema).optional(),
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel);
        const message = ownMessage(workspace, channel, args.ts, 'cant_update_message');
        if (isStreaming(workspace, message)) throw new Refusal('streaming_state_conflict');
        const blocks = checkedBlocks(workspace, args.text, args.blocks ?? []);
        checkMetadata(args.metadata);
        const { text: now = '', metadata } = args;
        workspace.change(channel, message, {
          text: now,
          blocks,
          steps: undefined,
          streamingSince: undefined,
          ...(metadata ? { metadata } : {}),
        });
        return { channel: channel.id, ts: message.ts, text: now };
      },
    ),
  ],
  [
    'chat.delete',
    method(z.strictObject({ channel: text, ts: text }), (workspace, args) => {
      const channel = existingChannel(workspace, args.channel);
      const message = ownMessage(workspace, channel, args.ts, 'cant_delete_message');
      workspace.remove(channel, message);
      return { channel: channel.id, ts: message.ts };
    }),
  ],
];
