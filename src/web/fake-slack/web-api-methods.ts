import { z } from 'zod';
import { blockSchema } from '../../render/blocks.js';
import { validateBlocks } from '../../render/validate-blocks.js';
import type { Workspace } from './workspace.js';

/** Slack's refusal: an error name, and for some of them the details. */
export class Refusal extends Error {
  readonly details: readonly string[];

  constructor(name: string, details: readonly string[] = []) {
    super(name);
    this.details = details;
  }
}

type Result = Record<string, unknown>;

interface Method {
  run(workspace: Workspace, args: Record<string, unknown>, origin: string): Result;
}

const text = z.string().min(1);
const longestText = 40_000;

/** Arguments come as a form: what is not text is JSON in it. */
function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((value, context): unknown => {
      try {
        return JSON.parse(value);
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

function method<Schema extends z.ZodType>(
  schema: Schema,
  run: (workspace: Workspace, args: z.output<Schema>, origin: string) => Result,
): Method {
  return {
    run(workspace, args, origin) {
      const parsed = schema.safeParse(args);
      if (parsed.success) return run(workspace, parsed.data, origin);
      const details = parsed.error.issues.map((issue) => `[ERROR] ${issue.path.join('/')}: ${issue.message}`);
      throw new Refusal('invalid_arguments', details);
    },
  };
}

function existingChannel(workspace: Workspace, id: string) {
  const channel = workspace.channel(id);
  if (!channel) throw new Refusal('channel_not_found');
  return channel;
}

/** The part of Slack's Web API that Footpath uses, with Slack's error names. */
export const webApiMethods: ReadonlyMap<string, Method> = new Map([
  [
    'auth.test',
    method(z.object({}), ({ team, bot }) => ({
      team_id: team,
      user_id: bot.user,
      bot_id: bot.id,
      user: 'footpath',
    })),
  ],
  [
    'chat.postMessage',
    method(
      z.object({
        channel: text,
        text: z.string().optional(),
        thread_ts: text.optional(),
        blocks: json(z.array(z.unknown())).optional(),
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel);
        const blocks = args.blocks ?? [];
        if (!args.text && blocks.length === 0) throw new Refusal('no_text');
        if ((args.text ?? '').length > longestText) throw new Refusal('msg_too_long');
        const problems = blocks.length > 0 ? validateBlocks({ text: args.text, blocks }) : [];
        if (problems.length > 0) {
          throw new Refusal(
            'invalid_blocks',
            problems.map((problem) => `[ERROR] ${problem}`),
          );
        }
        const message = workspace.post(channel, {
          user: workspace.bot.user,
          text: args.text ?? '',
          threadTs: args.thread_ts,
          blocks: z.array(blockSchema).parse(blocks),
          files: [],
        });
        return { channel: channel.id, ts: message.ts };
      },
    ),
  ],
  [
    'files.getUploadURLExternal',
    method(
      z.object({
        filename: text,
        length: z.coerce.number().int().positive(),
        alt_text: z.string().max(1000).optional(),
      }),
      (workspace, args, origin) => {
        const id = workspace.beginUpload(args.filename, args.alt_text ?? '');
        return { file_id: id, upload_url: `${origin}/upload/${id}` };
      },
    ),
  ],
  [
    'files.completeUploadExternal',
    method(
      z.object({
        files: json(z.array(z.object({ id: text, title: text.optional() })).min(1)),
        channel_id: text,
        thread_ts: text.optional(),
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel_id);
        const files = args.files.map(({ id, title }) => {
          const file = workspace.completeUpload(id, title);
          if (!file) throw new Refusal('file_not_found');
          return file;
        });
        workspace.post(channel, {
          user: workspace.bot.user,
          text: '',
          threadTs: args.thread_ts,
          blocks: [],
          files,
        });
        return { files: files.map(({ id, title }) => ({ id, title })) };
      },
    ),
  ],
  [
    'assistant.threads.setStatus',
    method(z.object({ channel_id: text, thread_ts: text, status: z.string() }), (workspace, args) => {
      const channel = existingChannel(workspace, args.channel_id);
      workspace.announce({
        kind: 'status',
        channel: channel.id,
        threadTs: args.thread_ts,
        status: args.status,
      });
      return {};
    }),
  ],
  [
    'assistant.threads.setSuggestedPrompts',
    method(
      z.object({
        channel_id: text,
        prompts: json(
          z
            .array(z.object({ title: text, message: text }))
            .min(1)
            .max(4),
        ),
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel_id);
        workspace.announce({ kind: 'prompts', channel: channel.id, prompts: args.prompts });
        return {};
      },
    ),
  ],
]);
