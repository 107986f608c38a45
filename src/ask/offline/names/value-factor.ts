import { plainStems, plainWords } from '../lexicon/plain-words.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import type { Candidate } from './find-names.js';
import { nameStems, nameWords } from './name-words.js';

/** Codes that are words too, and the words as codes are written. */
export const wordCodes = /^(?:us|it|in|is|no|be|at|me|so|my|to|am|as|do|or|by|on|an|de|en|la)$/;

const plain: ReadonlySet<string> = new Set(plainWords);

/** How far a word that is the value of a trait means it here: an everyday word does so in few places. */
export function valueFactor(
  candidate: Candidate,
  trait: string,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): number {
  const said = tokens.slice(candidate.first, candidate.end);
  const [only] = said;
  if (said.length === 1 && only && wordCodes.test(only.word))
    return isCode(only, candidate, tokens) || followsValue(candidate, trait, candidates, tokens) ? 1 : 0.2;
  if (said.length === 1 && only && only.word.length === 1 && !/\d/.test(only.word))
    return nameStems(trait).includes(tokens[candidate.first - 1]?.stem ?? '') ? 1 : 0.2;
  if (sharesOnlyStem(candidate, said)) return 0.3;
  if (isOrder(candidate, tokens) || isOnThePhone(candidate, tokens)) return 0.3;
  const isHead =
    said.every(({ stem }) => personStems.has(stem)) &&
    candidates.some((other) => other.entity.kind === 'value' && other.end === candidate.first);
  if (isHead || isOtherTrait(candidate, trait, candidates, tokens)) return 0.2;
  if (!said.every((token) => isEveryday(token))) return 1;
  if (
    candidates.some(
      ({ entity, first, end }) =>
        entity.kind === 'trait' &&
        entity.name === trait &&
        first === candidate.first &&
        end === candidate.end,
    )
  )
    return 1;
  return isSupported(candidate, trait, candidates, tokens) ? 1 : 0.4;
}

/** A word without its inflection, as far as a value may be said in another form of itself. */
const inflected = (word: string): string => word.replace(/(?:'s|es|s|ly)$/, '');

/** `accounts` are no `accountant`, though their stems are the same. */
function sharesOnlyStem({ entity }: Candidate, said: readonly Token[]): boolean {
  const own = nameWords(entity.name);
  return said.every(
    ({ word, stem }) =>
      (personStems.has(stem) || plainStems.has(stem)) &&
      nameStems(entity.name).includes(stem) &&
      own.every((each) => inflected(each).length > inflected(word).length),
  );
}

/** `influencer` is no everyday word, though it shares its stem with `influence`. */
const isEveryday = ({ stem, word }: Token): boolean =>
  plainStems.has(stem) && (plain.has(word) || plain.has(word.replace(/s$/, '')) || !/ers?$/.test(word));

/** `someone on the phone` is calling, whatever a device may be called. */
const isOnThePhone = ({ first, end }: Candidate, tokens: readonly Token[]): boolean =>
  end - first === 1 &&
  tokens[first]?.word === 'phone' &&
  tokens[first - 1]?.word === 'the' &&
  tokens[first - 2]?.word === 'on';

/** `search the reviews`: said to us, not one of the channels. */
const isOrder = ({ first, end, entity }: Candidate, tokens: readonly Token[]): boolean =>
  first === 0 &&
  end === 1 &&
  /^(?:search|find|show|list|mail|email|call|phone)$/.test(tokens[0]?.word ?? '') &&
  entity.kind === 'value' &&
  /^(?:the|all|our|me|for|through|in|my|up)$/.test(tokens[1]?.word ?? '');

/** `US` is a country where `us` is not, unless it is `the us` or `us customers`. */
function isCode(token: Token, { first, end }: Candidate, tokens: readonly Token[]): boolean {
  const shouting = tokens.every(({ text }) => text === text.toUpperCase());
  if (token.text === token.text.toUpperCase() && !shouting) return true;
  const next = tokens[end];
  return (
    tokens[first - 1]?.word === 'the' ||
    (next !== undefined && !next.pause && personStems.has(next.stem) && tokens[first - 1]?.word !== 'of')
  );
}

/** `NL versus de`: a value of the same trait stands before it. */
const followsValue = (
  { first }: Candidate,
  trait: string,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): boolean =>
  /^(?:versus|and|or|than|to|with)$/.test(tokens[first - 1]?.word ?? '') &&
  candidates.some(
    ({ entity, end }) => entity.kind === 'value' && entity.trait === trait && end === first - 1,
  );

/** `which city`, `by city`: the trait, though another trait has a value of that name. */
const isOtherTrait = (
  { first, end }: Candidate,
  trait: string,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): boolean =>
  /^(?:which|what|by|per|each|every)$/.test(tokens[first - 1]?.word ?? '') &&
  candidates.some(
    ({ entity, ...span }) =>
      entity.kind === 'trait' && entity.name !== trait && span.first === first && span.end === end,
  );

const leading = new Set([
  'on',
  'do',
  'try',
  'via',
  'from',
  'through',
  'in',
  'only',
  'just',
  'non',
  'versus',
  'than',
  'among',
  'by',
  'for',
  'except',
  'without',
]);

/** An everyday word is a value when its trait, customers, a fitting preposition or another value stands beside it. */
function isSupported(
  candidate: Candidate,
  trait: string,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): boolean {
  const { first, end } = candidate;
  const next = tokens[end];
  const before = tokens[first - 1];
  if (next && !next.pause && personStems.has(next.stem)) return true;
  if (isOfTrait(trait, before, next) || isSeveral(candidate, tokens) || isBilling(candidate, tokens))
    return true;
  if (isSetAgainst(candidate, trait, candidates, tokens)) return true;
  const near = candidates.filter(
    (other) => other.first <= end + 1 && other.end >= first - 2 && (other.first >= end || other.end <= first),
  );
  if (near.some(({ entity, score }) => entity.kind === 'trait' && entity.name === trait && score > 0.45))
    return true;
  if (near.some(({ entity }) => entity.kind === 'value' && entity.trait === trait)) return true;
  if (near.some(({ entity, first: other, score }) => entity.kind === 'value' && other === end && score > 0.9))
    return true;
  const closes =
    next === undefined ||
    next.pause !== '' ||
    /^(?:only|instead|and|or|versus|please|since|last|this|in|with|is|are)$/.test(next.word);
  if (first === 1 && before?.word === 'and' && closes) return true;
  const lead = /^(?:a|an|the)$/.test(before?.word ?? '') ? tokens[first - 2] : before;
  const isViaOne = lead !== before && /^(?:via|through|by|from)$/.test(lead?.word ?? '');
  return before !== undefined && (leading.has(before.word) || isViaOne) && closes;
}

/** `a large box`, where box sizes are a trait: part of the trait's name stands beside it. */
function isOfTrait(trait: string, before: Token | undefined, next: Token | undefined): boolean {
  const parts = nameStems(trait).filter((part) => part.length > 2);
  const stems = parts.filter(
    (part) => !/^(?:type|kind|group|band|level|name|value|status|class|of|source)$/.test(part),
  );
  return (
    (next !== undefined && !next.pause && stems.includes(next.stem)) ||
    (before !== undefined && parts.includes(before.stem))
  );
}

/** `who pay yearly`, `annual contracts`: how they are billed, not how often something is counted. */
const isBilling = ({ first, end }: Candidate, tokens: readonly Token[]): boolean =>
  end - first === 1 &&
  /^(?:yearly|annual|annually|monthly|quarterly|weekly)$/.test(tokens[first]?.word ?? '') &&
  (/^(?:pay|bill|subscrib|invoic|charg)/.test(tokens[first - 1]?.stem ?? '') ||
    /^(?:contract|plan|subscript|bill|payer|member|membership|licenc|licens)/.test(tokens[end]?.stem ?? ''));

/** `investors` for the value `investor`: customers of that kind, in the plural. */
function isSeveral({ first, end, entity }: Candidate, tokens: readonly Token[]): boolean {
  const last = tokens[end - 1];
  const isPlural =
    end - first === 1 &&
    last !== undefined &&
    personStems.has(last.stem) &&
    /s$/.test(last.word) &&
    !/s$/.test(entity.name);
  return isPlural && !/^(?:the|our|my|their|all)$/.test(tokens[first - 1]?.word ?? '');
}

/** `for used cars than for new ones`: another value of the trait is set against it. */
const isSetAgainst = (
  { first, end }: Candidate,
  trait: string,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): boolean =>
  candidates.some((other) => {
    if (other.entity.kind !== 'value' || other.entity.trait !== trait || other.score < 0.8) return false;
    const [from, to] = other.end <= first ? [other.end, first] : [end, other.first];
    return (
      to - from > 0 &&
      to - from <= 6 &&
      tokens.slice(from, to).some(({ word }) => /^(?:than|versus|or|next|against|beside)$/.test(word))
    );
  });
