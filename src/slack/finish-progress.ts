import { setTimeout as wait } from 'node:timers/promises';
import type { StepChunk } from '../render/step-chunk.js';
import type { Message } from '../render/validate-blocks.js';
import { delayAfter, isAboutToken, isRefusal } from './call-slack.js';
import type { Poster } from './post-reply.js';
import { markMetadata, type MessageMark, type PostedMessage } from './posted-message.js';
import { VersionsLeft } from './versions-left.js';

export interface ProgressMessage extends PostedMessage {
  readonly threadTs: string;
  readonly mark: MessageMark;
  /** How the steps ended. */
  readonly steps: readonly StepChunk[];
}

/** Somebody deleted the message with the steps: the answer is posted as one of its own. */
export class ProgressIsGone extends Error {}

export interface Finished extends PostedMessage {
  readonly version: Message;
}

/**
 * Turns the message with the steps into the answer: ends its stream with the answer's blocks, or edits it where it is no
 * stream any more (Slack ends them after five minutes). Both may be repeated, so nothing comes twice.
 * @throws ProgressIsGone, or the error of the last version.
 */
export function finishProgress(
  poster: Poster,
  message: ProgressMessage,
  versions: Iterable<Message>,
): Promise<Finished> {
  return poster.queue.run(message.channel, () => finishInTurn(poster, message, versions));
}

async function finishInTurn(
  poster: Poster,
  message: ProgressMessage,
  versions: Iterable<Message>,
): Promise<Finished> {
  const { timing, log } = poster;
  const deadline = Date.now() + timing.patienceMs;
  const left = new VersionsLeft(versions, log);
  let isStream = true;
  for (let attempt = 0; ; attempt++) {
    const version = left.current;
    try {
      if (isStream) await endStream(poster, message, version);
      if (!isStream || version.blocks.length === 0) await edit(poster, message, version);
      if (!isStream) await sayDone(poster, message);
      return { channel: message.channel, ts: message.ts, version };
    } catch (error) {
      if (isRefusal(error) && !isAboutToken(error)) {
        const refusal = error.data.error;
        if (refusal === 'message_not_found') throw new ProgressIsGone();
        if (isStream && notStreaming.has(refusal)) isStream = false;
        else if (!left.next()) throw error;
        log.debug({ refusal }, 'Slack refused the end of a streamed answer; it is tried in another way.');
        continue;
      }
      const delay = delayAfter(error, attempt);
      if (delay === undefined || Date.now() + delay > deadline) throw error;
      await wait(delay, undefined, { ref: false });
    }
  }
}

/** Not a stream any more, never one, or one that Slack can't end. */
const notStreaming = new Set([
  'message_not_in_streaming_state',
  'message_not_owned_by_app',
  'user_not_found',
  'team_not_found',
]);

async function endStream(
  { client }: Poster,
  { channel, ts, mark, steps }: ProgressMessage,
  { blocks }: Message,
): Promise<void> {
  await client.chat.stopStream({
    channel,
    ts,
    chunks: [...steps],
    // Without blocks the text comes by an edit: marked before that, it would pass for the answer.
    ...(blocks.length > 0 ? { blocks: [...blocks], metadata: markMetadata(mark) } : {}),
  });
}

async function edit(
  { client }: Poster,
  { channel, ts, mark }: ProgressMessage,
  { text, blocks }: Message,
): Promise<void> {
  await client.chat.update({ channel, ts, text, blocks: [...blocks], metadata: markMetadata(mark) });
}

/** The end of a stream says so by itself. */
async function sayDone({ client, log }: Poster, { channel, threadTs }: ProgressMessage): Promise<void> {
  await client.agents.sessions
    .setStatus({ channel_id: channel, thread_ts: threadTs, status: 'active' })
    .catch((error: unknown) => log.debug({ err: error }, 'The Stop button could not be taken away.'));
}
