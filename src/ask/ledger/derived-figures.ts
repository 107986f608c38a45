import type { FigureClaim } from './figure-claims.js';
import { isShare } from './fact-kinds.js';
import type { Fact } from './facts.js';
import type { Support } from './support.js';

const sums = /\b(?:together|combined|in all|in total|total|sum|altogether|both)\b/;
const differences =
  /\b(?:differen\w+|gap|apart|more|fewer|less|higher|lower|rose|fell|grew|up|down|drop\w*|declin\w+|increas\w+|decreas\w+|gain\w*|between|slower|faster|longer|shorter|ahead|behind|trails?|lags?|leads?|exceeds?|outperforms?)\b/;
const opposite = /\b(?:not|never|without|lost|lose|left|leave|drop\w*|fail\w*|don't|didn't|remaining|rest)\b/;
/** Fields that others of the same record are parts of. */
const wholes = /^(?:customers|entered|texts|read|compared|at_risk|candidates)$/;
/** `twice` may stand for 1.8 to 2.2 times. */
const looseness = 0.12;

/** Two figures, named in the sentence, that the claim is the sum, difference or ratio of, where the words say so. */
export function derivedFrom(
  claim: FigureClaim,
  labelled: readonly Fact[],
  others: readonly FigureClaim[],
  text: string,
): Support | undefined {
  const facts = labelled.filter(
    ({ estimate, path }) => (!estimate || estimate.part === 'estimate') && path[0] !== 'args',
  );
  const within = (value: number): boolean => value >= claim.low - 1e-9 && value <= claim.high + 1e-9;
  // Where counts are stated, a share is theirs.
  const hasCounts = others.filter(({ unit }) => unit === 'plain').length > 1;
  if (claim.unit === 'percent' && opposite.test(text) && !hasCounts) {
    const rest = facts.find((fact) => isShare(fact) && within(1 - fact.value));
    if (rest) return { claim, facts: [rest] };
  }
  for (const [place, a] of facts.entries()) {
    for (const b of facts.slice(place + 1)) {
      if (claim.unit === 'percent' && !hasCounts && isShareOfOne(a, b, within))
        return { claim, facts: [], derived: [a, b] };
      if (isSameKind(a, b) && isDerived(claim, a, b, text, within))
        return { claim, facts: [], derived: [a, b] };
    }
  }
  return undefined;
}

function isDerived(
  { unit, value }: FigureClaim,
  a: Fact,
  b: Fact,
  text: string,
  within: (value: number) => boolean,
): boolean {
  const [small, large] = a.value < b.value ? [a.value, b.value] : [b.value, a.value];
  if (unit === 'times') {
    // `5.3 times` is meant exactly.
    const isLoose = Number.isInteger(value);
    return small > 0 && (isLoose ? Math.abs(large / small / value - 1) <= looseness : within(large / small));
  }
  if (unit === 'percent') return differences.test(text) && small > 0 && within((large - small) / small);
  const isOfUnit = unit === 'seconds' ? a.isDuration : unit === 'plain' ? !isShare(a) : isShare(a);
  if (!isOfUnit) return false;
  // A share of shares adds up to nothing; half of another figure is a ratio of counts.
  if (unit !== 'points' && sums.test(text) && within(small + large)) return true;
  return differences.test(text) && within(large - small);
}

/** A part and the whole of one record: `lost` of the `customers` of a step. */
function isShareOfOne(a: Fact, b: Fact, within: (value: number) => boolean): boolean {
  const isCount = ({ value, isDuration }: Fact): boolean => !isDuration && Number.isInteger(value);
  if (!isCount(a) || !isCount(b) || parent(a) !== parent(b)) return false;
  const [part, whole] = a.value < b.value ? [a, b] : [b, a];
  return wholes.test(whole.field) && part.counts === whole.counts && within(part.value / whole.value);
}

const parent = ({ path }: Fact): string => JSON.stringify(path.slice(0, -1));

/** The same field of two records of a kind. */
const isSameKind = (a: Fact, b: Fact): boolean =>
  a.field === b.field && kindOf(a) === kindOf(b) && a.about.join() !== b.about.join();
const kindOf = ({ path }: Fact): string => path.filter((key) => typeof key === 'string').join('.');
