import { benjaminiHochberg } from '../stats/benjamini-hochberg.js';
import { chiSquareTail } from '../stats/chi-square-tail.js';
import type { Estimate } from '../stats/estimate.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { traitAt } from './trait-at.js';

/** How many of the visits of one kind of customer have the outcome. */
export interface ShareOfTrait {
  readonly trait: string;
  readonly value: string;
  readonly reached: Estimate;
  /** Of the trait: whether the shares of its values differ. */
  readonly q: number;
  readonly kept: boolean;
}

/** As for what is seen in visits. */
const falseDiscoveryRate = 0.03;

/** A trait of more values tells customers apart rather than kinds of them. */
const mostValues = 12;
/** Fewer customers say nothing of their kind. */
const fewestCustomers = 20;

/**
 * Share of visits with the outcome for each value of the text traits, as they were when the visits began; the likeliest
 * value first. Visits of one customer are alike, so the interval is Wilson's for as many independent visits as would be as
 * sure (the design effect of customers as clusters: Kish, Survey Sampling, 1965, §5.4). Whether a trait's shares differ is
 * told by the chi-square of homogeneity for so many visits, with the false-discovery rate held over the traits.
 * O(values × visits).
 *
 * @param without traits that give the outcome away.
 */
export function sharesByTrait(
  log: JourneyLog,
  visits: Episodes,
  without: ReadonlySet<string>,
): ShareOfTrait[] {
  const groups = [...log.traits.values()].flatMap((trait) => {
    if (trait.kind !== 'text' || trait.personal || trait.values.length > mostValues) return [];
    if (without.has(trait.name)) return [];
    const codes = traitAt(trait, visits.customers, visits.began);
    const shares = trait.values
      .flatMap((value, place) => {
        const sums = sumsOf(visits, codes, place + 1);
        return sums.customers < fewestCustomers ? [] : [{ value, ...clusteredShare(sums) }];
      })
      .sort((a, b) => b.reached.estimate - a.reached.estimate);
    return shares.length === 0 ? [] : [{ trait: trait.name, shares }];
  });
  const qValues = benjaminiHochberg(groups.map(({ shares }) => differ(shares)));
  return groups.flatMap(({ trait, shares }, place) => {
    const q = qValues[place];
    return shares.map(({ value, reached }) => ({ trait, value, reached, q, kept: q < falseDiscoveryRate }));
  });
}

interface ClusteredShare {
  readonly reached: Estimate;
  /** Independent visits that would be as sure. */
  readonly effective: number;
}

/** p-value of the shares being one and the same. */
function differ(shares: readonly ClusteredShare[]): number {
  const all = shares.reduce((sum, { effective }) => sum + effective, 0);
  const came = shares.reduce((sum, { effective, reached }) => sum + effective * reached.estimate, 0);
  const mean = came / all;
  if (shares.length < 2 || mean === 0 || mean === 1) return 1;
  const statistic = shares.reduce(
    (sum, { effective, reached }) => sum + (effective * (reached.estimate - mean) ** 2) / mean / (1 - mean),
    0,
  );
  return chiSquareTail(statistic, shares.length - 1);
}

/** Sums over customers, with `came` of `all` visits each. */
interface Sums {
  customers: number;
  came: number;
  all: number;
  cameSquares: number;
  cameTimesAll: number;
  allSquares: number;
}

/** Episodes of one customer stand side by side. */
function sumsOf({ customers, outcomes, ends }: Episodes, codes: Float64Array, code: number): Sums {
  const sums = { customers: 0, came: 0, all: 0, cameSquares: 0, cameTimesAll: 0, allSquares: 0 };
  for (let episode = 0; episode < customers.length;) {
    const customer = customers[episode];
    let came = 0;
    let all = 0;
    for (; episode < customers.length && customers[episode] === customer; episode++) {
      if (codes[episode] !== code) continue;
      all++;
      if (outcomes[episode] < ends[episode]) came++;
    }
    if (all === 0) continue;
    sums.customers++;
    sums.came += came;
    sums.all += all;
    sums.cameSquares += came * came;
    sums.cameTimesAll += came * all;
    sums.allSquares += all * all;
  }
  return sums;
}

function clusteredShare(sums: Sums): ClusteredShare {
  const { customers, came, all, cameSquares, cameTimesAll, allSquares } = sums;
  const share = came / all;
  const residuals = cameSquares - 2 * share * cameTimesAll + share * share * allSquares;
  const variance = ((Math.max(0, residuals) / all / all) * customers) / (customers - 1);
  // Where all visits are alike nothing tells how far those of one customer are: each customer counts once.
  const effective = came === 0 || came === all ? customers : Math.min(all, (share * (1 - share)) / variance);
  return { reached: { ...wilsonInterval(share * effective, effective), estimate: share, n: all }, effective };
}
