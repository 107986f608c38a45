import { plainStems, plainWords } from '../lexicon/plain-words.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import type { Candidate } from './find-names.js';
import { nameStems, nameWords } from './name-words.js';
import { isSupported } from './value-support.js';

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
  // `pays us a lot` says no `USA`.
  if (said.length === 2 && only?.word === 'us' && only.text !== 'US' && said[1]?.text === 'a') return 0.2;
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

const somebody = /^(?:some|any|every|no)(?:one|body)$/;

/** `US` is a country where `us` is not, unless it is `the us` or `us customers`, but not in `tell us somebody …`. */
function isCode(token: Token, { first, end }: Candidate, tokens: readonly Token[]): boolean {
  const shouting = tokens.every(({ text }) => text === text.toUpperCase());
  if (token.text === token.text.toUpperCase() && !shouting) return true;
  const next = tokens[end];
  return (
    tokens[first - 1]?.word === 'the' ||
    (next !== undefined &&
      !next.pause &&
      personStems.has(next.stem) &&
      !somebody.test(next.word) &&
      tokens[first - 1]?.word !== 'of')
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
