import type { Token } from './claims.js';
import { dateClaims, dayOf } from './date-claims.js';
import { isDifference } from './fact-kinds.js';
import type { Fact } from './facts.js';
import type { Support } from './support.js';

/**
 * `October: 6,200`, which is the figure of the year: of what the sentence names another figure of the same field is
 * known, and it is not stated.
 *
 * @param labelled the figures of the result whose names the sentence says.
 */
export function isBetterKnown(
  supports: readonly Support[],
  tokens: readonly Token[],
  labelled: readonly Fact[],
): boolean {
  const isNamed = createNamed(tokens);
  const isOfMore = (one: Fact, other: Fact): boolean => {
    const more = one.about.filter((label) => !other.about.includes(label));
    return more.length > 0 && more.every(isNamed) && other.about.every((label) => one.about.includes(label));
  };
  const stated = new Set(supports.flatMap(({ facts, derived = [] }) => [...facts, ...derived]));
  const isOverruled = (fact: Fact): boolean =>
    labelled.some((other) => !stated.has(other) && isAlike(other, fact) && isOfMore(other, fact));
  return supports.some(({ facts }) => facts.length > 0 && facts.every(isOverruled));
}

const isAlike = (one: Fact, other: Fact): boolean =>
  one.field === other.field &&
  one.estimate?.part === other.estimate?.part &&
  isDifference(one) === isDifference(other) &&
  one.path.some((key) => typeof key === 'number') &&
  one.path[0] !== 'args';

/** Names as they stand; days and months too, but not as the ends of a period. */
function createNamed(tokens: readonly Token[]): (label: string) => boolean {
  const isTo = (token: Token | undefined): boolean =>
    token?.kind === 'word' && /^(?:to|from|until|before|after|since|by)$/.test(token.text);
  const isEnd = (place: number): boolean =>
    isTo(tokens.at(place + 1)) || tokens.slice(Math.max(0, place - 2), place).some(isTo);
  const names = new Set<string>();
  const dates = new Set<string>();
  tokens.forEach((token, place) => {
    const day = token.kind === 'word' || token.kind === 'figure' ? undefined : dayOf(token);
    if (day && !isEnd(place)) dates.add(day.pattern.source);
    else if (!day && token.kind === 'name') names.add(token.name.toLowerCase());
  });
  return (label) => {
    const own = dateClaims(label);
    return own.length > 0
      ? own.every(({ pattern }) => dates.has(pattern.source))
      : names.has(label.toLowerCase());
  };
}

/** `Acme has a risk of 2.2%`, which is everybody's: nothing that the sentence states is of the one that it names. */
export function isOfNobodyNamed(
  supports: readonly Support[],
  tokens: readonly Token[],
  labelled: readonly Fact[],
): boolean {
  const isNameOf = createNamed(tokens);
  const isNamed = ({ about }: Fact): boolean => about.some(isNameOf);
  const own = labelled.filter((fact) => fact.path.some((key) => typeof key === 'number') && isNamed(fact));
  const isOneNamed = supports.some(({ facts, derived = [] }) => [...facts, ...derived].some(isNamed));
  return supports.some(
    ({ claim, facts }) =>
      facts.length > 0 &&
      (!isOneNamed || claim.unit === 'plain') &&
      facts.every(({ about }) => about.length === 0) &&
      (claim.unit === 'percent' || claim.unit === 'points' || facts.every(({ estimate }) => estimate)) &&
      own.some(({ estimate }) => estimate === undefined || estimate.part === 'estimate'),
  );
}
