import type { App } from '@slack/bolt';
import { askAction } from '../render/ask-buttons.js';
import { callSlack } from './call-slack.js';
import { asQuestion, isAddressed, isFromPerson, threadOf } from './incoming-message.js';
import type { IncomingQuestion } from './question-inbox.js';
import { buttonPressSchema, homeOpenedSchema, messageEventSchema } from './slack-payloads.js';
import type { AnswererParts } from './thread-answerer.js';

export interface ListenerParts extends AnswererParts {
  readonly botUserId: string;
  /** Writes the question down, then answers it in the background: Slack wants its acknowledgement within 3 seconds. */
  readonly accept: (question: IncomingQuestion) => Promise<void>;
}

const notInSharedChannels =
  'This channel is shared with another company, so I don’t show customer data here. Ask me in a direct message.';

/** @Footpath in a channel: the answer goes into a thread. */
export function onMention(app: App, { poster: { client }, botUserId, accept }: ListenerParts): void {
  app.event('app_mention', async ({ body }) => {
    const message = messageEventSchema.parse(body);
    if (!isFromPerson(message)) return;
    if (!message.is_ext_shared_channel) return accept(asQuestion(message, botUserId));
    const { channel, threadTs } = threadOf(message);
    await callSlack(
      () => client.chat.postMessage({ channel, thread_ts: threadTs, text: notInSharedChannels }),
      10_000,
    );
  });
}

/** A direct message; or, in a thread, a follow-up of somebody who has asked there before. */
export function onMessage(app: App, { inbox, botUserId, accept }: ListenerParts): void {
  app.event('message', async ({ body }) => {
    const parsed = messageEventSchema.safeParse(body);
    if (!parsed.success || !isFromPerson(parsed.data)) return;
    const message = parsed.data;
    const { event } = message;
    if (event.channel_type === 'im') return accept(asQuestion(message, botUserId));
    if (event.thread_ts === undefined || message.is_ext_shared_channel || isAddressed(message)) return;
    if (await inbox.hasAsked(threadOf(message), event.user ?? ''))
      return accept(asQuestion(message, botUserId));
  });
}

/** A next question, or an answer to a question that the bot asked back. */
export function onButton(app: App, { accept }: ListenerParts): void {
  app.action(new RegExp(`^${askAction}_`), async ({ body, ack }) => {
    const { channel, user, message, actions } = buttonPressSchema.parse(body);
    const [{ action_ts, value }] = actions;
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

/** Questions to begin with, when somebody opens the bot's own tab. */
export function onHomeOpened(app: App, { poster: { client }, starterQuestions, log }: ListenerParts): void {
  app.event('app_home_opened', async ({ body }) => {
    const { event } = homeOpenedSchema.parse(body);
    if (event.tab !== 'messages') return;
    const [first, ...rest] = (await starterQuestions())
      .slice(0, 4)
      .map((question) => ({ title: question, message: question }));
    if (!first) return;
    try {
      await client.assistant.threads.setSuggestedPrompts({
        channel_id: event.channel,
        prompts: [first, ...rest],
      });
    } catch (error) {
      log.debug({ err: error }, 'Suggested questions could not be shown.');
    }
  });
}
