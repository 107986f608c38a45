import type { App } from '@slack/bolt';
import { askAction } from '../render/ask-buttons.js';
import { refusalIn } from './access-policy.js';
import { asQuestion, isAddressed, isFromPerson, threadOf } from './incoming-message.js';
import type { IncomingQuestion, Thread } from './question-inbox.js';
import { postReply } from './post-reply.js';
import { buttonPressSchema, messageEventSchema, type MessageEvent } from './slack-payloads.js';
import type { AnswererParts } from './thread-answerer.js';

export interface ListenerParts extends AnswererParts {
  readonly botUserId: string;
  /** Whether a digest began the thread: what is said there is asked. */
  readonly isDigest: (thread: Thread) => Promise<boolean>;
  /** Writes the question down, then answers it in the background: Slack wants its acknowledgement within 3 seconds. */
  readonly accept: (question: IncomingQuestion) => Promise<void>;
}

/** @Footpath in a channel: the answer goes into a thread. */
export function onMention(app: App, parts: ListenerParts): void {
  app.event('app_mention', async ({ body }) => {
    const message = messageEventSchema.parse(body);
    if (!isFromPerson(message)) return;
    if (!refuse(parts, message)) await parts.accept(asQuestion(message, parts.botUserId));
  });
}

/** A direct message; or a follow-up in a thread: of somebody who has asked there before, or on a digest. */
export function onMessage(app: App, parts: ListenerParts): void {
  const { inbox, access, botUserId, accept, isDigest, rights } = parts;
  app.event('message', async ({ body }) => {
    const parsed = messageEventSchema.safeParse(body);
    if (!parsed.success || !isFromPerson(parsed.data)) return;
    const message = parsed.data;
    const { event } = message;
    if (event.channel_type === 'im') {
      if (!refuse(parts, message)) await accept(asQuestion(message, botUserId));
      return;
    }
    if (event.thread_ts === undefined || isAddressed(message)) return;
    if (refusalIn(access, event.channel, message.is_ext_shared_channel ?? false) !== undefined) return;
    const thread = threadOf(message);
    const user = event.user ?? '';
    if (await inbox.hasAsked(thread, user)) {
      // A guest was told there already; what they go on to say is to others.
      if ((await rights.refusalOf(user, event.channel)) !== undefined) return;
    } else if (!(await isDigest(thread))) return;
    return accept(asQuestion(message, botUserId));
  });
}

/** Says why there is no answer where there may be none. @returns whether it did. */
function refuse({ access, poster, log }: ListenerParts, message: MessageEvent): boolean {
  const { channel, threadTs } = threadOf(message);
  const text = refusalIn(access, channel, message.is_ext_shared_channel ?? false);
  if (text === undefined) return false;
  const mark = { type: 'footpath_refusal', key: `${channel} ${message.event.ts}` };
  const place = {
    channel,
    threadTs,
    after: message.event.ts,
    mayBeThere: false,
    inDoubt: 'leave it' as const,
  };
  // Slack waits for its acknowledgement only so long.
  void postReply(poster, { ...place, mark }, [{ text, blocks: [] }]).catch((error: unknown) => {
    log.warn({ err: error }, 'A refusal could not be said.');
  });
  return true;
}

/** A next question, or an answer to a question that the bot asked back. */
export function onButton(app: App, { access, accept }: ListenerParts): void {
  app.action(new RegExp(`^${askAction}_`), async ({ body, ack }) => {
    const { channel, user, message, actions } = buttonPressSchema.parse(body);
    const [{ action_ts, value }] = actions;
    // A button that is still there from before the channel was closed to the bot.
    if (refusalIn(access, channel.id, false) !== undefined) return ack();
    await accept({
      channel: channel.id,
      threadTs: message.thread_ts ?? message.ts,
      ts: action_ts,
      eventId: `press ${channel.id} ${action_ts}`,
      user: user.id,
      question: value,
      pressed: true,
    });
    await ack();
  });
}
