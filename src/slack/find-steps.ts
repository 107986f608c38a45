import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { callSlack } from './call-slack.js';
import type { OpenQuestion } from './question-inbox.js';

const repliesSchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        user: z.string().optional(),
        metadata: z.unknown().optional(),
        files: z.array(z.unknown()).optional(),
      }),
    )
    .default([]),
});

/**
 * Messages with steps that Slack began although the call failed: the only ones of the bot without a mark and without
 * files. One question of a thread is answered at a time, so what stands after it is its own.
 */
export async function findSteps(
  client: webApi.WebClient,
  botUserId: string,
  { channel, threadTs, ts: after }: OpenQuestion,
  patienceMs: number,
): Promise<string[]> {
  const range = { channel, ts: threadTs, oldest: after, limit: 200, include_all_metadata: true };
  const replies = await callSlack(() => client.conversations.replies(range), patienceMs);
  return repliesSchema
    .parse(replies)
    .messages.filter(
      ({ ts, user, metadata, files = [] }) =>
        user === botUserId && ts > after && metadata === undefined && files.length === 0,
    )
    .map(({ ts }) => ts);
}
