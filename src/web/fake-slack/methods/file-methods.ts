import { z } from 'zod';
import { existingChannel, json, method, Refusal, text, type Method } from './method.js';

/** Slack looks for viruses first: the message with the file comes after the call that asked for it. */
const scanMs = 20;

export const fileMethods: readonly [string, Method][] = [
  [
    'files.getUploadURLExternal',
    method(
      z.strictObject({
        filename: text,
        length: z.coerce.number().int().positive(),
        alt_text: z.string().max(1000).optional(),
      }),
      (workspace, args, origin) => {
        const id = workspace.beginUpload(args.filename, args.length, args.alt_text ?? '');
        return { file_id: id, upload_url: `${origin}/upload/${id}` };
      },
    ),
  ],
  [
    'files.completeUploadExternal',
    method(
      z.strictObject({
        files: json(z.array(z.object({ id: text, title: text.optional() })).min(1)),
        channel_id: text,
        thread_ts: text.optional(),
      }),
      (workspace, args) => {
        const channel = existingChannel(workspace, args.channel_id);
        if (channel.refuses) throw new Refusal(channel.refuses);
        const files = args.files.map(({ id, title }) => {
          const file = workspace.completeUpload(id, title);
          if (!file) throw new Refusal('file_not_found');
          return file;
        });
        setTimeout(() => {
          for (const file of files) workspace.keepFile(file);
          workspace.post(channel, {
            user: workspace.bot.user,
            text: '',
            threadTs: args.thread_ts,
            blocks: [],
            files,
          });
        }, scanMs);
        return { files: files.map(({ id, title }) => ({ id, title })) };
      },
    ),
  ],
];
