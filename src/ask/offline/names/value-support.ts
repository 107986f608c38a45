import { personStems } from '../lexicon/synonyms.js';
import type { Token } from '../text/token.js';
import type { Candidate } from './find-names.js';
import { nameStems } from './name-words.js';

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
export function isSupported(
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
