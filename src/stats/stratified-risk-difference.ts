import type { Estimate } from './estimate.js';
import { twoSidedP, z95 } from './normal.js';

/** One stratum of a comparison of two groups: customers and outcomes in each. */
export interface Stratum {
  readonly exposed: number;
  readonly exposedOutcomes: number;
  readonly unexposed: number;
  readonly unexposedOutcomes: number;
}

export interface StratifiedDifference {
  /** Risk of the exposed minus that of the unexposed, adjusted; n counts customers in strata that have both. */
  readonly effect: Estimate;
  /** Two-sided p-value of the Cochran–Mantel–Haenszel test; 1 when nothing can be compared. */
  readonly p: number;
}

/**
 * Risk difference between exposed and unexposed customers, compared inside strata of like customers and pooled with
 * Mantel–Haenszel weights; its variance is Sato's (Biometrics 45, 1989), right for few large and for many small
 * strata. The p-value is that of the Cochran–Mantel–Haenszel test (Mantel & Haenszel 1959), exact in its variance
 * and so honest in small samples.
 */
export function stratifiedRiskDifference(strata: Iterable<Stratum>): StratifiedDifference {
  let weights = 0;
  let weighted = 0;
  let pTerm = 0;
  let qTerm = 0;
  let n = 0;
  let surplus = 0;
  let variance = 0;
  for (const { exposed, exposedOutcomes: a, unexposed, unexposedOutcomes: b } of strata) {
    if (exposed === 0 || unexposed === 0) continue;
    const total = exposed + unexposed;
    const outcomes = a + b;
    n += total;
    weights += (exposed * unexposed) / total;
    weighted += (a * unexposed - b * exposed) / total;
    pTerm +=
      (exposed * exposed * b -
        unexposed * unexposed * a +
        (exposed * unexposed * (unexposed - exposed)) / 2) /
      (total * total);
    qTerm += (a * (unexposed - b) + b * (exposed - a)) / (2 * total);
    surplus += a - (exposed * outcomes) / total;
    if (total > 1) {
      variance += (exposed * unexposed * outcomes * (total - outcomes)) / (total * total * (total - 1));
    }
  }
  if (weights === 0) return { effect: { estimate: 0, low: -1, high: 1, n: 0 }, p: 1 };
  const difference = weighted / weights;
  const half = z95 * Math.sqrt(Math.max(0, difference * pTerm + qTerm) / (weights * weights));
  return {
    effect: {
      estimate: difference,
      low: Math.max(-1, difference - half),
      high: Math.min(1, difference + half),
      n,
    },
    p: variance > 0 ? twoSidedP(surplus / Math.sqrt(variance)) : 1,
  };
}
