import type { ToolName } from '../../../tools/tool-arguments.js';
import { planSchema, type Plan, type ToolPlan } from '../plan.js';
import type { Planned, PlanRequest } from '../planner.js';
import type { Company } from './company.js';
import { activityMentions } from './arguments/take-names.js';
import { takeLeftNumbers } from './arguments/take-left-numbers.js';
import { allTools } from './grammar/all-tools.js';
import { askForMeasure } from './grammar/missing.js';
import { given, type Draft, type Missing } from './grammar/tool-grammar.js';
import { clearScore, type Intent, type IntentRanker, type Ranking } from './intent.js';
import { doubtsAbout } from './doubt/doubts.js';
import { explainReading } from './explain-reading.js';
import { readQuestion, type Question } from './question.js';
import { Reading } from './reading.js';
import { demandOf } from './refusal/missing-data.js';
import { outOfScope, refuse } from './refusal/refuse.js';
import { isAboutCompany, knownShare, notTracked, unknownWords } from './refusal/untracked.js';
import { suggestedQuestions } from './suggested-questions.js';
import { customersOf, periodOf, sharedArguments } from './thread/carry-over.js';
import { lastToolPlan, leaningOf, type Leaning } from './thread/follow-up.js';
import { followedTool } from './thread/followed-tool.js';
import { mergeArguments } from './thread/merge-plans.js';
import { oldValues } from './thread/old-values.js';
import { readRemovals } from './thread/removals.js';
import { otherEnd, turnedAround } from './thread/turn-around.js';

type Request = Pick<PlanRequest, 'question' | 'thread' | 'today' | 'isCustomer'>;

/** Understands one question: what it names, which tool it asks for, and that tool's arguments. */
export function understand(
  request: Request,
  company: Company,
  ranker: IntentRanker,
  isAnswer = false,
): Planned {
  const answered = answerToClarify(request);
  if (answered) {
    const planned = understand(answered, company, ranker, true);
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
  const ranking = ranker.rank(question);
  const { intents } = ranking;
  const leaning = leaningOf(question, intents, before);
  return leaning.kind === 'none'
    ? planAfresh(question, ranking, isAnswer)
    : planInThread(question, intents, leaning);
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

function planAfresh(question: Question, ranking: Ranking, isAnswer: boolean): Planned {
  const { intents, besides } = ranking;
  const [best] = intents;
  const isNoQuestion = (best?.likeness ?? 0) < hardlyLike;
  if (isNoQuestion && besides('unclear') > surelyBesides) {
    const missing = isNearlySure(best) ? allTools[best.tool].read(new Reading(question)).missing : undefined;
    return missing
      ? settle({ clarify: clarifyOf(missing) }, 0.7, question, intents)
      : askForTool(question, intents);
  }
  if (isNoQuestion && besides('out_of_scope') > surelyBesides)
    return settle(outOfScope(), 0.7, question, intents);
  const known = knownShare(question);
  const mayBeStrange = best?.tool === 'customer' || (best?.tool === 'feedback_search' && known > 0.25);
  if (known < 0.5 && !mayBeStrange) return settle(outOfScope(), 0.7, question, intents);
  if (!best || best.score < 4) {
    const unknown = unknownWords(new Reading(question));
    return unknown.length > 0 ? declineUnknown(unknown, question, intents) : withoutTool(question, intents);
  }
  const reading = new Reading(question);
  const draft = allTools[best.tool].read(reading);
  const unknown = unknownWords(reading);
  if (!takesAnyWords(best.tool)) {
    const missing = missingData(unknown, question, best);
    if (missing.length > 0) return declineUnknown(missing, question, intents);
  }
  if (best.score < clearScore && best.likeness < clearLikeness) return withoutTool(question, intents);
  if (draft.missing) return settle({ clarify: clarifyOf(draft.missing) }, 0.7, question, intents);
  if (isUnclear(intents, question)) return withoutTool(question, intents);
  if (isStrange(best) && !isAnswer) return askForTool(question, intents);
  const args = takeLeftNumbers(best.tool, draft.args, reading);
  return finish(best.tool, { args }, question, intents, reading);
}

/** Turns of phrase leave no doubt about the tool, only about what it is to look at. */
const isNearlySure = (best: Intent | undefined): best is Intent => (best?.probability ?? 0) > 0.9;

/** Below this likeness a wording asks for no tool that is known. */
const hardlyLike = 0.1;
/** Above this likeness the message is something besides. */
const surelyBesides = 0.6;
/** Below this probability another tool is too likely. */
const sureEnough = 0.6;
/** From this likeness on, the wording asks for a tool without any known turn of phrase. */
const clearLikeness = 0.5;

/**
 * How sure the turns of phrase must be where the wording is like none that is known. With the wordings of all other companies
 * learnt, about half of the plans below these were wrong (`npm run eval:unseen`).
 */
const sureWithout = [
  { likeness: 0.2, probability: 0.9 },
  { likeness: 0.3, probability: 0.75 },
] as const;

const isStrange = (best: Intent): boolean =>
  sureWithout.some(({ likeness, probability }) => best.likeness < likeness && best.probability < probability);

/** Two tools are asked for alike, or one by a single word that may mean much else. */
function isUnclear([best]: readonly Intent[], question: Question): boolean {
  if (!best) return true;
  if (question.tokens.length < 2 && !/^(?:drop_offs|retention|journey_map|schedule_digest)$/.test(best.tool))
    return true;
  const isFaint = best.score < 7 && best.likeness < 0.5 && best.tool !== 'trend' && best.tool !== 'customers';
  const isSure =
    best.probability >= sureEnough || (best.probability >= 0.5 && best.likeness >= clearLikeness);
  return isFaint || !isSure;
}

function planInThread(
  question: Question,
  intents: readonly Intent[],
  leaning: Exclude<Leaning, { kind: 'none' }>,
): Planned {
  const { before } = leaning;
  const reading = new Reading(question, true);
  for (const span of oldValues(question, before.args)) reading.take(span);
  const tool = followedTool(question, leaning);
  const earlier: Readonly<Record<string, unknown>> = before.args;
  const kept = readRemovals(earlier, reading);
  const draft = allTools[tool].read(reading);
  const unknown = unknownWords(reading);
  const missing = takesAnyWords(tool) ? [] : missingData(unknown, question, undefined);
  if (missing.length > 0) return declineUnknown(missing, question, intents, true);
  if (leaning.kind === 'change' && tool === before.tool) {
    const text = question.words.text;
    const options = {
      replaces: / instead /.test(text),
      adds: /^ (?:and )?(?:also|add|include|including) | (?:as well|in addition|add|include) /.test(text),
      next: /^ (?:and|what about|how about|same|the same|now|but what about) /.test(text),
    };
    const said = takeLeftNumbers(tool, followUpArguments(draft, tool), reading);
    const turned =
      tool === 'paths'
        ? (turnedAround(kept, said, question) ?? otherEnd(kept, said, takeOnlyActivity(reading)))
        : undefined;
    const args = turned
      ? { ...turned, ...(said['segment'] === undefined ? {} : { segment: said['segment'] }) }
      : mergeArguments(kept, said, tool, options);
    if (changesNothing(earlier, args, question)) return askForTool(question, intents);
    return finish(tool, { args }, question, intents, reading, kept !== earlier);
  }
  const customers = customersOf(before);
  const own = given(takeLeftNumbers(tool, draft.args, reading));
  const carried = sharedArguments(before, tool);
  const args = mergeArguments(
    { ...(customers.length > 0 && takesSegment(tool) ? { segment: customers } : {}), ...carried },
    own,
    tool,
    { replaces: false, adds: false, next: false },
  );
  const isComplete = draft.missing === undefined || args[draft.missing.about] !== undefined;
  if (!isComplete && draft.missing)
    return settle({ clarify: clarifyOf(draft.missing) }, 0.6, question, intents);
  return finish(tool, { args }, question, intents, reading);
}

/** The one activity that nothing was taken from yet. */
function takeOnlyActivity(reading: Reading): string | undefined {
  const [only, other] = activityMentions(reading);
  if (!only || other) return undefined;
  reading.take(only);
  return only.activity;
}

/** A follow-up that leaves all as it was has not been understood, but for `show me that again`. */
const changesNothing = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  { words }: Question,
): boolean =>
  JSON.stringify(given(before)) === JSON.stringify(given(after)) &&
  !/ (?:again|repeat|same) /.test(words.text);

/** Names of customers, places and questions to send are the asker's own words. */
const takesAnyWords = (tool: ToolName): boolean => tool === 'customer' || tool === 'schedule_digest';

const takesSegment = (tool: ToolName): boolean =>
  !['customer', 'definitions', 'data_health', 'schedule_digest'].includes(tool);

/** In a follow-up only what is said counts, not what the tool would need. */
function followUpArguments(draft: Draft, tool: ToolName): Record<string, unknown> {
  const args = given(draft.args);
  if (
    tool === 'trend' &&
    args['measure'] !== undefined &&
    args['measure'] !== 'average_value' &&
    args['measure'] !== 'value' &&
    args['measure'] !== 'conversion'
  )
    delete args['measure'];
  return args;
}

/** Of the words that were not understood, those that make it another question: the data would have to hold them. */
function missingData(unknown: readonly number[], question: Question, best: Intent | undefined): number[] {
  const isSure = best === undefined || best.likeness >= 0.5;
  return unknown.filter((token) => {
    const demand = demandOf(token, question);
    return demand === 'sure' || (demand === 'likely' && !isSure);
  });
}

function declineUnknown(
  unknown: readonly number[],
  question: Question,
  intents: readonly Intent[],
  inThread = false,
): Planned {
  const words = unknown.map((token) => question.tokens[token]?.text ?? '');
  const plan = inThread || isAboutCompany(question) ? notTracked(words) : outOfScope();
  return settle(plan, 0.7, question, intents, [`not understood: ${words.join(', ')}`]);
}

/** No words ask for a tool: something of the catalog is named, or nothing is. */
function withoutTool(question: Question, intents: readonly Intent[]): Planned {
  if (
    question.mentions.length > 0 ||
    /^ (?:what|why|how|who|which|when|where|is|are|did|does|show|can) .{0,30}$| (?:it|this|that|they|them|we|our|customers?|compare|break|show) /.test(
      question.words.text,
    )
  ) {
    return askForTool(question, intents);
  }
  return settle(outOfScope(), 0.6, question, intents);
}

const askForTool = (question: Question, intents: readonly Intent[]): Planned =>
  settle(
    {
      clarify: {
        about: 'tool',
        question: 'What would you like to know?',
        options: suggestedQuestions(question, intents),
      },
    },
    0.5,
    question,
    intents,
  );

const clarifyOf = ({
  about,
  question,
  options,
}: Missing): { about: string; question: string; options: string[] } => ({
  about,
  question,
  options: [...options],
});

function finish(
  tool: ToolName,
  draft: Draft,
  question: Question,
  intents: readonly Intent[],
  reading: Reading,
  leavesOut = false,
): Planned {
  const parsed = planSchema.safeParse({ tool, args: given(draft.args) });
  if (!parsed.success || !('tool' in parsed.data))
    return settle({ clarify: clarifyOf(askForMeasure(question)) }, 0.4, question, intents);
  const doubts = takesAnyWords(tool) ? [] : doubtsAbout(parsed.data, reading);
  if (doubts.length > 0 && !leavesOut) return askAbout(doubts, parsed.data, question, intents);
  return settle(parsed.data, confidenceOf(intents, reading), question, intents, unused(reading));
}

/** Words that no argument was taken from, for people who tune the planner. */
function unused(reading: Reading): string[] {
  const { tokens } = reading.question;
  const unknown = unknownWords(reading).map((token) => tokens[token]?.word ?? '');
  return unknown.length > 0 ? [`not used: ${unknown.join(', ')}`] : [];
}

/** A plan that passes over part of the question may answer another one. */
function askAbout(
  doubts: readonly string[],
  plan: ToolPlan,
  question: Question,
  intents: readonly Intent[],
): Planned {
  const said = doubts.map((words) => `“${words}”`).join(' and ');
  const clarify = {
    about: 'tool',
    question: `I am not sure what to do with ${said}. Could you say it another way?`,
    options: suggestedQuestions(question, intents),
  };
  return settle({ clarify }, 0.45, question, intents, [
    `would have been ${JSON.stringify(plan)}, but for ${said}`,
  ]);
}

function confidenceOf([best]: readonly Intent[], reading: Reading): number {
  const left = reading.freeMentions().length;
  return Math.max(0.5, Math.min(0.98, (best?.probability ?? 0.5) - 0.08 * left));
}

function settle(
  plan: Plan,
  confidence: number,
  question: Question,
  intents: readonly Intent[],
  notes: readonly string[] = [],
): Planned {
  return {
    plan,
    confidence: Math.round(confidence * 100) / 100,
    why: [...explainReading(question, intents), ...notes],
  };
}
