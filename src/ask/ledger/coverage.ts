import type { FigureClaim } from './claims.js';
import { derivedFrom } from './derived-figures.js';
import { isChange, isDifference, isShare } from './fact-kinds.js';
import type { Fact } from './facts.js';
import type { Support } from './support.js';

/** Words without which a figure of that field is another one. */
const fieldCues: Readonly<Record<string, RegExp>> = {
  lost: /\b(?:lost|lose|losing|left|leaves?|leaving|drop\w*)\b/,
  in_play: /\bin play\b/,
  excluded: /\bleft out\b/,
  tested: /\b(?:tested|among)\b/,
  kept: /\bkept\b/,
  expected_false: /\bfalse\b/,
  recoverable: /\bmore would\b|\bwon back\b/,
};
/** Estimates that are no shares. */
const isAmount = /ratio|auc|expected|mean|total|worth|value|amount|finishing|leaving|extra/;
/** Counts of people, and counts of what happens: neither may be called the other. */
const countsPeople = /^(?:customers|lost|in_play|population|excluded|recoverable|listed|n)$/;
const countsHappenings = /^(?:events|transitions|mentions|texts)$/;
const people = /^(?:customers?|people|users?|accounts?|clients?|companies)$/;
const happenings = /^(?:events?|times|mentions|texts|transitions)$/;

/**
 * What covers a figure; undefined when nothing does.
 *
 * @param labelled the figures of the result whose names the sentence says.
 * @param others all figures that the sentence states.
 */
export function supportOf(
  claim: FigureClaim,
  labelled: readonly Fact[],
  others: readonly FigureClaim[],
  text: string,
): Support | undefined {
  const before = others.find(({ at, end }) => claim.end === 'high' && at === claim.at && end === 'low');
  const facts = labelled.filter(
    (fact) =>
      fits(claim, fact) &&
      isCued(fact, claim.clause) &&
      nounFits(claim, fact) &&
      isSame(claim, fact) &&
      isEnd(claim, fact) &&
      (!before || hasLowEnd(before, fact, labelled)),
  );
  if (facts.length > 0) return { claim, facts };
  if (isShareOfCounts(claim, others)) return { claim, facts };
  const usable = labelled.filter((fact) => isCued(fact, claim.clause));
  return claim.end === undefined ? derivedFrom(claim, usable, others, text) : undefined;
}

/** `28.4–31.5%` are the ends of an interval; other figures are not. */
const isEnd = ({ end }: FigureClaim, { estimate }: Fact): boolean =>
  end === undefined || !estimate
    ? estimate?.part !== 'low' && estimate?.part !== 'high'
    : estimate.part === end;

/** Both ends are of one interval. */
const hasLowEnd = (low: FigureClaim, high: Fact, labelled: readonly Fact[]): boolean =>
  labelled.some((fact) => fact.estimate?.part === 'low' && fact.path === high.path && isSame(low, fact));

/** The unit that the figure is written with is one that the fact can have. */
function fits({ unit }: FigureClaim, fact: Fact): boolean {
  switch (unit) {
    case 'seconds':
      return fact.isDuration;
    case 'percent':
      return isShare(fact) && (!isDifference(fact) || isChange(fact));
    case 'points':
      return isDifference(fact);
    case 'times':
    case 'plain':
      return !fact.isDuration && (!isShare(fact) || isAmount.test(fact.field) || !fact.estimate);
  }
}

/** A drop of 4 points is one of −4; which way it went is for the words to say, and is checked there. */
function isSame({ value, low, high, text }: FigureClaim, fact: Fact): boolean {
  const within = (figure: number): boolean => figure >= low - 1e-9 && figure <= high + 1e-9;
  if (within(fact.value)) return true;
  return isDifference(fact) && value > 0 && !text.startsWith('+') && within(-fact.value);
}

function isCued({ field, path }: Fact, text: string): boolean {
  if (path.at(-1) === 'length') return text.includes(field.replace(/(?:ies|s)$/, '').replaceAll('_', ' '));
  return fieldCues[field]?.test(text) ?? true;
}

function nounFits({ noun }: FigureClaim, { field, estimate }: Fact): boolean {
  const counted = estimate?.part === 'n' ? 'n' : field;
  return !(
    (people.test(noun) && countsHappenings.test(counted)) ||
    (happenings.test(noun) && countsPeople.test(counted))
  );
}

/** `3,412 of 5,204 (65.6%)`: the share of two counts of the sentence, which are checked themselves. */
function isShareOfCounts({ unit, low, high }: FigureClaim, others: readonly FigureClaim[]): boolean {
  const counts = others.filter((other) => other.unit === 'plain').map(({ value }) => value);
  return (
    unit === 'percent' &&
    counts.some((part) =>
      counts.some((whole) => whole >= part && whole > 0 && part / whole >= low && part / whole <= high),
    )
  );
}
