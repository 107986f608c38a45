import type { IncomingQuestion, Thread } from './question-inbox.js';
import { mentionsSomebody, questionText } from './question-text.js';
import type { MessageEvent } from './slack-payloads.js';

/** A message that people write to people: not the bot's own, not an edit, not a notice of Slack. */
export function isFromPerson({ event }: MessageEvent): boolean {
  const plain = event.subtype === undefined || event.subtype === 'file_share';
  return plain && event.bot_id === undefined && event.user !== undefined && event.user !== 'USLACKBOT';
}

/** The thread that a message is in, or begins. */
export function threadOf({ event }: MessageEvent): Thread {
  return { channel: event.channel, threadTs: event.thread_ts ?? event.ts };
}

/** Speaks to somebody in particular: the bot then gets a mention event too, and others are left alone. */
export function isAddressed({ event }: MessageEvent): boolean {
  return mentionsSomebody(event.text);
}

/** Slack's ids of direct messages begin with D. */
export function isDirectMessage(channel: string): boolean {
  return channel.startsWith('D');
}

export function asQuestion(message: MessageEvent, botUserId: string): IncomingQuestion {
  const { event, event_id } = message;
  return {
    ...threadOf(message),
    ts: event.ts,
    eventId: event_id,
    user: event.user ?? '',
    question: questionText(event.text, botUserId),
    pressed: false,
  };
}
