import { cleanText } from '../render/clean-text.js';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { truncate } from '../render/truncate.js';
import { postReply } from './post-reply.js';
import type { ListenerParts } from './slack-listeners.js';

export interface PrivateQuestion {
  readonly user: string;
  readonly question: string;
  /** The same again when it is delivered twice. */
  readonly eventId: string;
  /** The message that it is about. */
  readonly about?: string;
}

/** Of the message that repeats the question. */
export const askedMark = 'footpath_asked';

const longestShown = 1500;

/**
 * Asks in the direct message with somebody, whatever place the question came from: who reads along there is known, and
 * it does not depend on where the bot is a member.
 */
export async function askPrivately(
  { poster, accept }: Pick<ListenerParts, 'poster' | 'accept'>,
  { user, question, eventId, about }: PrivateQuestion,
): Promise<void> {
  const shown = (text: string) => escapeMrkdwn(truncate(cleanText(text), longestShown));
  const lines = [...(about ? [`> ${shown(about)}`] : []), `You asked: ${shown(question)}`];
  const mark = { type: askedMark, key: eventId };
  const place = { channel: user, after: '0', mayBeThere: false, mark, inDoubt: 'leave it' as const };
  const { channel, ts } = await postReply(poster, place, [{ text: lines.join('\n'), blocks: [] }]);
  await accept({ channel, threadTs: ts, ts, eventId, user, question, pressed: false });
}
