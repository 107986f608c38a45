import { personStems } from '../lexicon/synonyms.js';
import type { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';
import { grammarStems } from '../vocabulary.js';

export interface SearchSubject extends Span {
  readonly about: string;
}

const quoted = /["“«]([^"”»]{2,200})["”»]/;
const opening =
  /(?<= )(?:about|mention(?:s|ed|ing)?(?: of)?|regarding|concerning|related to|related with|to do with|on the subject of|on the topic of|complain(?:s|ed|ing)? (?:about|that|of)|ask(?:s|ed|ing)? (?:for|about)|asked us for|request(?:s|ed|ing)?|say(?:s|ing)? (?:about|that|something about)|said (?:about|that)|talk(?:s|ed|ing)? about|(?:think|feel|thinking) (?:about|of)|writ(?:e|es|ing|ten) about|wrote about|search(?:ing)?(?: \w+){0,3} for|look(?:ing)? for|referring to|refer to|containing|with the words?|where (?:people|customers|they) (?:mention|complain about|say|talk about|ask for)|wish(?:es|ed)? for|touch(?:es|ing)? (?:on|upon)|around the (?:topic|subject) of|(?:remarks?|notes?|words?|quotes?|comments?|feedback|reviews?|messages?|something|anything) on)(?= )/g;
const closing =
  /^(?:for the (?:website|site|deck|board|slides|presentation|newsletter|meeting)|on our|please)$/;

/** What the feedback is to be about: the words behind `about`, `mentions`, `asked for`, in the asker's own words. */
export function findSubject(reading: Reading): SearchSubject | undefined {
  const { text, tokens, words } = reading.question;
  const inQuotes = quoted.exec(text);
  if (inQuotes?.[1] !== undefined) {
    const from = inQuotes.index;
    const first = tokens.findIndex(({ start }) => start >= from);
    const after = tokens.findIndex(({ start }) => start >= from + inQuotes[0].length);
    if (first >= 0) return { about: inQuotes[1], first, end: after < 0 ? tokens.length : after };
  }
  for (const match of words.matches(opening)) {
    if (/^(?:what|how)$/.test(reading.wordAt(match.first - 1))) continue;
    const first = skipSmall(match.end, reading);
    const end = endOfSubject(first, reading);
    if (end <= first || isNoSubject(first, end, reading)) continue;
    const about = text.slice(tokens[first]?.start ?? 0, tokens[end - 1]?.end ?? 0);
    return { about, first, end };
  }
  return subjectBefore(reading) ?? leftOver(reading);
}

/** `quotes re crew kindness`: with no word that says so, what is left of the asker's own words. */
function leftOver(reading: Reading): SearchSubject | undefined {
  const { text, tokens, company } = reading.question;
  const isOwn = (token: number): boolean => {
    const word = tokens[token];
    const isNamed = reading.question.mentions.some(({ first, end }) => first <= token && token < end);
    return (
      word?.number === undefined &&
      word !== undefined &&
      !isNamed &&
      reading.isFree({ first: token, end: token + 1 }) &&
      !reading.overlapsPeriod({ first: token, end: token + 1 }) &&
      !grammarStems.has(word.stem) &&
      !company.index.stems.has(word.stem)
    );
  };
  const own = tokens.flatMap((_, token) => (isOwn(token) ? [token] : []));
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || last - first > 4) return undefined;
  const about = text.slice(tokens[first]?.start ?? 0, tokens[last]?.end ?? 0);
  return { about, first, end: last + 1 };
}

/** `cold food complaints`: what is complained of, said first. */
function subjectBefore(reading: Reading): SearchSubject | undefined {
  const { text, tokens, words, company } = reading.question;
  const [match] = words.matches(
    /(?<=^ (?:(?:any|show|find|see|get|read|me|all|the|some) )*)(?:\S+ ){1,3}(?:complaints?|reviews?|comments?|feedback|mentions)(?= $)/g,
  );
  if (!match) return undefined;
  const end = match.end - 1;
  const isOwn = tokens
    .slice(match.first, end)
    .every(
      ({ stem, number }) => number === undefined && !grammarStems.has(stem) && !company.index.stems.has(stem),
    );
  if (!isOwn) return undefined;
  return {
    about: text.slice(tokens[match.first]?.start ?? 0, tokens[end - 1]?.end ?? 0),
    first: match.first,
    end,
  };
}

function skipSmall(first: number, reading: Reading): number {
  let token = first;
  while (/^(?:a|an|the|our|their|any|some)$/.test(reading.wordAt(token))) token += 1;
  return token;
}

/** Up to a full stop, a period, a source or the customers that it is limited to. */
function endOfSubject(first: number, reading: Reading): number {
  const { tokens, question } = { tokens: reading.question.tokens, question: reading.question };
  for (let token = first; token < tokens.length; token++) {
    const word = tokens[token];
    if (!word || (token > first && word.pause === '.')) return token;
    if (question.periods.some((period) => period.first === token)) return token;
    if (/^(?:compared?|versus|than)$/.test(word.word)) return token;
    if (startsLimit(token, reading)) return token;
    const pair = `${word.word} ${reading.wordAt(token + 1)} ${reading.wordAt(token + 2)}`;
    if (
      token > first &&
      (closing.test(word.word) || closing.test(pair) || closing.test(pair.split(' ').slice(0, 2).join(' ')))
    )
      return token;
  }
  return tokens.length;
}

/** `among enterprise customers`, `in support tickets`, `on trustpilot`. */
function startsLimit(token: number, reading: Reading): boolean {
  if (!/^(?:among|amongst|from|by|in|on|at|with|of|for)$/.test(reading.wordAt(token))) return false;
  const behind: Span = { first: token + 1, end: token + 4 };
  const starts = reading.question.candidates.filter(
    (candidate) => overlaps(candidate, behind) && candidate.first <= token + 2 && candidate.score >= 0.75,
  );
  if (
    starts.some(({ entity }) => entity.kind === 'source' && reading.question.company.isFeedback(entity.name))
  )
    return true;
  const isPeople = /^(?:among|amongst|from|by|of|with|for)$/.test(reading.wordAt(token));
  const isPlace = /^(?:in|at)$/.test(reading.wordAt(token));
  if (
    isPlace &&
    starts.some(({ entity, whole, first }) => entity.kind === 'value' && whole && first === token + 1)
  )
    return true;
  return (
    isPeople &&
    (starts.some(({ entity }) => entity.kind === 'value' || entity.kind === 'term') ||
      personStems.has(reading.stemAt(token + 1)))
  );
}

/** `about us` and `about it` say nothing to search for. */
function isNoSubject(first: number, end: number, reading: Reading): boolean {
  const words = reading.question.tokens.slice(first, end).map(({ word }) => word);
  return words.every((word) =>
    /^(?:us|we|it|that|this|them|they|you|him|her|our|company|product|most|here|what|is|are|the|lately|now|things?|in|general|overall|please|me|something|anything)$/.test(
      word,
    ),
  );
}
