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
export function doubtsAbout(args: Readonly<Record<string, unknown>>, reading: Reading): string[] {
  const { question } = reading;
  const { words, tokens, periods, today } = question;
  const ignored = asides(question);
  const left: Span[] = [
    ...reading.freeMentions().filter((mention) => isTelling(mention, question)),
    ...periods,
    ...findQuantities(reading).filter(({ end }) => /\d/.test(tokens[end - 1]?.text ?? '')),
    ...[...findHorizons(words, today), ...findWindows(words)].filter((duration) => !reading.overlapsPeriod(duration)),
  ];
  const unplaced = left
    .filter((span) => reading.isFree(span) && !ignored.some((aside) => overlaps(aside, span)))
    .map(({ first, end }) => tokens.slice(first, end).map(({ word }) => word).join(' '));
  return [...new Set([...unplaced, ...unmetWords(question, args)])];
}

/** A value, a term, a source or a happening that was said in full. Traits and journeys are often just talk. */
function isTelling({ first, end, readings }: Mention, { tokens }: Question): boolean {
  const [best] = readings;
  if (!best || best.score < 0.85 || !best.whole || best.bare) return false;
  if (best.entity.kind === 'source' && end - first === 1 && offeringWords.includes(tokens[first]?.word ?? '')) return false;
  if (tokens.slice(first, end).every(({ stem }) => personStems.has(stem))) return false;
  return ['activity', 'outcome', 'value', 'term', 'source', 'change'].includes(best.entity.kind);
}

/** `small companies` means a size that the catalog would have to tell. */
const vagueCustomers = (words: WordText): string[] =>
  words.matches(/(?<= )(?:small|large|big|young|old|older|younger|rich|wealthy|heavy|important) (?:customers|companies|clients|accounts|users|businesses|people|firms|patients|players|members)(?= )/g).map(({ first, end }) => words.text.trim().split(' ').slice(first, end).join(' '));

const negation = / (without|except|excluding|exclude|never|other than|apart from) /;
const comparison = / (versus|compared to|compared with) /;

/** `without` and `versus` that nothing in the plan answers to. */
function unmetWords({ words }: Question, args: Readonly<Record<string, unknown>>): string[] {
  const plan = JSON.stringify(args);
  const without = negation.exec(words.text)?.[1];
  const versus = comparison.exec(words.text)?.[1];
  return [
    ...(without !== undefined && !/"(?:is_not|did_not|exclude|explain|at|steps|about)"/.test(plan) ? [without] : []),
    ...vagueCustomers(words),
    ...(versus !== undefined && !/"(?:compare|breakdown|about|change)"/.test(plan) ? [versus] : []),
  ];
}
