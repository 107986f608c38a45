import { setTimeout as wait } from 'node:timers/promises';
import type { AskStep } from '../ask/ask.js';
import { stepChunks } from '../render/step-chunks.js';
import { callSlack, isRefusal, isUnclear } from './call-slack.js';
import { findSteps } from './find-steps.js';
import type { Poster } from './post-reply.js';
import type { OpenQuestion, QuestionInbox } from './question-inbox.js';

export interface AnswerProgress {
  readonly steps: readonly AskStep[];
  readonly onStep: (step: AskStep) => void;
  /** Shows no more. @returns the message with the steps, if there is one: the answer goes in its place. */
  end(): Promise<string | undefined>;
  /** Takes steps away that Slack began unheard and that did not become the answer, which has been posted. */
  clear(): Promise<void>;
}

export interface ProgressParts {
  readonly poster: Poster;
  readonly inbox: QuestionInbox;
  readonly team: string;
  readonly botUserId: string;
}

/**
 * The steps of an answer that takes longer than a moment: streamed, or in a message that is edited where Slack streams
 * none. Never throws: an answer does not depend on it.
 */
export function showProgress(parts: ProgressParts, open: OpenQuestion): AnswerProgress {
  const { poster } = parts;
  const steps: AskStep[] = [];
  let message: Promise<string | undefined> = Promise.resolve(open.streamTs);
  let begun = open.streamTs !== undefined;
  let ended = false;
  /** Slack may have begun a message that we know nothing of. */
  let mayBeStray = open.attempts > 1;
  const quietly = (work: () => Promise<string | undefined>, known?: string) =>
    work().catch((error: unknown) => {
      poster.log.debug({ err: error }, 'The steps of an answer could not be shown.');
      return known;
    });
  const begin = () => {
    begun = true;
    message = quietly(() =>
      beginMessage(parts, open, steps).catch((error: unknown) => {
        mayBeStray ||= isUnclear(error);
        throw error;
      }),
    );
  };
  // An attempt that came as far as an answer may have posted it: then nothing is shown beside it.
  const mayBeThere = open.computed > 0;
  const timer =
    begun || open.isStopped || mayBeThere ? undefined : setTimeout(begin, poster.timing.stepsAfterMs);
  return {
    steps,
    onStep(step) {
      // Work that was stopped may still tell of steps: they must not go over the answer.
      if (ended) return;
      steps.push(step);
      if (!begun) return;
      message = message.then((ts) =>
        ts === undefined ? undefined : quietly(() => showSteps(parts, open, ts, steps), ts),
      );
    },
    end() {
      clearTimeout(timer);
      ended = true;
      return message;
    },
    async clear() {
      await message;
      if (mayBeStray) await quietly(() => removeStray(parts, open));
    },
  };
}

async function beginMessage(
  parts: ProgressParts,
  open: OpenQuestion,
  steps: readonly AskStep[],
): Promise<string | undefined> {
  const { poster, inbox } = parts;
  // Whoever has the question by now shows its own.
  if (!(await inbox.renew(open))) return undefined;
  const ts = await startOnce(parts, open, steps);
  if (ts === undefined) return undefined;
  await inbox.noteStream(open, ts);
  // Only with a session that is at work do people get a Stop button.
  await poster.client.agents.sessions
    .setStatus({ channel_id: open.channel, thread_ts: open.threadTs, status: 'processing' })
    .catch((error: unknown) => poster.log.debug({ err: error }, 'No Stop button could be shown.'));
  return ts;
}

/** A call that timed out may be served after the answer came, so the look waits a moment. */
async function removeStray(
  { poster, botUserId, inbox }: ProgressParts,
  open: OpenQuestion,
): Promise<undefined> {
  const { client, timing } = poster;
  const { channel } = open;
  await wait(timing.settleMs, undefined, { ref: false });
  // Steps that stand there now may be those of the next question, which another instance answers.
  if (!(await inbox.renew(open))) return undefined;
  for (const ts of await findSteps(client, botUserId, open, timing.patienceMs)) {
    await callSlack(() => client.chat.delete({ channel, ts }), timing.patienceMs).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
    });
  }
}

/** For a look that an answer may wait for. */
const lookMs = 3000;

/** The message that an earlier try began, where it did, although nobody heard of it. */
async function startOnce(
  { poster, team, botUserId }: ProgressParts,
  open: OpenQuestion,
  steps: readonly AskStep[],
): Promise<string | undefined> {
  const { client } = poster;
  const [former] = open.attempts > 1 ? await findSteps(client, botUserId, open, lookMs) : [];
  if (former !== undefined) return former;
  try {
    return await startMessage(poster, open, team, steps);
  } catch (error) {
    if (!isUnclear(error)) throw error;
    const [found] = await findSteps(client, botUserId, open, lookMs).catch(() => []);
    if (found === undefined) throw error;
    return found;
  }
}

async function startMessage(
  { client, log }: Poster,
  { channel, threadTs, user }: OpenQuestion,
  team: string,
  steps: readonly AskStep[],
): Promise<string | undefined> {
  try {
    const recipient = { recipient_team_id: team, recipient_user_id: user };
    const place = { channel, thread_ts: threadTs };
    return (await client.chat.startStream({ ...place, ...recipient, chunks: stepChunks(steps) })).ts;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.debug({ refusal: error.data.error }, 'Slack streams nothing here; a message is edited.');
    return (await client.chat.postMessage({ channel, thread_ts: threadTs, text: stepText(steps) })).ts;
  }
}

async function showSteps(
  { poster: { client }, inbox }: ProgressParts,
  open: OpenQuestion,
  ts: string,
  steps: readonly AskStep[],
): Promise<string> {
  const { channel } = open;
  try {
    await client.chat.appendStream({ channel, ts, chunks: stepChunks(steps) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Where another instance has the question by now, the message may be the answer already.
    if (!(await inbox.renew(open))) return ts;
    await client.chat.update({ channel, ts, text: stepText(steps) });
  }
  return ts;
}

/** The steps where Slack streams nothing. */
function stepText(steps: readonly AskStep[]): string {
  const chunks = stepChunks(steps);
  return `${chunks[chunks.length - 1].title} …`;
}
