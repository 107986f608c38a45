import type { ChatMessage } from '../chat-update.js';

export interface Conversation {
  readonly threadTs: string;
  /** What was asked first. */
  readonly title: string;
  readonly messages: readonly ChatMessage[];
}

/** Threads, the one with the latest message first. */
export function conversationsOf(messages: readonly ChatMessage[]): Conversation[] {
  const byThread = new Map<string, ChatMessage[]>();
  for (const message of messages) {
    byThread.set(message.threadTs, [...(byThread.get(message.threadTs) ?? []), message]);
  }
  return [...byThread]
    .map(([threadTs, thread]) => ({ threadTs, title: titleOf(thread[0]), messages: thread }))
    .sort(
      (a, b) => Number(b.messages[b.messages.length - 1].ts) - Number(a.messages[a.messages.length - 1].ts),
    );
}

/** What was asked, the latest last: for the arrow keys. */
export function askedQuestions(messages: readonly ChatMessage[]): string[] {
  return messages.filter(({ from }) => from === 'you').map(({ text }) => plain(text));
}

/** A question that was asked elsewhere (a form, the Home tab) is told by the bot, under what it is about. */
function titleOf({ from, text }: ChatMessage): string {
  const asked = from === 'bot' ? /^You asked: (.*)$/m.exec(text)?.[1] : undefined;
  return plain(asked ?? text);
}

function plain(mrkdwn: string): string {
  return mrkdwn.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
