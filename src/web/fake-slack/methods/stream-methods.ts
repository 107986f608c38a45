import { z } from 'zod';
import type { Block } from '../../../render/blocks.js';
import type { StepChunk } from '../../../render/step-chunk.js';
import { sessionStatuses, type SlackMessage, type Workspace } from '../workspace.js';
import { ownMessage } from './chat-methods.js';
import { checkedBlocks, checkMetadata, metadataSchema } from './checked-blocks.js';
import { existingChannel, json, method, Refusal, text, type Method } from './method.js';
import { isStreaming } from './streaming-state.js';

const longestMarkdown = 12_000;
const longestTaskText = 256;

const taskText = z.string().min(1).max(longestTaskText);
const chunkSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('markdown_text'), text }),
  z.strictObject({
    type: z.literal('task_update'),
    id: text,
    title: taskText,
    status: z.enum(['pending', 'in_progress', 'complete', 'error']),
    details: taskText.optional(),
    output: taskText.optional(),
  }),
  z.strictObject({ type: z.literal('plan_update'), title: taskText }),
  z.strictObject({ type: z.literal('blocks'), blocks: z.array(z.unknown()).min(1).max(50) }),
]);
const content = {
  markdown_text: z.string().optional(),
  chunks: json(z.array(chunkSchema)).optional(),
};
type Content = { markdown_text?: string; chunks?: z.output<typeof chunkSchema>[] };

/** The message with what came in addition. */
function appended(message: Pick<SlackMessage, 'text' | 'steps'>, { markdown_text, chunks = [] }: Content) {
  const texts = chunks.flatMap((chunk) => (chunk.type === 'markdown_text' ? [chunk.text] : []));
  const added = [markdown_text ?? '', ...texts].join('');
  if (added.length > longestMarkdown) throw new Refusal('msg_too_long');
  const steps = new Map((message.steps ?? []).map((step) => [step.id, step]));
  for (const chunk of chunks) {
    if (chunk.type === 'blocks') throw new Refusal('invalid_chunks');
    if (chunk.type !== 'task_update') continue;
    const { type, id, title } = chunk;
    const status: StepChunk['status'] = chunk.status === 'pending' ? 'in_progress' : chunk.status;
    steps.set(id, { type, id, title, status });
  }
  return { text: message.text + added, steps: [...steps.values()] };
}

function streamOf(workspace: Workspace, args: { channel: string; ts: string }) {
  const channel = existingChannel(workspace, args.channel);
  const message = ownMessage(workspace, channel, args.ts, 'message_not_owned_by_app');
  if (!isStreaming(workspace, message)) throw new Refusal('message_not_in_streaming_state');
  return { channel, message };
}

/** Slack makes the text of a message without one from what its blocks say. */
function textOf(blocks: readonly Block[]): string {
  const [first] = blocks;
  if (first?.type !== 'rich_text') return '';
  return first.elements
    .flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
    .flatMap((part) => (part.type === 'text' ? [part.text] : []))
    .join('');
}

export const streamMethods: readonly [string, Method][] = [
  [
    'chat.startStream',
    method(
      z.strictObject({
        channel: text,
        thread_ts: text,
        recipient_user_id: text.optional(),
        recipient_team_id: text.optional(),
        task_display_mode: z.enum(['timeline', 'plan']).optional(),
        ...content,
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel);
        if (channel.refuses) throw new Refusal(channel.refuses);
        if (channel.kind !== 'im' && !args.recipient_team_id) throw new Refusal('missing_recipient_team_id');
        if (channel.kind !== 'im' && !args.recipient_user_id) throw new Refusal('missing_recipient_user_id');
        const message = workspace.post(channel, {
          user: workspace.bot.user,
          threadTs: args.thread_ts,
          ...appended({ text: '' }, args),
          blocks: [],
          files: [],
          streamingSince: Date.now(),
        });
        return { channel: channel.id, ts: message.ts };
      },
    ),
  ],
  [
    'chat.appendStream',
    method(z.strictObject({ channel: text, ts: text, ...content }), (workspace, args) => {
      const { channel, message } = streamOf(workspace, args);
      if (args.markdown_text === undefined && args.chunks === undefined) throw new Refusal('no_text');
      workspace.change(channel, message, appended(message, args));
      return { channel: channel.id, ts: message.ts };
    }),
  ],
  [
    'chat.stopStream',
    method(
      z.strictObject({
        channel: text,
        ts: text,
        blocks: json(z.array(z.unknown())).optional(),
        metadata: json(metadataSchema).optional(),
        session_status: z.enum(sessionStatuses).default('active'),
        ...content,
      }),
      (workspace, args) => {
        const { channel, message } = streamOf(workspace, args);
        const { text: said, steps } = appended(message, args);
        const blocks = args.blocks?.length ? checkedBlocks(workspace, 'text', args.blocks) : [];
        checkMetadata(args.metadata);
        workspace.change(channel, message, {
          text: said || textOf(blocks),
          steps,
          blocks,
          metadata: args.metadata,
          streamingSince: undefined,
        });
        const { threadTs = message.ts } = message;
        workspace.announce({ kind: 'session', channel: channel.id, threadTs, status: args.session_status });
        return { channel: channel.id, ts: message.ts };
      },
    ),
  ],
];
