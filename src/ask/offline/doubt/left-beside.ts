import type { ToolPlan } from '../../plan.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';
import { grammarStems } from '../vocabulary.js';

/** Words that stand beside others which the plan took up, in the same list or comparison, and were not taken up. */
export const leftBeside = (plan: ToolPlan, reading: Reading): string[] => [
  ...leftOfComparison(plan, reading),
  ...leftOfList(plan, reading),
  ...leftOfCount(plan, reading),
  ...leftOfValue(plan, reading),
  ...leftOfAll(plan, reading),
  ...leftNames(reading),
];

const than =
  /(?<= )(?:than|versus|compared (?:to|with)) (?:(?:for|in|with|among|by|on|from) )?(?:(?:the|our|my) )?([a-z]+)(?= )/g;
const points =
  /^(?:before|ever|usual|usually|expected|last|previous|it|they|that|this|those|others?|average|normal|now|then|what|we|one|ones|needed|rest|us|all|any|earlier|year|month|week|quarter|when|once|twice|half)$/;

/** `worse for Germans than for Prussians`: the other side of a comparison. */
function leftOfComparison({ args }: ToolPlan, reading: Reading): string[] {
  if ('compare' in args || 'breakdown' in args || reading.isFollowUp) return [];
  return reading.question.words.matches(than).flatMap(({ end, groups: [word = ''] }) => {
    return points.test(word) || !isUntaken(end - 1, reading) ? [] : [word];
  });
}

/** `book, pay and frobnicate`: one of the steps. */
function leftOfList({ args }: ToolPlan, reading: Reading): string[] {
  if (!('steps' in args)) return [];
  const { tokens, mentions } = reading.question;
  const [first] = mentions.filter((mention) => !reading.isFree(mention));
  const clauseEnd = tokens.findIndex(({ pause }, token) => pause === '.' && token > (first?.end ?? 0));
  return tokens.flatMap(({ word }, token) => {
    if (!first || token < first.end || (clauseEnd >= 0 && token >= clauseEnd)) return [];
    if (isArrow(token - 1, reading) && isFreeStep(token, reading)) return [word];
    const isListed = /^(?:and|then|or)$/.test(reading.wordAt(token - 1)) || tokens[token]?.pause === ',';
    const isNext = reading.wordAt(token - 1) === 'then' || reading.wordAt(token - 2) === 'then';
    const isHalf =
      isNext && word.length > 3 && reading.question.company.index.stems.has(reading.stemAt(token));
    return (isListed && isUntaken(token, reading)) || (isHalf && isNameless(token, reading)) ? [word] : [];
  });
}

const isArrow = (token: number, { question }: Reading): boolean =>
  /^(?:>|->|=>|→|➡|»)$/.test(question.tokens[token]?.text ?? '');

/** `… > paid`: a step between arrows of which no word was taken. */
function isFreeStep(first: number, reading: Reading): boolean {
  const { tokens } = reading.question;
  let end = first + 1;
  while (end < tokens.length && !tokens[end]?.pause && !isArrow(end, reading)) end += 1;
  return reading.isFree({ first, end });
}

/** `how many guest passes`: the passes are counted, not the guests. */
function leftOfCount({ tool, args }: ToolPlan, reading: Reading): string[] {
  if (tool !== 'trend' || reading.isFollowUp) return [];
  if ('activity' in args || 'term' in args || 'outcome' in args || 'journey' in args) return [];
  const { company, words } = reading.question;
  return words
    .matches(/(?<= (?:how many|number of) )\S+ ([a-z]+s)(?= )/g)
    .flatMap(({ end, groups: [word = ''] }) => {
      const [of, head] = [reading.stemAt(end - 2), reading.stemAt(end - 1)];
      const isThing = company.index.stems.has(head) && !personStems.has(head);
      return personStems.has(of) && isThing && isNameless(end - 1, reading) ? [word] : [];
    });
}

/** `the value of tickets resold`: of something that the plan has no word of. */
function leftOfValue({ tool, args }: ToolPlan, reading: Reading): string[] {
  const isOfAll = !('activity' in args || 'outcome' in args || 'term' in args);
  if (tool !== 'trend' || !isOfAll || reading.isFollowUp) return [];
  const { words, tokens } = reading.question;
  return words
    .matches(
      /(?<= (?:value|amount|revenue|worth|sum|price) of (?:(?:a|an|the|all|our|each) )?)\S+(?: \S+)?(?= )/g,
    )
    .flatMap(({ first, end }) =>
      tokens
        .slice(first, end)
        .flatMap(({ word, stem }, place) =>
          !personStems.has(stem) && isUntaken(first + place, reading) ? [word] : [],
        ),
    );
}

/** `the road to the rival lab`: of everybody and everything, though the words say more. */
function leftOfAll({ tool, args }: ToolPlan, reading: Reading): string[] {
  if (
    reading.isFollowUp ||
    Object.keys(args).length > 0 ||
    !/^(?:journey_map|paths|next_best_action)$/.test(tool)
  )
    return [];
  const { tokens } = reading.question;
  return tokens.flatMap(({ word, stem, number }, token) => {
    const isSaid = number === undefined && /^[a-z]{4,}$/.test(word) && !grammarStems.has(stem);
    return isSaid && reading.isFree({ first: token, end: token + 1 }) ? [word] : [];
  });
}

function isNameless(token: number, reading: Reading): boolean {
  const { mentions, periods } = reading.question;
  const within = ({ first, end }: Span): boolean => first <= token && token < end;
  return reading.isFree({ first: token, end: token + 1 }) && !mentions.some(within) && !periods.some(within);
}

/** A word of its own meaning that no name, no period and no argument has. */
function isUntaken(token: number, reading: Reading): boolean {
  const word = reading.question.tokens[token];
  return (
    word !== undefined &&
    word.number === undefined &&
    /^[a-z]{3,}$/.test(word.word) &&
    !/^(?:straight|strictly|consecutive|consecutively)$/.test(word.word) &&
    !grammarStems.has(word.stem) &&
    isNameless(token, reading)
  );
}

/** `is Pedro Alonso about to cancel`: somebody who is not known, in a question that is not written in capitals. */
function leftNames(reading: Reading): string[] {
  const { tokens } = reading.question;
  const isCapital = (token: number): boolean => /^\p{Lu}\p{Ll}+$/u.test(tokens[token]?.text ?? '');
  const isName = (token: number): boolean =>
    token > 0 && isCapital(token) && tokens[token - 1]?.pause === '' && isUntaken(token, reading);
  return tokens.flatMap(({ text }, token) =>
    isName(token) && (isName(token - 1) || isName(token + 1)) ? [text] : [],
  );
}
