import type { ToolName } from '../../../tools/tool-arguments.js';
import type { ToolPlan } from '../plan.js';
import { findHorizons, findWindows } from './calendar/duration-grammar.js';
import { offeringWords } from './lexicon/plain-words.js';
import { personStems } from './lexicon/synonyms.js';
import type { Mention } from './names/mention.js';
import type { Question } from './question.js';
import type { Reading } from './reading.js';
import { asides } from './refusal/untracked.js';
import { findQuantities } from './segment/quantity.js';
import { overlaps, type Span, type WordText } from './text/word-text.js';

/** Words that a plan leaves unexplained: reasons to ask back rather than to answer something else. */
export function doubtsAbout({ tool, args }: ToolPlan, reading: Reading): string[] {
  const { question } = reading;
  const { words, tokens, periods, today } = question;
  const ignored = asides(question);
  const isSplit = ({ first }: Span): boolean =>
    /^(?:by|per|each|every|which|what|across)$/.test(words.text.trim().split(' ')[first - 1] ?? '');
  const left: Span[] = [
    ...reading.freeMentions().filter((mention) => isTelling(mention, question)),
    ...question.mentions.filter(
      (mention) => mention.readings[0]?.entity.kind === 'trait' && isSplit(mention),
    ),
    ...periods,
    ...findQuantities(reading).filter(({ end }) => /\d/.test(tokens[end - 1]?.text ?? '')),
    ...[...findHorizons(words, today), ...findWindows(words)].filter(
      (duration) => !reading.overlapsPeriod(duration),
    ),
  ];
  const unplaced = left
    .filter((span) => reading.isFree(span) && !ignored.some((aside) => overlaps(aside, span)))
    .map(({ first, end }) =>
      tokens
        .slice(first, end)
        .map(({ word }) => word)
        .join(' '),
    );
  const vague = vagueCustomers(words, (span) => isVague(span, reading));
  return [
    ...new Set([
      ...unplaced,
      ...vague,
      ...unmetWords(question, tool, args),
      ...splitWish(reading),
      ...aimlessFunnel(tool, args),
    ]),
  ];
}

/** The word says something that neither a name nor an argument answers to; a value behind it would. */
function isVague({ first, end }: Span, reading: Reading): boolean {
  const { mentions } = reading.question;
  return (
    reading.isFree({ first, end: first + 1 }) &&
    !mentions.some(
      (mention) =>
        overlaps(mention, { first, end: end + 1 }) && (mention.first <= first || mention.first >= end),
    )
  );
}

/** A value, a term, a source or a happening that was said in full. Traits and journeys are often just talk. */
function isTelling({ first, end, readings }: Mention, { tokens }: Question): boolean {
  const [best] = readings;
  if (!best || best.score < 0.85 || !best.whole || best.bare) return false;
  if (best.entity.kind === 'source' && end - first === 1 && offeringWords.includes(tokens[first]?.word ?? ''))
    return false;
  if (tokens.slice(first, end).every(({ stem }) => personStems.has(stem))) return false;
  return ['activity', 'outcome', 'value', 'term', 'source', 'change'].includes(best.entity.kind);
}

const cannotExplain: ReadonlySet<ToolName> = new Set([
  'trend',
  'customers',
  'churn_risk',
  'paths',
  'retention',
  'forecast',
  'segments',
  'journey_map',
]);
const aboutCustomers: ReadonlySet<ToolName> = new Set([
  'trend',
  'customers',
  'segments',
  'next_best_action',
  'forecast',
  'journey_map',
]);

/** A funnel of no journey and no steps, for customers who did something: more likely those were the steps. */
const aimlessFunnel = (tool: ToolName, args: object): string[] =>
  tool === 'drop_offs' &&
  !('journey' in args) &&
  !('steps' in args) &&
  !('at' in args) &&
  /"did"/.test(JSON.stringify(args))
    ? ['what they did']
    : [];

/** `who upgraded or renewed`: a segment can only ask for both. */
function splitWish({ question }: Reading): string[] {
  const { mentions, tokens } = question;
  return mentions.flatMap((mention, place) => {
    const next = mentions[place + 1];
    const kinds = [mention, next].map((each) => each?.readings[0]?.entity.kind);
    const isApart = kinds.every((kind) => kind === 'activity' || kind === 'term');
    return next &&
      isApart &&
      next.first - mention.end <= 2 &&
      tokens.slice(mention.end, next.first).some(({ word }) => word === 'or')
      ? ['or']
      : [];
  });
}

/** `small companies` means a size that the catalog would have to tell. */
const vagueCustomers = (words: WordText, isFree: (span: Span) => boolean): string[] =>
  words
    .matches(
      /(?<= )(?:small|large|big|young|old|older|younger|rich|wealthy|heavy|important|new|lost|loyal|inactive|happy|unhappy) (?:customers|companies|clients|accounts|users|businesses|people|firms|patients|players|members)(?= )/g,
    )
    .filter((span) => isFree(span))
    .map(({ first, end }) => words.text.trim().split(' ').slice(first, end).join(' '));

const negation = / (without|except|excluding|exclude|never|other than|apart from) /;
const comparison = / (versus|compared to|compared with) /;

/** `without` and `versus` that nothing in the plan answers to. */
function unmetWords({ words }: Question, tool: ToolName, args: object): string[] {
  const plan = JSON.stringify(args);
  const without = negation.exec(words.text)?.[1];
  const versus = comparison.exec(words.text)?.[1];
  return [
    ...(without !== undefined && !/"(?:is_not|did_not|exclude|explain|at|steps|about)"/.test(plan)
      ? [without]
      : []),
    ...(tool === 'trend' && / (?:become|becomes|became|turn|turns|turned) (?:into )?/.test(words.text)
      ? ['become']
      : []),
    ...(cannotExplain.has(tool) && / why /.test(words.text) ? ['why'] : []),
    ...(aboutCustomers.has(tool) &&
    / not (?!only|more|less|sure|just)/.test(words.text) &&
    !/"(?:is_not|did_not|at_most)"/.test(plan)
      ? ['not']
      : []),
    ...(versus !== undefined && !/"(?:compare|breakdown|about|change)"/.test(plan) ? [versus] : []),
  ];
}
