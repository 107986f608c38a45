import type { Planned, PlanRequest } from '../planner.js';
import type { Company } from './company.js';
import type { IntentRanker } from './intent.js';
import { planAfresh } from './plan-afresh.js';
import { planInThread } from './plan-in-thread.js';
import { planOfTable } from './plan-of-table.js';
import { readQuestion } from './question.js';
import { refuse } from './refusal/refuse.js';
import type { Sureness } from './sureness/sureness.js';
import { settle } from './settle.js';
import { periodOf } from './thread/carry-over.js';
import { lastToolPlan, leaningOf } from './thread/follow-up.js';

/** What was learnt from examples. */
export interface Learnt {
  readonly ranker: IntentRanker;
  readonly sureness: Sureness;
}

type Request = Pick<PlanRequest, 'question' | 'thread' | 'today' | 'isCustomer'>;

/** Understands one question: what it names, which tool it asks for, and that tool's arguments. */
export function understand(request: Request, company: Company, learnt: Learnt, isAnswer = false): Planned {
  const chosen = offeredQuestion(request);
  if (chosen) return understand(chosen, company, { ...learnt, sureness: { chanceRight: () => 1 } }, true);
  const answered = answerToClarify(request);
  if (answered) {
    const planned = understand(answered, company, learnt, true);
    if (!('clarify' in planned.plan)) return planned;
  }
  const before = lastToolPlan(request.thread);
  const context = {
    today: request.today,
    isCustomer: request.isCustomer,
    anchor: before && periodOf(before.args),
  };
  const question = readQuestion(request.question, company, context);
  const refusal = refuse(question);
  if (refusal) return settle({ decline: refusal }, 0.9, question, []);
  const ofTable = planOfTable(question);
  if (ofTable) return ofTable;
  const ranking = learnt.ranker.rank(question);
  const { intents } = ranking;
  const leaning = leaningOf(question, intents, before);
  return leaning.kind === 'none'
    ? planAfresh(question, ranking, learnt.sureness, isAnswer)
    : planInThread(question, intents, leaning, learnt.sureness);
}

/** One of the questions that were offered, which is whole, and surely meant. */
function offeredQuestion({ thread, question, ...rest }: Request): Request | undefined {
  const last = thread.at(-1);
  if (!last || !('clarify' in last.plan)) return undefined;
  const { about, options = [] } = last.plan.clarify;
  return about === 'tool' && options.includes(question)
    ? { ...rest, thread: thread.slice(0, -1), question }
    : undefined;
}

/** A clarifying question was asked: the new words complete the question that it was about. */
function answerToClarify({ thread, question, ...rest }: Request): Request | undefined {
  const last = thread.at(-1);
  if (!last || !('clarify' in last.plan)) return undefined;
  return {
    ...rest,
    thread: thread.slice(0, -1),
    question: `${last.question.replace(/[?!.\s]+$/, '')} ${question}`,
  };
}
