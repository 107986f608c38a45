import type { ToolName } from '../../../../tools/tool-arguments.js';
import type { ToolPlan, Turn } from '../../plan.js';
import { independentScore, type Intent } from '../intent.js';
import type { Question } from '../question.js';
import { justAsksWho } from './asks-who.js';
import { oldValues } from './old-values.js';

/** How a question leans on the thread before it. */
export type Leaning =
  /** A question of its own. */
  | { readonly kind: 'none' }
  /** The question before, with something other. */
  | { readonly kind: 'change'; readonly before: ToolPlan }
  /** Another tool, about the same customers. */
  | { readonly kind: 'carry'; readonly before: ToolPlan; readonly tool: ToolName };

const elliptic =
  /^ (?:(?:thanks|thank you|ok|okay|great|cool|nice|hm|hmm|right|alright|good|interesting|and|but|so|now|also|then|please|no|yes|wait|actually|sorry|oh|ah) )*(?:and|what about|how about|what if|scrap|ditch|flip|forget|never mind|cut|push|same|the same|only|using only|based on|just|but|instead|make (?:it|that)|split|break|sort|order|rank|group|without|with|for|in|on|by|per|any idea|any reason|do (?:we|you) know|since|before|after|between|from|last|this|next|not|except|exclude|excluding|including|include|add|drop|remove|limit|show (?:just|only|it|that|them|the top|me (?:the top|just|only))|first|top|compare (?:it|that|with|to)|compared|how does (?:that|it|this) compare|versus|why|as of|again|per|weekly|monthly|daily|who are|which ones|sort them|do the same|now for|as a|anything|any from|those|these|filter|narrow|restrict|desktop|use|switch|take|i mean|i meant|all|everyone|one more|also|too|in (?:the )?last)(?= )/;
const pointing =
  / (?:this (?:person|customer|client|account|user|member|guy|lady|man|woman|one|lead)|they|them|their|those|these|it|that|this group|this segment|him|her|his|she|he|there|ones|same) /;

/** `same question for returns`: the question before, whatever the rest of the words could ask for. */
const sameAgain =
  / (?:(?:the )?same (?:question|thing|one|for|again|but|with|in|by)|do (?:it|this|that|the same) (?:for|per|by|with|again)) /;
/** A turn of phrase for a tool that hardly any wording for that tool is like says little: `only count the ones …`. */
const leastLikeness = 0.05;
/** So much likeness makes even two words a question of their own. */
const surelyAsked = 0.6;

/** Judges by the words whether the thread is meant. */
export function leaningOf(
  question: Question,
  intents: readonly Intent[],
  before: ToolPlan | undefined,
): Leaning {
  if (!before) return { kind: 'none' };
  const [best] = intents;
  const text = question.words.text;
  const isElliptic =
    elliptic.test(text) ||
    question.tokens.length <= 3 ||
    / (?:is|are|would be) (?:better|enough|plenty|fine) $/.test(text);
  const points = pointing.test(text);
  if (
    sameAgain.test(text) ||
    (/ instead $/.test(text) && (best?.likeness ?? 0) < surelyAsked) ||
    justAsksWho(question) ||
    oldValues(question, before.args).length > 0 ||
    isBareName(question, best, isElliptic)
  )
    return { kind: 'change', before };
  const own = best && best.score >= independentScore && best.likeness >= leastLikeness ? best : undefined;
  if (!own)
    return isElliptic || points || hasOnlyDetails(question) ? { kind: 'change', before } : { kind: 'none' };
  if (own.tool === before.tool)
    return isElliptic || points || isJustNumber(question) ? { kind: 'change', before } : { kind: 'none' };
  const same = intents.find(({ tool }) => tool === before.tool);
  if (isElliptic && !points && (same?.score ?? 0) >= own.score - 2.5) return { kind: 'change', before };
  const isOnlyPeriod =
    own.tool === 'data_health' &&
    question.periods.length > 0 &&
    / only (?:\w+ )?(?:data|records|events) /.test(text);
  if (isElliptic && (isDetail(own, question) || isOnlyPeriod)) return { kind: 'change', before };
  const isShort = question.tokens.length <= 6 && question.mentions.length === 0;
  return points || isShort ? { kind: 'carry', before, tool: own.tool } : { kind: 'none' };
}

/** `payouts then?`, `anything in the reviews?`: a name and hardly a word more. */
const isBareName = ({ tokens, mentions }: Question, best: Intent | undefined, isElliptic: boolean): boolean =>
  tokens.length <= (isElliptic ? 5 : 3) && mentions.length > 0 && (best?.likeness ?? 0) < surelyAsked;

/** `3 groups is enough`: a number for the question before, and nobody of whom it could be. */
const isJustNumber = ({ tokens, mentions, periods, words }: Question): boolean =>
  tokens.length <= 6 &&
  mentions.length === 0 &&
  periods.length === 0 &&
  tokens.some(({ number }) => number !== undefined) &&
  !/ (?:customers?|clients?|users?|people|accounts?|everyone|our) /.test(words.text);

/** A short question that names something of the catalog, a period or a number, and asks nothing of its own. */
const hasOnlyDetails = (question: Question): boolean =>
  question.tokens.length <= 8 &&
  (question.mentions.length > 0 ||
    question.periods.length > 0 ||
    question.tokens.some(({ number }) => number !== undefined));

/** `per week`, `by channel`, `compared to last month` change a figure; by themselves they ask for none. */
const isDetail = (intent: Intent, question: Question): boolean =>
  intent.tool === 'trend' &&
  intent.because.every((cue) =>
    /^(?:per|by|compare|more|#|<|each|week|month|day|year|up|total|average|number|rate|trend|get)/.test(cue),
  ) &&
  question.tokens.length <= 9;

/** The last plan of the thread that called a tool. */
export const lastToolPlan = (thread: readonly Turn[]): ToolPlan | undefined =>
  thread.map(({ plan }) => plan).findLast((plan): plan is ToolPlan => 'tool' in plan);
