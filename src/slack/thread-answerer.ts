import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Reply } from '../ask/answer.js';
import type { Ask } from '../ask/ask.js';
import type { Plan } from '../ask/plan.js';
import { FootpathError } from '../errors.js';
import { renderBlocks } from '../render/block-kit.js';
import { errorWords } from '../render/error-words.js';
import { escapeMrkdwn } from '../render/escape-mrkdwn.js';
import type { Message } from '../render/validate-blocks.js';
import { isRefusal } from './call-slack.js';
import { postReply } from './post-reply.js';
import type { OpenQuestion, QuestionInbox, Thread } from './question-inbox.js';
import { uploadEvidence } from './upload-evidence.js';

export interface AnswererParts {
  readonly inbox: QuestionInbox;
  readonly ask: Ask;
  readonly client: webApi.WebClient;
  readonly log: Logger;
  /** Questions that work, for who asks nothing. */
  readonly starterQuestions: () => Promise<readonly string[]>;
}

const answerWithinMs = 90_000;
const longestQuestion = 2000;
/** A question that stopped the program this often is not tried again. */
const mostAttempts = 3;

interface Outcome {
  /** From the richest to plain text. */
  readonly versions: readonly Message[];
  readonly reply?: Reply;
}

/** Answers the open questions of a thread one after the other, until none is left or another instance has it. */
export async function answerThread(parts: AnswererParts, thread: Thread): Promise<void> {
  for (;;) {
    const open = await parts.inbox.take(thread);
    if (!open) return;
    const posted = await answerQuestion(parts, open);
    if (!posted) return;
  }
}

/** False when Slack could not be reached: the lease runs out, and the question is taken again. */
async function answerQuestion(parts: AnswererParts, open: OpenQuestion): Promise<boolean> {
  const log = parts.log.child({ channel: open.channel, ts: open.ts });
  const [{ versions, reply }] = await Promise.all([outcomeOf(parts, open, log), showStatus(parts, open)]);
  if (!(await parts.inbox.holds(open))) return true;
  try {
    await postReply(parts.client, open, versions, log);
  } catch (error) {
    log.error({ err: error }, 'An answer could not be posted.');
    if (!isRefusal(error) && open.attempts < mostAttempts) return false;
  }
  await parts.inbox.finish(open, reply && planOf(reply));
  if (reply?.kind === 'answer') await uploadEvidence(parts.client, open, reply.answer, log);
  return true;
}

async function outcomeOf(parts: AnswererParts, open: OpenQuestion, log: Logger): Promise<Outcome> {
  try {
    if (open.attempts > mostAttempts) throw new Error('This question was begun too often without an answer.');
    if (open.question === '') return { versions: versionsOf(greeting(await parts.starterQuestions()), open) };
    const reply = await replyTo(parts, open);
    return { reply, versions: versionsOf(reply, open) };
  } catch (error) {
    const { sentence, expected } = errorWords(error);
    if (expected) log.info({ sentence }, 'A question was not answered.');
    else log.error({ err: error }, 'A question could not be answered.');
    return { versions: [{ text: escapeMrkdwn(sentence), blocks: [] }] };
  }
}

async function replyTo({ ask, inbox }: AnswererParts, open: OpenQuestion): Promise<Reply> {
  const { question } = open;
  if (question.length > longestQuestion) {
    throw new FootpathError(
      'bad_input',
      'That is longer than I can read. A question of one or two sentences works best.',
    );
  }
  return withinTime(ask({ question, thread: await inbox.transcript(open) }));
}

function versionsOf(reply: Reply, { pressed, user }: OpenQuestion): Message[] {
  const askedBy = pressed ? user : undefined;
  const rich = renderBlocks(reply, { askedBy });
  return [rich, renderBlocks(reply, { askedBy, simple: true }), { text: rich.text, blocks: [] }];
}

function greeting(suggestions: readonly string[]): Reply {
  const message = 'Ask me about the journeys of your customers, for example:';
  return { kind: 'decline', question: '', decline: { reason: 'out_of_scope', message }, suggestions };
}

function withinTime<Result>(work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new FootpathError('unavailable', 'The answer took longer than a minute and a half.'));
    }, answerWithinMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The sign that work goes on; Slack takes it away when the answer comes, so it must not come later than that. */
async function showStatus({ client, log }: AnswererParts, { channel, threadTs }: Thread): Promise<void> {
  try {
    await client.assistant.threads.setStatus({
      channel_id: channel,
      thread_ts: threadTs,
      status: 'is working it out…',
    });
  } catch (error) {
    log.debug({ err: error }, 'The status could not be shown.');
  }
}

function planOf(reply: Reply): Plan {
  switch (reply.kind) {
    case 'answer':
      return reply.answer.plan;
    case 'clarify':
      return { clarify: reply.clarify };
    case 'decline':
      return { decline: reply.decline };
  }
}
