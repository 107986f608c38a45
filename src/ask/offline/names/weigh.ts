import { plainStems } from '../lexicon/plain-words.js';
import { lightVerbStems, personStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import { contains } from '../text/word-text.js';
import type { EntityKind } from './entity.js';
import type { Candidate } from './find-names.js';
import { nameStems, nameWords } from './name-words.js';
import { valueFactor, wordCodes } from './value-factor.js';

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

/** `new accounts` are accounts created, rather than the `new riders` who may be called accounts too. */
const isHappening = ({ entity, whole, score }: Candidate): boolean =>
  entity.kind === 'activity' && whole && score >= 0.85;

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
  if (said === 'pay' && /^(?:yearly|annually|monthly|quarterly|weekly)$/.test(next)) return 0.3;
  if (isLooseStem(candidate, said, tokens)) return 0.5;
  if (candidate.bare && isOwned(candidate, candidates, tokens)) return 0.5;
  const valueBefore = candidates.some(
    ({ entity, end, score }) => entity.kind === 'value' && end === candidate.first && score > 0.8,
  );
  const ofTrait = candidates.some(
    ({ entity, end, score }) =>
      entity.kind === 'value' &&
      end === candidate.first &&
      score > 0.8 &&
      nameStems(entity.trait).includes(said),
  );
  if ((persons && valueBefore) || (candidate.bare && ofTrait)) return 0.5;
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

/** `the list` is no `Listing Viewed`: an everyday word that shares but its stem with one word of a longer name. */
function isLooseStem(
  { first, end, whole, entity }: Candidate,
  said: string,
  tokens: readonly Token[],
): boolean {
  const word = tokens[first]?.word ?? '';
  return (
    end - first === 1 &&
    nameWords(entity.name).length > 1 &&
    !(whole && /ed$/.test(word)) &&
    /^(?:list|view|page|show|report|point|look|place|need|case|name|word|part|side|line|number|time|way|group|back|end|thing)$/.test(
      said,
    ) &&
    !nameWords(entity.name).some((each) => each === word || `${each}s` === word || each === `${word}s`)
  );
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

/** `complaining` is not one of the `complainers`. */
const isVerbOf = (words: readonly Token[], name: string): boolean =>
  words.length === 1 &&
  !/\s/.test(name) &&
  /(?:ing|ed)$/.test(words[0]?.word ?? '') &&
  !/(?:ing|ed)$/i.test(name);

/** `paying` names paying customers where customers (or what they are) follow. */
/** `where do we lose clients` is of no `lost clients`. */
const isStillLosing = ([first]: readonly Token[], name: string): boolean =>
  /^(?:los(?:e|es|ing)|leav(?:e|es|ing)|churn(?:s|ing)?)$/.test(first?.word ?? '') &&
  !nameWords(name).includes(first?.word ?? '');

function termFactor(
  { first, end, whole, entity }: Candidate,
  candidates: readonly Candidate[],
  tokens: readonly Token[],
): number {
  const words = tokens.slice(first, end);
  const namesPersons = words.some(({ stem }) => personStems.has(stem));
  if (!whole || isVerbOf(words, entity.name) || isStillLosing(words, entity.name)) return 0.5;
  const own = nameStems(entity.name);
  const isBorrowed = words.some(({ stem }) => personStems.has(stem) && !own.includes(stem));
  if (isBorrowed && candidates.some((other) => isHappening(other) && contains(other, { first, end })))
    return 0.7;
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
