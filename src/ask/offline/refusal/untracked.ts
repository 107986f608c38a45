import type { DeclinePlan } from '../../plan.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { englishWords } from '../text/english-words.js';
import type { Token } from '../text/token.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Span } from '../text/word-text.js';
import { grammarStems, isPlace } from '../vocabulary.js';

/** `, for our poster`: where what is asked for is to be shown. */
const showing =
  /(?<= )(?:(?:for|to use (?:in|on)|to put (?:in|on|into)) (?:the|my|our|a|an|his|her|next) (?:[^ ]+ ){0,2}?|for )(?:posters?|websites?|homepage|web page|landing page|site|slides?|deck|presentation|talk|brochure|flyer|leaflet|newsletter|blog|article|pitch|brief|press release|case study|wall|annual report)(?= $| (?:please|thanks|thank you) $)/g;

/** The words of a wish for quotes that say where they are to be shown. */
export const showingPlaces = ({ words }: Question): Span[] => words.matches(showing);

/** Words that say nothing about customers where they stand: who asks, what for. */
const purposes = [
  /^ (?:[^ ]+ ){1,8}?(?:wants? to know|wanted to know|would like to know|is asking|are asking|asks|asked me|asked|wonders|is wondering|keeps? asking|needs? to know)(?= )/g,
  /(?<= )for (?:the|my|our|a|an|his|her) (?:[^ ]+ ){1,2}?(?:deck|presentation|report|meeting|board|site|website|slides?|call|review|workshop|offsite|newsletter|page|team|boss|ceo|cfo|cto|coo|vp|exec|execs|investors?)(?= )/g,
  showing,
  /(?<= (?:meeting|call|presentation|talk|review|workshop|interview|demo) (?:\S+ ){0,5})(?:tomorrow|tonight|later today|this afternoon|this evening|next week)(?= )/g,
  /(?<= )(?:hi|hello|hey|dear|thanks|cheers) [^ ]+(?= )/g,
];

/** The parts of a question that say who asks and what for. */
export const asides = ({ words }: Question): Span[] =>
  purposes.flatMap((expression) => words.matches(expression));

/** How much of a question is in words that the grammar or the catalog knows, 0–1; `cvr`, which stands for two words, is one. */
export function knownShare(question: Question): number {
  const { tokens, company } = question;
  return shareOfWords(
    question,
    tokens.filter(
      ({ stem, word, number }) =>
        number !== undefined || /\d|@/.test(word) || grammarStems.has(stem) || company.index.stems.has(stem),
    ),
  );
}

/** How much of it is in words as they are spelt, 0–1: `twas brillig` is not, though `billing` may be meant. */
export const speltShare = (question: Question): number =>
  shareOfWords(question, question.tokens.filter(isSpelt));

function shareOfWords({ tokens }: Question, some: readonly Token[]): number {
  const places = (each: readonly Token[]): number => new Set(each.map(({ start }) => start)).size;
  return tokens.length === 0 ? 0 : places(some) / places(tokens);
}

/** A word of English, or one that the grammar knows as it stands. */
const isSpelt = ({ text, stem }: Token): boolean => {
  const lower = text.toLowerCase();
  return englishWords().has(lower) || (grammarStems.has(stem) && (lower === stem || lower === `${stem}s`));
};

/** At least one word, spelt right, that the grammar or the catalog knows: letters at random make none, and `the` says nothing. */
export const saysAnything = ({ tokens, mentions, text: all }: Question): boolean =>
  mentions.length > 1 ||
  mentions.some(({ first, end }) => isLong.test(all.slice(tokens[first]?.start, tokens[end - 1]?.end))) ||
  tokens.some(
    (token) =>
      token.number === undefined &&
      token.misspelt !== true &&
      isWord.test(token.text) &&
      grammarStems.has(token.stem) &&
      isSpelt(token) &&
      !/^(?:the|and|for|with|from|any|all|did|does|was|were|are|had|has|have|that|this|its|not|but)$/i.test(
        token.text,
      ),
  );

/** Three letters in a row, or one of a script that has no short words: `ḗẛ` is not Spain. */
const isLong = /[a-z]{3}|\d|[^\p{Script=Latin}\p{P}\p{S}\s]/iu;
const isWord = /^[a-z][a-z'’-]{2,}$/i;

/** A customer whom we know, an address, or an id such as `cus_00731`. */
export function namesSomeone({ tokens, text, isCustomer }: Question): boolean {
  const trimmed = text.trim().replace(/[?!.]+$/, '');
  return isCustomer(trimmed) || tokens.some(({ text: word }) => isAddress.test(word) || isId.test(word));
}

const isAddress = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/;
const isId = /^[a-z]{1,12}[_-]\d{3,}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Words that were not understood, in the order of the question. */
export function unknownWords(reading: Reading): number[] {
  const { question } = reading;
  const aside = asides(question);
  return reading
    .freeTokens()
    .filter((token) => !aside.some(({ first, end }) => first <= token && token < end))
    .filter((token) => isUnknown(token, question))
    .filter((token) => !isPreamble(token, question))
    .filter((token) => !isMereVerb(token, question));
}

const nounLeads =
  /^(?:a|an|the|our|my|their|its|your|by|per|of|in|on|at|from|via|with|for|about|many|much|any|some|no|each|every|which|what|and|or|who|that|not|never)$/;

/** A verb that only tells how: `did the new onboarding lift activation`. What customers did is another matter. */
function isMereVerb(token: number, question: Question): boolean {
  const word = question.tokens[token];
  const before = question.tokens[token - 1];
  if (!word || !before || !question.company.speller.isVerb(word.word)) return false;
  if (nounLeads.test(before.word) || personStems.has(before.stem)) return false;
  const isBeforePersons = personStems.has(question.tokens[token + 1]?.stem ?? '');
  return !isBeforePersons && !/ (?:how many|how much|number of|list|rate|share) /.test(question.words.text);
}

function isUnknown(token: number, question: Question): boolean {
  const word = question.tokens[token];
  if (!word || word.number !== undefined || /\d/.test(word.word) || !/\p{L}/u.test(word.word)) return false;
  if (question.mentions.some(({ first, end }) => first <= token && token < end)) return false;
  if (question.periods.some(({ first, end }) => first <= token && token < end)) return false;
  if (isPlace(word.word) || isUnheldSplit(token, question)) return true;
  if (/^(?:famil(?:y|ies)|couples?|parents|kids|households?|used)$/.test(word.word)) return false;
  if (grammarStems.has(word.stem) || grammarStems.has(word.word)) return false;
  return !/ly$/.test(word.word) && !question.company.index.stems.has(word.stem);
}

/** `by age group`, `per income level`: what people are told apart by everywhere, where the data hold nothing of it. */
function isUnheldSplit(token: number, { tokens, company }: Question): boolean {
  const { word = '', stem = '' } = tokens[token] ?? {};
  const before = tokens[token - 1]?.word ?? '';
  return (
    /^(?:age|income|wealth|family|gender|sex)$/.test(word) &&
    !company.index.stems.has(stem) &&
    (/^(?:by|per|across|average|mean|median)$/.test(before) ||
      (/^(?:the|their|our|each|every)$/.test(before) &&
        /^(?:by|per|across)$/.test(tokens[token - 2]?.word ?? '')))
  );
}

/** A part of the message that asks nothing: `Call with Lindqvist in 10 min, what …`. */
function isPreamble(token: number, question: Question): boolean {
  const { tokens } = question;
  let end = token + 1;
  while (end < tokens.length && !tokens[end]?.pause) end += 1;
  if (end >= tokens.length) return false;
  let first = token;
  while (first > 0 && !tokens[first]?.pause) first -= 1;
  const asks = tokens
    .slice(first, end)
    .some(({ word }) =>
      /^(?:what|which|who|where|why|how|when|show|list|give|find|many|much|per|by|customers?|our)$/.test(
        word,
      ),
    );
  const mentions = question.mentions.some((mention) => mention.first >= first && mention.end <= end);
  return first === 0 && !asks && !mentions;
}

/** The question is about this company: about its customers, or about something that it counts. */
export function isAboutCompany(question: Question): boolean {
  if (question.mentions.length > 0) return true;
  return / (?:our|we|us|customers?|users?|clients?|accounts?|companies|shoppers?|patients?|players?|buyers?|members?|subscribers?|leads?|visitors?|people|how many|per|churn|conversion|retention|funnel|by channel|rate|complain\w*|feedback|reviews?|opinions?|csat|nps|ratings?|praise\w*|gripes?) /.test(
    question.words.text,
  );
}

export const notTracked = (words: readonly string[]): DeclinePlan => ({
  decline: {
    reason: 'not_tracked',
    message: `The data of this company hold nothing about ${words.map((word) => `“${word}”`).join(', ')}.`,
  },
});
