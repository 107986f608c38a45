import type { Logger } from 'pino';
import type { Reply } from '../ask/answer.js';
import type { Ask, AskRequest } from '../ask/ask.js';
import type { Turn } from '../ask/plan.js';
import type { Asker } from '../asker.js';
import { FootpathError } from '../errors.js';
import { errorWords } from '../render/error-words.js';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import { replyVersions } from '../render/reply-versions.js';
import type { StepChunk } from '../render/step-chunk.js';
import { stepChunks } from '../render/step-chunks.js';
import type { Message } from '../render/validate-blocks.js';
import { addAuditEntry } from '../store/audit-log.js';
import type { Database } from '../store/database.js';
import { goesToAsker, type AccessPolicy } from './access-policy.js';
import { showProgress } from './answer-progress.js';
import { showStatus } from './answer-status.js';
import { isAboutToken, isRefusal } from './call-slack.js';
import { directChannel } from './direct-channel.js';
import { planFiles, type FilePlan } from './file-plan.js';
import { finishProgress, ProgressIsGone } from './finish-progress.js';
import { planOf } from './plan-of.js';
import { postReply, type PostedReply, type Poster } from './post-reply.js';
import { isDirectMessage } from './incoming-message.js';
import type { OpenQuestion, QuestionInbox, Thread } from './question-inbox.js';
import type { ReaderRights } from './reader-rights.js';
import { instanceStops, type StopSignals } from './stop-signals.js';
import { uploadEvidence } from './upload-evidence.js';

export interface AnswererParts {
  readonly access: AccessPolicy;
  readonly rights: ReaderRights;
  readonly team: string;
  readonly botUserId: string;
  readonly inbox: QuestionInbox;
  /** What was said in a thread so far, oldest first. */
  readonly transcript: (thread: Thread) => Promise<Turn[]>;
  readonly ask: Ask;
  readonly poster: Poster;
  readonly database: Database;
  readonly stops: StopSignals;
  readonly log: Logger;
  /** Questions that work, for who asks nothing. */
  readonly starterQuestions: () => Promise<readonly string[]>;
}

const answerWithinMs = 90_000;
const longestQuestion = 2000;

interface Outcome {
  /** From the richest to plain text. */
  readonly versions: Iterable<Message>;
  readonly reply?: Reply;
  /** Of an answer. */
  readonly files?: FilePlan;
  readonly isFailure?: boolean;
  /** This instance stops before there is an answer. */
  readonly isLetGo?: boolean;
}

/**
 * Answers the open questions of a thread one after the other, until none is left or another instance has it.
 * @param isClosing the others are left to the next start.
 */
export async function answerThread(
  parts: AnswererParts,
  thread: Thread,
  isClosing: () => boolean,
): Promise<void> {
  while (!isClosing()) {
    const open = await parts.inbox.take(thread);
    if (!open) return;
    const stopRenewing = keepLease(parts, open);
    try {
      if (!(await answerQuestion(parts, open))) return;
    } finally {
      stopRenewing();
    }
  }
}

/** Whoever works on a question says so again and again, so that only those of a stopped instance are taken over. */
function keepLease({ inbox, poster, log }: AnswererParts, open: OpenQuestion): () => void {
  const renewing = setInterval(() => {
    inbox.renew(open).catch((error: unknown) => log.warn({ err: error }, 'A lease could not be renewed.'));
  }, poster.timing.leaseMs / 3).unref();
  return () => clearInterval(renewing);
}

/** False when the question is another's by now, or Slack could not be reached and it is left for later. */
async function answerQuestion(parts: AnswererParts, open: OpenQuestion): Promise<boolean> {
  const { inbox, poster } = parts;
  const log = parts.log.child({ channel: open.channel, ts: open.ts });
  const progress = showProgress(parts, open);
  const endStatus = showStatus({ ...poster, log }, open);
  const outcome = await parts.stops.during(open, (signal) =>
    outcomeOf(parts, open, log, { signal, onStep: (step) => progress.onStep(step) }),
  );
  const { versions, reply } = outcome;
  const [stepsAt] = await Promise.all([progress.end(), endStatus()]);
  if (outcome.isLetGo) {
    await inbox.postpone(open, 0);
    return false;
  }
  if (!(await inbox.renewWithAnswer(open))) return false;
  let posted: PostedReply | undefined;
  try {
    const toAsker = goesToAsker(parts.access, open.channel, reply?.isPersonal ?? false);
    const ended = stepChunks(progress.steps, outcome.isFailure ? 'error' : 'complete');
    const steps = stepsAt === undefined ? undefined : { ts: stepsAt, ended };
    posted = await postAnswer({ ...poster, log }, open, versions, { toAsker, steps });
  } catch (error) {
    if (!isRefusal(error) || isAboutToken(error)) {
      log.error({ err: error }, 'An answer could not be posted; it is tried again later.');
      const { postponeMs, longestPostponeMs } = poster.timing;
      await inbox.postpone(open, Math.min(postponeMs * 2 ** open.computed, longestPostponeMs));
      return false;
    }
    log.error({ refusal: error.data }, 'Slack takes no answer to a question, here or in a direct message.');
  }
  if (posted) await progress.clear();
  await inbox.finish(open, reply && planOf(reply), posted);
  sendFiles({ ...poster, log }, open, outcome, posted);
  return true;
}

/** In their own time: the next question of the thread does not wait for them. */
function sendFiles(
  poster: Poster,
  open: OpenQuestion,
  { reply, files }: Outcome,
  posted?: PostedReply,
): void {
  if (!posted || !files || reply?.kind !== 'answer' || files.leftOut !== undefined) return;
  const { answer } = reply;
  void poster.files.add((signal) => uploadEvidence(poster, posted, open, answer, files, signal));
}

interface Way {
  readonly toAsker: boolean;
  /** The message that shows the steps, and how they ended: it becomes the answer. */
  readonly steps?: { readonly ts: string; readonly ended: readonly StepChunk[] };
}

/** Into the thread; or to who asked, where others must not read it, or Slack takes nothing there. */
async function postAnswer(
  poster: Poster,
  open: OpenQuestion,
  versions: Iterable<Message>,
  { toAsker, steps }: Way,
): Promise<PostedReply> {
  const { channel, threadTs, ts, computed, user } = open;
  const mark = { type: 'footpath_answer', key: `${channel} ${ts}` };
  const inThread = {
    channel,
    threadTs,
    after: ts,
    // An attempt that came as far as an answer may have posted it.
    mayBeThere: computed > 0,
    mark,
    inDoubt: 'post again',
  } as const;
  const toUser = async () => {
    const direct = { ...inThread, channel: await directChannel(poster, user), threadTs: undefined };
    return postReply(poster, direct, versions);
  };
  const toThread = async (messages: Iterable<Message>): Promise<PostedReply> => {
    if (!steps) return postReply(poster, inThread, messages);
    try {
      return await finishProgress(poster, { ...inThread, ts: steps.ts, steps: steps.ended }, messages);
    } catch (error) {
      if (error instanceof ProgressIsGone) return postReply(poster, inThread, messages);
      throw error;
    }
  };
  if (toAsker) {
    // The note comes last: where it stands, the answer has been sent.
    const posted = await toUser();
    await toThread([sentToAsker]);
    return posted;
  }
  try {
    return await toThread(versions);
  } catch (error) {
    if (!isRefusal(error) || isAboutToken(error)) throw error;
    poster.log.warn({ refusal: error.data }, 'Slack takes no answer here; it goes to who asked.');
    return toUser();
  }
}

const sentToAsker: Message = {
  text: 'The answer is for you alone, as it shows more than everybody here may see: I sent it to you in a direct message.',
  blocks: [],
};

type Following = Required<Pick<AskRequest, 'signal' | 'onStep'>>;

const stopped: Message = { text: 'Stopped. Ask again whenever you like.', blocks: [] };

async function outcomeOf(
  parts: AnswererParts,
  open: OpenQuestion,
  log: Logger,
  following: Following,
): Promise<Outcome> {
  try {
    following.signal.throwIfAborted();
    if (open.attempts - open.computed > parts.poster.timing.mostAttempts)
      throw new Error('This question was begun too often without an answer.');
    if (open.question === '') {
      await parts.rights.of(open.user, open.channel);
      return { versions: replyVersions(greeting(await parts.starterQuestions())) };
    }
    const reply = await replyTo(parts, open, following);
    return { reply, ...shownAs(parts, reply, open) };
  } catch (error) {
    if (following.signal.reason === instanceStops) return { versions: [], isLetGo: true };
    if (following.signal.aborted) return { versions: [stopped] };
    const { sentence, expected } = errorWords(error);
    log[expected ? 'info' : 'error']({ err: error }, 'A question could not be answered.');
    return { versions: [{ text: escapeMrkdwn(sentence), blocks: [] }], isFailure: true };
  }
}

async function replyTo(parts: AnswererParts, open: OpenQuestion, following: Following): Promise<Reply> {
  const { question } = open;
  const { ask, transcript } = parts;
  if (question.length > longestQuestion) {
    throw new FootpathError(
      'bad_input',
      'That is longer than I can read. A question of one or two sentences works best.',
    );
  }
  const [thread, asker] = await Promise.all([transcript(open), askerIn(parts, open)]);
  return withinTime(ask({ question, thread, asker, ...following }), following.signal);
}

async function askerIn(parts: AnswererParts, open: OpenQuestion): Promise<Asker> {
  const { team, rights } = parts;
  const { user, channel } = open;
  if ((await rights.refusalOf(user, channel)) !== undefined) await noteRefused(parts, open);
  const { maySeePeople, role } = await rights.of(user, channel);
  return { team, user, channel, isDirect: isDirectMessage(channel), maySeePeople, role };
}

/** Questions of guests come to no answer, and are written down all the same. */
async function noteRefused({ team, database }: AnswererParts, open: OpenQuestion): Promise<void> {
  const { user, channel, question } = open;
  const asker = { team, user, channel, isDirect: isDirectMessage(channel), maySeePeople: false };
  await addAuditEntry(database, { asker, reader: 'guest', question, outcome: 'refused' });
}

function shownAs(
  { poster }: AnswererParts,
  reply: Reply,
  { pressed, user }: OpenQuestion,
): Pick<Outcome, 'versions' | 'files'> {
  const files = reply.kind === 'answer' ? planFiles(poster, reply.answer) : undefined;
  const askedBy = pressed ? user : undefined;
  return { files, versions: replyVersions(reply, { askedBy, note: files?.leftOut, picture: files?.shown }) };
}

function greeting(suggestions: readonly string[]): Reply {
  const message = 'Ask me about the journeys of your customers, for example:';
  return { kind: 'decline', question: '', decline: { reason: 'out_of_scope', message }, suggestions };
}

function withinTime<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new FootpathError('unavailable', 'The answer took longer than a minute and a half.'));
    }, answerWithinMs);
    const end = () => {
      clearTimeout(timer);
      reject(new Error('Stopped.'));
    };
    signal.addEventListener('abort', end, { once: true });
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
