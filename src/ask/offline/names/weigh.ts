import { plainStems } from '../lexicon/plain-words.js';
import { lightVerbStems, personStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import { contains } from '../text/word-text.js';
import type { EntityKind } from './entity.js';
import type { Candidate } from './find-names.js';
import { nameStems } from './name-words.js';

/** Judges candidates by the words around them: `team` in `ask the team` is not the plan of that name. */
export function weighInContext(candidates: readonly Candidate[], tokens: readonly Token[]): Candidate[] {
  const weighed = weigh(
    candidates,
    tokens,
    ({ entity }) => entity.kind === 'term' || entity.kind === 'value',
  );
  return weigh(weighed, tokens, ({ entity }) => entity.kind === 'activity' || entity.kind === 'outcome');
}

function weigh(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  concerns: (candidate: Candidate) => boolean,
): Candidate[] {
  return candidates.map((candidate) =>
    concerns(candidate)
      ? { ...candidate, score: candidate.score * contextFactor(candidate, candidates, tokens) }
      : candidate,
  );
}

function contextFactor(
  candidate: Candidate,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): number {
  switch (candidate.entity.kind) {
    case 'value':
      return valueFactor(candidate, candidate.entity.trait, candidates, tokens);
    case 'term':
      return termFactor(candidate, candidates, tokens);
    case 'activity':
    case 'outcome':
      return happeningFactor(candidate, candidates, tokens);
    default:
      return 1;
  }
}

const isThing = (kind: EntityKind): boolean => kind === 'value' || kind === 'source' || kind === 'change';

/** The words of a term are no happening of their own; nor are customers, even where they are called leads. */
function happeningFactor(
  candidate: Candidate,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): number {
  const isInName = candidates.some(
    ({ entity, whole, score, ...span }) =>
      whole &&
      score > 0.85 &&
      contains(span, candidate) &&
      (entity.kind === 'term' ||
        (isThing(entity.kind) && span.end - span.first > candidate.end - candidate.first)),
  );
  if (isInName) return 0.5;
  const persons = tokens.slice(candidate.first, candidate.end).every(({ stem }) => personStems.has(stem));
  const next = tokens[candidate.end]?.word ?? '';
  const said = tokens
    .slice(candidate.first, candidate.end)
    .map(({ stem }) => stem)
    .join(' ');
  if (/^(?:leave|make|take|give|get)$/.test(said) && /^(?:a|an|the|their|some|me|us|it|them)$/.test(next))
    return 0.3;
  if (
    !candidate.whole &&
    /^(?:lose|fail|miss|win|keep|look|stop|make|go|do|have|start|begin|finish|complete|end|change|improve|raise|reduce|increase)$/.test(
      said,
    )
  )
    return 0.5;
  const isVerbAlone = !candidate.whole && !candidate.bare && candidate.end - candidate.first === 1;
  const isOfSaid = /^(?:it|them|one|this|that)$/.test(next);
  if (isVerbAlone && !isOfSaid && (plainStems.has(said) || lightVerbStems.has(said))) return 0.5;
  if (said === 'lead' && (tokens[candidate.first]?.word === 'led' || next === 'to')) return 0.3;
  if (candidate.bare && isOwned(candidate, candidates, tokens)) return 0.5;
  const valueBefore = candidates.some(
    ({ entity, end, score }) => entity.kind === 'value' && end === candidate.first && score > 0.8,
  );
  if (persons && valueBefore) return 0.5;
  if (
    (said === 'leave' && next === 'out') ||
    (said === 'close' && next === 'to') ||
    (said === 'call' && next === 'list')
  )
    return 0.3;
  if (isRequest(candidate, said, tokens)) return 0.3;
  return persons && /^(?:who|that|which|with|stuck|at|in|from|fall|drop|get|leave|not|never)$/.test(next)
    ? 0.5
    : 1;
}

/** `customers with a tutor` have that trait, where there is one of that name. */
function isOwned(
  { first, end }: Candidate,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): boolean {
  const isValue = candidates.some(
    ({ entity, ...span }) => entity.kind === 'value' && span.first === first && span.end === end,
  );
  return (
    isValue &&
    [1, 2].some((back) => /^(?:have|has|with|without|having)$/.test(tokens[first - back]?.word ?? ''))
  );
}

/** `find`, `show` or `send` at the start of a request is said to us. */
function isRequest({ first, end }: Candidate, said: string, tokens: readonly Token[]): boolean {
  if (
    end - first > 1 ||
    !/^(?:find|search|look|show|give|send|list|get|check|report|view|see|open|call|tell|read|write|offer|use)$/.test(
      said,
    )
  )
    return false;
  const before = tokens[first - 1];
  if (/[^s]s$/.test(tokens[first]?.word ?? '') || tokens[end]?.word === 'then') return false;
  return (
    before === undefined ||
    tokens[first]?.pause === '.' ||
    /^(?:please|you|me|and|to|can|just|i|could)$/.test(before.word)
  );
}

/** Codes that are words too, and the words as codes are written. */
const wordCodes = /^(?:us|it|in|is|no|be|at|me|so|my|to|am|as|do|or|by|on|an|de|en|la)$/;

function valueFactor(
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
  if (isOrder(candidate, tokens)) return 0.3;
  const isHead =
    said.every(({ stem }) => personStems.has(stem)) &&
    candidates.some((other) => other.entity.kind === 'value' && other.end === candidate.first);
  if (isHead || isOtherTrait(candidate, trait, candidates, tokens)) return 0.2;
  if (!said.every(({ stem }) => plainStems.has(stem))) return 1;
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
  if (isOfTrait(trait, before, next) || isSeveral(candidate, tokens)) return true;
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
    /^(?:only|and|or|versus|please|since|last|this|in|with|is|are)$/.test(next.word);
  if (first === 1 && before?.word === 'and' && closes) return true;
  return before !== undefined && leading.has(before.word) && closes;
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

/** `complaining` is not one of the `complainers`. */
const isVerbOf = (words: readonly Token[], name: string): boolean =>
  words.length === 1 &&
  !/\s/.test(name) &&
  /(?:ing|ed)$/.test(words[0]?.word ?? '') &&
  !/(?:ing|ed)$/i.test(name);

/** `paying` names paying customers where customers (or what they are) follow. */
function termFactor(
  { first, end, whole, entity }: Candidate,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): number {
  const words = tokens.slice(first, end);
  const namesPersons = words.some(({ stem }) => personStems.has(stem));
  if (!whole || isVerbOf(words, entity.name)) return 0.5;
  if (namesPersons) return 1;
  if (!nameStems(entity.name).some((stem) => personStems.has(stem))) return 1;
  const following = tokens.slice(end, end + 3).findIndex(({ stem }) => personStems.has(stem));
  if (following >= 0) return candidates.some((other) => other.first === end) || following === 0 ? 0.97 : 0.5;
  return candidates.some(
    (other) =>
      other.entity.kind === 'value' && other.first === end && !wordCodes.test(tokens[end]?.word ?? ''),
  )
    ? 0.95
    : 0.5;
}
