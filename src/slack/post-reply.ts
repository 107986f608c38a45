import { setTimeout as wait } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Message } from '../render/validate-blocks.js';
import { delayAfter, isAboutToken, isRefusal, isUnclear } from './call-slack.js';
import type { ChannelQueue } from './channel-queue.js';
import type { DeliveryTiming } from './delivery-timing.js';
import type { FileLine } from './file-line.js';
import {
  cannotTell,
  findPosted,
  markMetadata,
  type MessageMark,
  type PostedMessage,
} from './posted-message.js';
import type { UploadedPictures } from './uploaded-pictures.js';
import { VersionsLeft } from './versions-left.js';

export interface Poster {
  readonly client: webApi.WebClient;
  readonly queue: ChannelQueue;
  readonly files: FileLine;
  readonly pictures: UploadedPictures;
  readonly timing: DeliveryTiming;
  readonly log: Logger;
}

export interface ReplyPlace {
  readonly channel: string;
  /** The message that the thread hangs on; a message of its own where there is none. */
  readonly threadTs?: string;
  /** An earlier try may have got through. */
  readonly mayBeThere: boolean;
  /** The reply stands after this. */
  readonly after: string;
  readonly mark: MessageMark;
  /** What to do where it can't be told whether the message is there; an answer that comes twice is better than none. */
  readonly inDoubt: 'post again' | 'leave it';
}

export interface PostedReply extends PostedMessage {
  /** The one that Slack took; unknown where it was there already. */
  readonly version?: Message;
}

/** Slack did not say whether it took the message, and it can't be looked up. */
export class UnclearPost extends Error {}

/**
 * Posts the first version of a message that Slack takes, from the richest to plain text, and once: where a call failed
 * although it may have been served, it first looks whether the message is there.
 * @throws the error of the last version when Slack takes none, or could not be reached in time.
 */
export function postReply(
  poster: Poster,
  place: ReplyPlace,
  versions: Iterable<Message>,
): Promise<PostedReply> {
  return poster.queue.run(place.channel, () => postInTurn(poster, place, versions));
}

async function postInTurn(
  poster: Poster,
  place: ReplyPlace,
  versions: Iterable<Message>,
): Promise<PostedReply> {
  const deadline = Date.now() + poster.timing.patienceMs;
  const left = new VersionsLeft(versions, poster.log);
  let mayBeThere = place.mayBeThere;
  for (let attempt = 0; ; attempt++) {
    const found = mayBeThere ? await lookFor(poster, place) : undefined;
    if (found === cannotTell && place.inDoubt === 'leave it') throw new UnclearPost();
    if (found !== undefined && found !== cannotTell) return found;
    try {
      const posted = await postOnce(poster.client, place, left.current);
      if (mayBeThere) await removeLateComers(poster, place);
      return { ...posted, version: left.current };
    } catch (error) {
      if (isAboutToken(error)) throw error;
      if (isRefusal(error) && left.next()) {
        poster.log.warn({ refusal: error.data }, 'Slack refused a message; a simpler one is sent.');
        continue;
      }
      mayBeThere ||= isUnclear(error);
      const delay = delayAfter(error, attempt);
      if (delay === undefined || Date.now() + delay > deadline) throw error;
      await wait(delay, undefined, { ref: false });
    }
  }
}

async function postOnce(
  client: webApi.WebClient,
  { channel, threadTs, mark }: ReplyPlace,
  { text, blocks }: Message,
): Promise<PostedMessage> {
  const { ts = '', channel: where = channel } = await client.chat.postMessage({
    channel,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    text,
    ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
    metadata: markMetadata(mark),
    unfurl_links: false,
    unfurl_media: false,
  });
  return { channel: where, ts };
}

function lookFor({ client, timing, log }: Poster, { channel, threadTs, after, mark }: ReplyPlace) {
  return findPosted(client, { channel, threadTs, after, mark }, timing.patienceMs, log);
}

/** A call that timed out may be served after the next one was: what then stands twice is removed. */
async function removeLateComers(poster: Poster, place: ReplyPlace): Promise<void> {
  await wait(poster.timing.settleMs);
  await lookFor(poster, place).catch((error: unknown) => {
    poster.log.warn({ err: error }, 'It could not be checked whether a message came twice.');
  });
}
