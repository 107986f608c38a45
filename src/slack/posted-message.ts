import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { z } from 'zod';
import { callSlack, isRefusal } from './call-slack.js';

/** Where a message stands. */
export interface PostedMessage {
  readonly channel: string;
  readonly ts: string;
}

/** A message carries this, so that it is found again: Slack knows no other way to tell two sendings of one message. */
export interface MessageMark {
  /** What it is, such as `footpath_answer`. */
  readonly type: string;
  /** Which one of them. */
  readonly key: string;
}

export function markMetadata({ type, key }: MessageMark) {
  return { event_type: type, event_payload: { key } };
}

const mostPages = 5;

const repliesSchema = z.object({
  messages: z
    .array(
      z.object({
        ts: z.string(),
        metadata: z
          .object({ event_type: z.string(), event_payload: z.object({ key: z.string().optional() }).loose() })
          .optional()
          .catch(undefined),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

export interface LookedFor {
  readonly channel: string;
  /** In this thread; in the channel itself where there is none. */
  readonly threadTs?: string;
  /** It stands after this. */
  readonly after: string;
  readonly mark: MessageMark;
}

/** Where the bot may not read the channel nobody can tell whether a message is there. */
export const cannotTell = Symbol('cannot tell');

/**
 * Looks for a message that Slack may have taken although its call failed. Where it stands twice, the later ones are
 * removed.
 */
export async function findPosted(
  client: webApi.WebClient,
  { channel, threadTs, after, mark }: LookedFor,
  patienceMs: number,
  log: Logger,
): Promise<PostedMessage | typeof cannotTell | undefined> {
  const found: string[] = [];
  let cursor: string | undefined;
  try {
    for (let page = 0; page < mostPages; page++) {
      const range = { channel, oldest: after, limit: 200, include_all_metadata: true, cursor };
      const read = () =>
        threadTs === undefined
          ? client.conversations.history(range)
          : client.conversations.replies({ ...range, ts: threadTs });
      const replies = repliesSchema.parse(await callSlack(read, patienceMs));
      for (const { ts, metadata } of replies.messages) {
        if (metadata?.event_type === mark.type && metadata.event_payload.key === mark.key) found.push(ts);
      }
      cursor = replies.response_metadata?.next_cursor;
      if (!cursor) break;
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.warn({ refusal: error.data.error }, 'A channel could not be read to see whether a message is there.');
    return cannotTell;
  }
  const [first, ...repeats] = found.sort();
  for (const ts of repeats) {
    await callSlack(() => client.chat.delete({ channel, ts }), patienceMs).catch((error: unknown) => {
      log.warn({ err: error }, 'A message that came twice could not be removed.');
    });
  }
  return first === undefined ? undefined : { channel, ts: first };
}
