import type { Reply } from '../ask/answer.js';
import { watchedFigure, type WatchedFigure } from '../ask/watched-figure.js';
import type { DigestSubscription } from '../store/digest-subscriptions.js';

/** What there is to say of an alert today: `isPast` undefined where its question has no such figure. */
export interface ComposedAlert {
  readonly isPast?: boolean;
  /** The answer, with what happened before it; absent where nothing is to be told. */
  readonly reply?: Reply;
}

/** An alert is told of when its figure has gone past the bound, and not again before it has come back. */
export function composeAlert(reply: Reply, subscription: DigestSubscription): ComposedAlert {
  const figure = reply.kind === 'answer' ? watchedFigure(reply.answer.envelope, subscription) : undefined;
  if (!figure || reply.kind !== 'answer') return {};
  if (!figure.isPast || subscription.wasPast) return { isPast: figure.isPast };
  const { answer } = reply;
  const headline = `${alertSentence(subscription, figure)} ${answer.headline}`;
  return { isPast: true, reply: { ...reply, answer: { ...answer, headline } } };
}

function alertSentence({ question }: DigestSubscription, { words }: WatchedFigure): string {
  return `Alert: “${question ?? ''}” is now ${words}.`;
}
