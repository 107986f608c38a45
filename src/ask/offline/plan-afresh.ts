import type { Planned } from '../planner.js';
import { takeLeftNumbers } from './arguments/take-left-numbers.js';
import { allTools } from './grammar/all-tools.js';
import { given } from './grammar/tool-grammar.js';
import { clearScore, type Intent, type Ranking } from './intent.js';
import type { Question } from './question.js';
import { Reading } from './reading.js';
import { ownSpending } from './refusal/own-spending.js';
import { outOfScope } from './refusal/refuse.js';
import { knownShare, namesSomeone, saysAnything, speltShare, unknownWords } from './refusal/untracked.js';
import type { Sureness } from './sureness/sureness.js';
import {
  askForTool,
  clarifyOf,
  declineUnknown,
  finish,
  missingData,
  settle,
  takesAnyWords,
  withoutTool,
} from './settle.js';

/** The plan of a question that stands by itself. */
export function planAfresh(
  question: Question,
  ranking: Ranking,
  sureness: Sureness,
  isAnswer: boolean,
): Planned {
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
  const isOfSomeone = namesSomeone(question);
  const isSearch = best?.tool === 'feedback_search';
  const mayBeStrange = (best?.tool === 'customer' || isSearch) && known > 0.25;
  const isStrangeSearch = isSearch && namesNothing(question) && speltShare(question) <= 0.5;
  if (!isOfSomeone && (!saysAnything(question) || isStrangeSearch || (known < 0.5 && !mayBeStrange)))
    return settle(outOfScope(), 0.7, question, intents);
  if (!best || best.score < 4) {
    const unknown = unknownWords(new Reading(question));
    return unknown.length > 0 ? declineUnknown(unknown, question, intents) : withoutTool(question, intents);
  }
  const spent = ownSpending(question);
  if (spent) return declineUnknown([spent.first], question, intents);
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
  const isMostlyStrange = unknown.length >= mostStrange * question.tokens.length;
  if (isMostlyStrange && question.mentions.length === 0 && Object.keys(given(args)).length === 0)
    return askForTool(question, intents);
  return finish({ tool: best.tool, args, intents, reading, splits: draft.splits }, sureness);
}

/** A name that is only there by mended spelling is none, where the rest is strange too. */
const namesNothing = ({ mentions, tokens }: Question): boolean =>
  mentions.every(({ first, end }) => tokens.slice(first, end).some(({ misspelt }) => misspelt === true));

/** Turns of phrase tell the tool, and only what it is to look at is not said. */
const isNearlySure = (best: Intent | undefined): best is Intent => (best?.probability ?? 0) > sureEnough;

/** Where so large a part of the words is unknown, and the rest names nothing, a plan would be a guess. */
const mostStrange = 0.4;
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
  const isOneWord = question.tokens.length < 2 || !/\S\s+\S/.test(question.text);
  if (isOneWord && !/^(?:drop_offs|retention|journey_map|schedule_digest)$/.test(best.tool)) return true;
  const isFaint = best.score < 7 && best.likeness < 0.5 && best.tool !== 'trend' && best.tool !== 'customers';
  const isSure =
    best.probability >= sureEnough || (best.probability >= 0.5 && best.likeness >= clearLikeness);
  return isFaint || !isSure;
}
