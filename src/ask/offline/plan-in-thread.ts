import type { ToolName } from '../../../tools/tool-arguments.js';
import type { Planned } from '../planner.js';
import { activityMentions } from './arguments/take-names.js';
import { takeLeftNumbers } from './arguments/take-left-numbers.js';
import { allTools } from './grammar/all-tools.js';
import { given, type Draft } from './grammar/tool-grammar.js';
import type { Intent } from './intent.js';
import type { Question } from './question.js';
import { Reading } from './reading.js';
import { unknownWords } from './refusal/untracked.js';
import type { Sureness } from './sureness/sureness.js';
import {
  askForTool,
  clarifyOf,
  declineUnknown,
  finish,
  missingData,
  settle,
  takesAnyWords,
} from './settle.js';
import { customersOf, sharedArguments } from './thread/carry-over.js';
import type { Leaning } from './thread/follow-up.js';
import { followedTool } from './thread/followed-tool.js';
import { mergeArguments } from './thread/merge-plans.js';
import { oldValues } from './thread/old-values.js';
import { readRemovals } from './thread/removals.js';
import { otherEnd, turnedAround } from './thread/turn-around.js';

/** The plan of a question that leans on the one before it. */
export function planInThread(
  question: Question,
  intents: readonly Intent[],
  leaning: Exclude<Leaning, { kind: 'none' }>,
  sureness: Sureness,
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
      narrows: / (?:only|just|start|starts|starting|begin|begins|beginning|end|ends|ending) /.test(text),
      next: /^ (?:and|what about|how about|same|the same|now|but what about) /.test(text),
    };
    const said = takeLeftNumbers(tool, withoutHead(followUpArguments(draft, tool), reading), reading);
    const turned =
      tool === 'paths'
        ? (turnedAround(kept, said, question) ?? otherEnd(kept, said, takeOnlyActivity(reading)))
        : undefined;
    const args = turned
      ? { ...turned, ...(said['segment'] === undefined ? {} : { segment: said['segment'] }) }
      : mergeArguments(kept, said, tool, options);
    if (asksForTexts(earlier, args, question)) return settle(before, 0.9, question, intents);
    if (changesNothing(earlier, args, question)) {
      const [other] = intents;
      return other && other.tool !== tool && other.likeness >= clearlyAnother
        ? planInThread(question, intents, { kind: 'carry', before, tool: other.tool }, sureness)
        : askForTool(question, intents);
    }
    return finish(
      { tool, args, intents, reading, leavesOut: kept !== earlier, splits: draft.splits },
      sureness,
    );
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
  return finish({ tool, args, intents, reading, splits: draft.splits }, sureness);
}

/** So like the wordings for another tool that a follow-up which changes nothing asks that one. */
const clearlyAnother = 0.6;

/** `only the long distance moves`: whatever was counted, of those; the moves are no new thing to count. */
const withoutHead = (args: Record<string, unknown>, { question }: Reading): Record<string, unknown> =>
  args['activity'] !== undefined &&
  args['segment'] !== undefined &&
  / (?:only|just) the /.test(question.words.text)
    ? { ...args, activity: undefined }
    : args;

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

/** After an answer about feedback, which quotes them with their customers. */
const asksForTexts = (
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  { words }: Question,
): boolean =>
  ('sentiment' in before || 'about' in before) &&
  JSON.stringify(given(before)) === JSON.stringify(given(after)) &&
  showsTexts.test(words.text);

/** `show me some`, `who said that`: the texts themselves. */
const showsTexts =
  / (?:show|see|read|give|get) (?:me |us )?(?:some|a few|them|those|examples?|quotes?|the texts?|what they (?:said|wrote))(?: of (?:them|those|it))? | (?:examples?|quotes?|verbatims?)(?: please| then)? $| who (?:said|wrote|says) (?:that|this|so|it) /;

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
