import type { Ask } from '../ask/ask.js';
import { digestChart } from '../digest/digest-chart.js';
import type { Digest } from '../digest/digest.js';
import { digestMessages } from '../digest/digest-blocks.js';
import type { Plan } from '../ask/plan.js';
import { addDays, dayOf } from '../journeys/calendar.js';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { replyVersions } from '../render/reply-versions.js';
import { chartForAnswer, type Chart } from '../render/charts/chart-for-answer.js';
import type { Message } from '../render/validate-blocks.js';
import type { DigestOutcome, DigestRun } from '../store/digest-runs.js';
import { isAlert, type DigestSubscription } from '../store/digest-subscriptions.js';
import { composeAlert } from './compose-alert.js';
import { goesToAsker, type AccessPolicy } from './access-policy.js';
import { isAboutToken, isRefusal } from './call-slack.js';
import { isDirectMessage } from './incoming-message.js';
import { planOf } from './plan-of.js';
import { postReply, UnclearPost, type Poster } from './post-reply.js';
import type { ReaderRights } from './reader-rights.js';
import { uploadChart } from './upload-evidence.js';

export interface DigestSource {
  /**
   * @param today YYYY-MM-DD, the last day that is over.
   * @param role of who subscribed, where it has row rules.
   */
  readonly compose: (today: string, role?: string) => Promise<Digest>;
  readonly ask: Ask;
  readonly access: AccessPolicy;
  readonly rights: ReaderRights;
}

interface Composed {
  /** Left out where there is nothing to tell. */
  readonly versions?: Iterable<Message>;
  /** Of an alert: whether its figure is past the bound; undefined where it has none. */
  readonly isPast?: boolean;
  readonly isPointless?: boolean;
  readonly chart?: Chart;
  readonly about?: Plan;
}

/**
 * Sends the digest of a slot, or the answer that is asked for every week; the chart goes into its thread.
 * @throws when Slack can't be reached now, or the tokens are not good any more.
 */
export async function sendDigest(
  source: DigestSource,
  poster: Poster,
  subscription: DigestSubscription,
  run: DigestRun,
): Promise<DigestOutcome> {
  const refusal = await source.rights.refusalOf(subscription.createdBy, subscription.channel);
  if (refusal !== undefined) {
    poster.log.warn(
      { subscription: subscription.id },
      'Who made a digest is a guest; the subscription ends.',
    );
    await tellOwner(
      poster,
      subscription,
      `I stopped your weekly message in <#${subscription.channel}>: ${refusal}`,
    );
    return { outcome: 'refused' };
  }
  const { versions, chart, about, isPast, isPointless } = await compose(source, subscription, run.slot);
  if (!versions) return { outcome: 'quiet', isPast };
  const { channel } = subscription;
  try {
    const posted = await postReply(
      poster,
      {
        channel,
        after: String(run.slot.getTime() / 1000),
        mayBeThere: run.attempts > 1,
        mark: { type: 'footpath_digest', key: `${run.subscription} ${run.slot.toISOString()}` },
        inDoubt: 'leave it',
      },
      versions,
    );
    if (chart) await uploadChart(poster, { channel: posted.channel, threadTs: posted.ts }, chart);
    return { outcome: isPointless ? 'pointless' : 'sent', ...posted, about, isPast };
  } catch (error) {
    if (error instanceof UnclearPost) {
      poster.log.error(
        { subscription: subscription.id },
        'A digest may have been sent; it is not sent again.',
      );
      return { outcome: 'unclear' };
    }
    if (!isRefusal(error) || isAboutToken(error)) throw error;
    poster.log.warn({ refusal: error.data.error }, 'Slack takes no digest there; the subscription ends.');
    const text = `I can’t send the weekly digest to <#${subscription.channel}> any more (${error.data.error}), so I stopped it. Invite me there and subscribe again.`;
    await tellOwner(poster, subscription, text);
    return { outcome: 'refused' };
  }
}

async function compose(
  { compose, ask, access, rights }: DigestSource,
  subscription: DigestSubscription,
  slot: Date,
): Promise<Composed> {
  const { question, team, createdBy, channel, timezone } = subscription;
  const { maySeePeople, role } = await rights.of(createdBy, channel);
  if (question === null) {
    const digest = await compose(addDays(dayOf(slot.getTime() / 1000, timezone), -1), role);
    return { versions: digestMessages(digest), chart: digestChart(digest), about: digest.about };
  }
  const isDirect = isDirectMessage(channel);
  const asker = { team, user: createdBy, channel, isDirect, maySeePeople, role };
  const answered = await ask({ question, thread: [], asker });
  const { reply, isPast } = isAlert(subscription)
    ? composeAlert(answered, subscription)
    : { reply: answered, isPast: undefined };
  // Only at the first look: later ones may fall on a week that has no figure.
  const neverTold = isPast === undefined && subscription.wasPast === null;
  if (!reply) return neverTold ? pointless(question) : { isPast };
  if (goesToAsker(access, channel, reply.isPersonal ?? false)) {
    const text = `The answer to “${escapeMrkdwn(question)}” names customers, so it is not shown here. Ask for it in a direct message.`;
    return { versions: [{ text, blocks: [] }], isPast };
  }
  return {
    versions: replyVersions(reply, { chart: false }),
    chart: reply.kind === 'answer' ? chartForAnswer(reply.answer) : undefined,
    about: planOf(reply),
    isPast,
  };
}

function pointless(question: string): Composed {
  const text = `“${escapeMrkdwn(question)}” has no figure that I could watch, so I ended this alert. Ask for one number or rate, such as “weekly churn rate”, and write the bound of a rate with %, such as “over 5%”.`;
  return { versions: [{ text, blocks: [] }], isPointless: true };
}

async function tellOwner(poster: Poster, { id, createdBy }: DigestSubscription, text: string): Promise<void> {
  const place = { channel: createdBy, after: '0', mayBeThere: false, inDoubt: 'leave it' as const };
  const mark = { type: 'footpath_digest_ended', key: String(id) };
  await postReply(poster, { ...place, mark }, [{ text, blocks: [] }]).catch((error: unknown) => {
    poster.log.warn({ err: error }, 'The owner of a digest could not be told that it ended.');
  });
}
