import type { Estimate } from '../stats/estimate.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { Episodes } from './episodes.js';
import type { JourneyLog } from './journey-log.js';
import { traitAt } from './trait-at.js';

/** How many of the episodes of one kind of customer have the outcome. */
export interface ShareOfTrait {
  readonly trait: string;
  readonly value: string;
  readonly reached: Estimate;
}

/** A trait of more values tells customers apart rather than kinds of them. */
const mostValues = 12;
/** Fewer customers say nothing of their kind. */
const fewestCustomers = 20;

/**
 * Share of episodes with the outcome for each value of the text traits, as they were when the episodes began; the
 * likeliest value first. Visits of one customer are alike, so the interval is Wilson's for as many independent visits as
 * would be as sure (the design effect of customers as clusters: Kish, Survey Sampling, 1965, §5.4). O(traits × episodes).
 */
export function sharesByTrait(log: JourneyLog, episodes: Episodes): ShareOfTrait[] {
  return [...log.traits.values()].flatMap((trait) => {
    if (trait.kind !== 'text' || trait.personal || trait.values.length > mostValues) return [];
    const codes = traitAt(trait, episodes.customers, episodes.began);
    return trait.values
      .flatMap((value, place) => {
        const sums = sumsOf(episodes, codes, place + 1);
        if (sums.customers < fewestCustomers) return [];
        return [{ trait: trait.name, value, reached: clusteredShare(sums) }];
      })
      .sort((a, b) => b.reached.estimate - a.reached.estimate);
  });
}

/** Sums over customers, with `came` of `all` episodes each. */
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

function clusteredShare({ customers, came, all, cameSquares, cameTimesAll, allSquares }: Sums): Estimate {
  const share = came / all;
  const residuals = cameSquares - 2 * share * cameTimesAll + share * share * allSquares;
  const variance = ((residuals / all / all) * customers) / (customers - 1);
  const effective = variance > 0 ? Math.min(all, (share * (1 - share)) / variance) : customers;
  return { ...wilsonInterval(share * effective, effective), estimate: share, n: all };
}
