import { z } from 'zod';
import { blockSchema, type Block } from '../../../render/blocks.js';
import { tooManyCharacters, validateBlocks } from '../../../render/validate-blocks.js';
import type { Channel, Workspace } from '../workspace.js';
import { existingChannel, json, method, Refusal, text, type Method } from './method.js';

const longestText = 40_000;
const mostMetadata = 8000;

const metadataSchema = z.object({ event_type: text, event_payload: z.record(z.string(), z.unknown()) });

/** Where a message may go: a channel that the bot can write to, or the direct message with a person. */
function writableChannel(workspace: Workspace, id: string): Channel {
  if (id.startsWith('U') && id !== workspace.bot.user) return workspace.directMessage(id);
  const channel = existingChannel(workspace, id);
  if (channel.refuses) throw new Refusal(channel.refuses);
  return channel;
}

/** The blocks, when Slack would take them. */
function checkedBlocks(messageText: string | undefined, blocks: readonly unknown[]): Block[] {
  if (!messageText && blocks.length === 0) throw new Refusal('no_text');
  if ((messageText ?? '').length > longestText) throw new Refusal('msg_too_long');
  if (blocks.length === 0) return [];
  const problems = validateBlocks({ text: messageText, blocks });
  if (problems.some((problem) => problem.includes(tooManyCharacters)))
    throw new Refusal('msg_blocks_too_long');
  if (problems.length > 0) {
    throw new Refusal(
      'invalid_blocks',
      problems.map((problem) => `[ERROR] ${problem}`),
    );
  }
  return z.array(blockSchema).parse(blocks);
}

export const chatMethods: readonly [string, Method][] = [
  [
    'chat.postMessage',
    method(
      z.object({
        channel: text,
        text: z.string().optional(),
        thread_ts: text.optional(),
        blocks: json(z.array(z.unknown())).optional(),
        metadata: json(metadataSchema).optional(),
      }),
      (workspace, args) => {
        const channel = writableChannel(workspace, args.channel);
        const blocks = checkedBlocks(args.text, args.blocks ?? []);
        if (JSON.stringify(args.metadata ?? {}).length > mostMetadata)
          throw new Refusal('metadata_too_large');
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
    'chat.delete',
    method(z.object({ channel: text, ts: text }), (workspace, args) => {
      const channel = existingChannel(workspace, args.channel);
      const message = channel.messages.find(({ ts }) => ts === args.ts);
      if (!message) throw new Refusal('message_not_found');
      if (message.user !== workspace.bot.user) throw new Refusal('cant_delete_message');
      workspace.remove(channel, message);
      return { channel: channel.id, ts: message.ts };
    }),
  ],
];
