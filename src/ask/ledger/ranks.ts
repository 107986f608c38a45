import { isDifference } from './fact-kinds.js';
import type { Verdict } from './directions.js';
import type { Fact } from './facts.js';
import type { Support } from './support.js';

const highest =
  /\b(?:most|highest|largest|biggest|greatest|best|strongest|longest|slowest|main|leading|top)\b|\b(?:more|longer|higher|larger) than (?:at |in |on |for )?(?:any(?: other|where)?|elsewhere)\b|\b(?:nowhere|no \w+) (?:does|do|has|have|is|are|loses?) (?:more|higher|better|longer|larger)\b/;
const lowest =
  /\b(?:least|lowest|smallest|fewest|worst|weakest|shortest|fastest|quickest|bottom)\b|\b(?:less|fewer|shorter|lower|smaller) than (?:at |in |on |for )?(?:any(?: other|where)?|elsewhere)\b|\b(?:nowhere|no \w+) (?:does|do|has|have|is|are|loses?) (?:less|fewer|lower|worse|shorter|smaller)\b/;
/** Where these words rank nothing. */
const idle =
  /\bfrom (?:the )?(?:largest|smallest|highest|lowest|biggest|most|fewest|least|best|worst) to (?:the )?(?:largest|smallest|highest|lowest|biggest|most|fewest|least|best|worst)\b|\bat (?:most|least)\b|\bmost (?:recent|likely)(?:ly)?\b|\bbest (?:guess|estimate)\b|\bmost valuable first\b|\btop \d+\b|\b\d+ most \w+/g;
/** Fields of which little is good. */
const bad = /lost|left|risk|churn|leaving|negative|excluded|failed/;
/** Keys that rank what stands under them. */
const rankedKeys: Readonly<Record<string, Rank>> = {
  best: 'high',
  highest: 'high',
  biggest_loss: 'high',
  slowest: 'high',
  worst: 'high',
  lowest: 'low',
};
/** Fewer customers are not ranked. */
const fewestToRank = 30;

type Rank = 'high' | 'low';

/**
 * Holds a word of rank (`most`, `lowest`) against the figures beside the one that is stated, or beside those that the
 * sentence names.
 *
 * @param text the sentence in lower case, without the names in it.
 */
export function rankVerdict(
  text: string,
  supports: readonly Support[],
  labelled: readonly Fact[],
  all: readonly Fact[],
): Verdict {
  if (isMisordered(text, supports)) return 'wrong';
  const plain = text.replace(idle, ' ');
  const ranks: Rank[] = [
    ...(highest.test(plain) ? ['high' as const] : []),
    ...(lowest.test(plain) ? ['low' as const] : []),
  ];
  const [rank] = ranks;
  if (rank === undefined) return 'right';
  if (ranks.length > 1) return 'unknown';
  const isValued = /\b(?:best|worst)\b/.test(plain);
  const stated = supports.flatMap(({ facts, derived = [] }) => [...facts, ...derived]).filter(isCentral);
  const candidates =
    stated.length > 0 ? stated : labelled.filter((fact) => isCentral(fact) && fact.about.length > 0);
  // Lists lead with the most of a thing.
  if (candidates.length === 0) return rank === 'low' ? 'wrong' : 'unknown';
  const isOfSure = /\bsurely\b/.test(plain);
  return candidates.some((fact) => isRanked(fact, rank, isValued, all, isOfSure)) ? 'right' : 'wrong';
}

const large = /^(?:largest|highest|biggest|most|best)$/;

/** `from largest to smallest: 359, 162, 153`, in another order. */
function isMisordered(text: string, supports: readonly Support[]): boolean {
  const [, first = '', last = ''] = /\bfrom (?:the )?(\w+) to (?:the )?(\w+)\b/.exec(text) ?? [];
  if (!rankWord.test(first) || !rankWord.test(last)) return false;
  if (large.test(first) === large.test(last)) return true;
  const values = supports.flatMap(({ claim }) =>
    claim.unit === supports[0].claim.unit ? [claim.value] : [],
  );
  const sign = large.test(first) ? 1 : -1;
  return values.slice(1).some((value, place) => sign * (values[place] - value) < 0);
}

const rankWord = /^(?:largest|highest|biggest|most|best|smallest|lowest|fewest|least|worst)$/;

const isCentral = ({ estimate, path }: Fact): boolean =>
  path[0] !== 'args' && (estimate === undefined || estimate.part === 'estimate');

function isRanked(
  fact: Fact,
  rank: Rank,
  isValued: boolean,
  all: readonly Fact[],
  isOfSure: boolean,
): boolean {
  const key = fact.path.findLast((each) => typeof each === 'string' && each in rankedKeys);
  if (typeof key === 'string' && (rankedKeys[key] === rank || (isValued && key === 'worst'))) return true;
  const wanted: Rank = isValued && bad.test(fact.field) ? (rank === 'high' ? 'low' : 'high') : rank;
  const lists = fact.path
    .flatMap((step, place) =>
      typeof step !== 'number' || (isOfGroup(fact) && isAmongSteps(fact, place)) ? [] : [place],
    )
    .map((place) => all.filter((other) => isPeer(other, fact, place) && !other.isPartial));
  // What stands alone in its lists is the most of them.
  const isAlone = wanted === 'high' && lists.length > 0 && lists.every((peers) => peers.length === 1);
  if (isAlone) return true;
  return lists.some((peers) => {
    const groups = [
      peers,
      peers.filter(({ estimate }) => estimate && estimate.n >= fewestToRank),
      peers.filter(({ estimate }) => estimate?.isSure),
    ];
    const fewest = isOfSure ? 1 : 2;
    return groups.some(
      (group) => group.length >= fewest && group.includes(fact) && isExtreme(fact, group, wanted),
    );
  });
}

/** The last step of a group is the lowest of its steps; it is the groups that are ranked. */
const isOfGroup = ({ path }: Fact): boolean => path.some((key) => key === 'breakdown' || key === 'compare');
const isAmongSteps = ({ path }: Fact, place: number): boolean =>
  /^(?:steps|stages)$/.test(String(path[place - 1]));

/** The same figure of another item of the list at `place` of the path. */
const isPeer = (other: Fact, fact: Fact, place: number): boolean =>
  other.estimate?.part === fact.estimate?.part &&
  other.path.length === fact.path.length &&
  other.path.every((step, index) => (index === place ? typeof step === 'number' : step === fact.path[index]));

function isExtreme(fact: Fact, group: readonly Fact[], rank: Rank): boolean {
  const sizes = isDifference(fact) ? [Math.abs, (value: number) => value] : [(value: number) => value];
  return sizes.some((size) => {
    const values = group.map(({ value }) => size(value));
    return size(fact.value) === (rank === 'high' ? Math.max(...values) : Math.min(...values));
  });
}
