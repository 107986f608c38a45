import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';
import { wilsonInterval } from './wilson-interval.js';

export interface TimedConversions {
  /** How long each converted customer took, any unit, any order. */
  readonly converted: ArrayLike<number>;
  /** How long each customer who may still convert has been watched, same unit. */
  readonly inPlay: ArrayLike<number>;
  /** Customers watched to the end of their window who did not convert. */
  readonly lost: number;
}

/**
 * The share who convert by the end of their window, when some windows are still open: one minus the Kaplan–Meier
 * estimate (Journal of the American Statistical Association 53, 1958), where customers in play are censored at the
 * time they have been watched, so that newcomers neither count as lost nor pull the rate down. The interval is
 * Greenwood's on the log(−log) scale (Kalbfleisch & Prentice 2002, §1.4); Wilson's when every window is closed.
 *
 * Between two censorings the product of Kaplan–Meier telescopes, so only the customers in play are sorted:
 * O(n log m) for m in play.
 */
export function kaplanMeierAtEnd({ converted, inPlay, lost }: TimedConversions): Estimate {
  const n = converted.length + inPlay.length + lost;
  if (inPlay.length === 0) return wilsonInterval(converted.length, n);

  const censorings = Float64Array.from(inPlay).sort();
  const conversionsBefore = countBefore(converted, censorings);
  let atRisk = n;
  let survival = 1;
  let greenwood = 0;
  for (let interval = 0; interval <= censorings.length; interval++) {
    const conversions = conversionsBefore[interval];
    if (conversions > 0) {
      survival *= (atRisk - conversions) / atRisk;
      greenwood += 1 / (atRisk - conversions) - 1 / atRisk;
    }
    // A conversion at the very time of a censoring comes first: that customer was still at risk.
    atRisk -= conversions + 1;
  }
  if (survival === 1 || survival === 0) return wilsonOfTheWatched(survival, converted.length, lost, n);
  const spread = (z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return {
    estimate: 1 - survival,
    low: 1 - Math.pow(survival, Math.exp(-spread)),
    high: 1 - Math.pow(survival, Math.exp(spread)),
    n,
  };
}

const partCount = 1024;

/** Of equal parts of the time, the first censoring at or after each begins: leaves little to search in. */
function startsOfParts(censorings: Float64Array, partLength: number): Uint32Array {
  const starts = new Uint32Array(partCount + 1);
  for (let part = 0, place = 0; part <= partCount; part++) {
    while (place < censorings.length && censorings[place] < part * partLength) place++;
    starts[part] = place;
  }
  return starts;
}

/** Conversions in each stretch between the sorted censorings; a tie belongs before its censoring. */
function countBefore(converted: ArrayLike<number>, censorings: Float64Array): Uint32Array {
  const counts = new Uint32Array(censorings.length + 1);
  const partLength = censorings[censorings.length - 1] / partCount || 1;
  const starts = startsOfParts(censorings, partLength);
  for (let index = 0; index < converted.length; index++) {
    const time = converted[index];
    const part = Math.min(partCount, Math.floor(time / partLength));
    // Rounding may put a time into the part beside its own.
    let low = starts[Math.max(0, part - 1)];
    let high = part + 2 > partCount ? censorings.length : starts[part + 2];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (censorings[middle] < time) low = middle + 1;
      else high = middle;
    }
    counts[low]++;
  }
  return counts;
}

/** Nobody or everybody converted: Greenwood has no width there, so the interval rests on those watched to the end. */
function wilsonOfTheWatched(survival: number, converted: number, lost: number, n: number): Estimate {
  const watched = wilsonInterval(converted, converted + lost);
  return { ...watched, estimate: 1 - survival, n };
}
