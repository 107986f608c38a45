import type { ToolName } from '../../../tools/tool-arguments.js';
import { planSchema, type Plan, type ToolPlan } from '../plan.js';
import type { Planned } from '../planner.js';
import { doubtsAbout } from './doubt/doubts.js';
import { explainReading } from './explain-reading.js';
import { askForMeasure } from './grammar/missing.js';
import { given, type Draft, type Missing } from './grammar/tool-grammar.js';
import type { Intent } from './intent.js';
import type { Question } from './question.js';
import type { Reading } from './reading.js';
import { demandOf } from './refusal/missing-data.js';
import { outOfScope } from './refusal/refuse.js';
import { isAboutCompany, notTracked, unknownWords } from './refusal/untracked.js';
import { signsOf, tellingWords } from './sureness/signs.js';
import type { Sureness } from './sureness/sureness.js';
import { grammarStems } from './vocabulary.js';
import { suggestedQuestions } from './suggested-questions.js';

/** Names of customers, places and questions to send are the asker's own words. */
export const takesAnyWords = (tool: ToolName): boolean => tool === 'customer' || tool === 'schedule_digest';

/** Of the words that were not understood, those that make it another question: the data would have to hold them. */
export function missingData(
  unknown: readonly number[],
  question: Question,
  best: Intent | undefined,
): number[] {
  const isSure = best === undefined || best.likeness >= 0.5;
  return unknown.filter((token) => {
    const demand = demandOf(token, question);
    return demand === 'sure' || (demand === 'likely' && !isSure);
  });
}

export function declineUnknown(
  unknown: readonly number[],
  question: Question,
  intents: readonly Intent[],
  inThread = false,
): Planned {
  const words = withObjects(unknown, question).map((token) => question.tokens[token]?.text ?? '');
  const plan = inThread || isAboutCompany(question) ? notTracked(words) : outOfScope();
  return settle(plan, 0.7, question, intents, [`not understood: ${words.join(', ')}`]);
}

/** `wear hats`: what is done and to what, where neither is known. */
function withObjects(unknown: readonly number[], { tokens, company }: Question): number[] {
  const isStrange = (token: number): boolean => {
    const word = tokens[token];
    return (
      word !== undefined &&
      !word.pause &&
      word.number === undefined &&
      !grammarStems.has(word.stem) &&
      !company.index.stems.has(word.stem)
    );
  };
  return [...new Set(unknown.flatMap((token) => (isStrange(token + 1) ? [token, token + 1] : [token])))];
}

/** No words ask for a tool: something of the catalog is named, or nothing is. */
export function withoutTool(question: Question, intents: readonly Intent[]): Planned {
  if (
    question.mentions.length > 0 ||
    question.periods.length > 0 ||
    /^ (?:what|why|how|who|which|when|where|is|are|did|does|show|can) .{0,30}$| (?:it|this|that|they|them|we|our|customers?|compare|break|show|feedback|reviews|complaints|tickets|comments) /.test(
      question.words.text,
    )
  ) {
    return askForTool(question, intents);
  }
  return settle(outOfScope(), 0.6, question, intents);
}

export const askForTool = (question: Question, intents: readonly Intent[]): Planned =>
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

export const clarifyOf = ({
  about,
  question,
  options,
}: Missing): { about: string; question: string; options: string[] } => ({
  about,
  question,
  options: [...options],
});

/** A tool's arguments as they were read. */
export interface Drafted {
  readonly tool: ToolName;
  readonly args: Draft['args'];
  readonly intents: readonly Intent[];
  readonly reading: Reading;
  /** True where a follow-up takes something back: its words then have no place in the plan. */
  readonly leavesOut?: boolean;
  readonly splits?: Draft['splits'];
}

/** The plan, unless it passes over part of the question or is likely another than was meant. */
export function finish(
  { tool, args, intents, reading, leavesOut = false, splits = [] }: Drafted,
  sureness: Sureness,
): Planned {
  const { question } = reading;
  const parsed = planSchema.safeParse({ tool, args: given(args) });
  if (!parsed.success || !('tool' in parsed.data))
    return settle({ clarify: clarifyOf(askForMeasure(question)) }, 0.4, question, intents);
  const doubts = takesAnyWords(tool) ? [] : doubtsAbout(parsed.data, reading);
  const settled = (confidence: number): Planned => ({
    ...settle(parsed.data, confidence, question, intents, unused(reading)),
    ...(splits.length > 0 ? { splits } : {}),
  });
  if (leavesOut) return settled(0.9);
  if (doubts.length > 0) return askAbout(doubts, parsed.data, question, intents);
  const chance = sureness.chanceRight(signsOf(parsed.data, reading, intents));
  if (chance < (sureEnoughOf[tool] ?? sureEnough))
    return askAbout(tellingWords(reading), parsed.data, question, intents);
  return settled(chance);
}

/** Below this chance of being right a question back costs less than the plan: of those asked about, about every third is wrong. */
const sureEnough = 0.85;
/** What was found shows by itself what was looked for. */
const sureEnoughOf: Readonly<Partial<Record<ToolName, number>>> = { feedback_search: 0.75 };

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
    question:
      doubts.length > 0
        ? `I am not sure what to do with ${said}. Could you say it another way?`
        : 'I am not sure that I understand this. Is it one of these?',
    options: suggestedQuestions(question, intents, plan),
  };
  return settle({ clarify }, 0.45, question, intents, [
    `would have been ${JSON.stringify(plan)}, but for ${said || 'what speaks for it'}`,
  ]);
}

export function settle(
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
