import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';

/**
 * Area under the ROC curve: how often somebody with the outcome has the higher score than somebody without it, ties
 * counting half. The variance is DeLong's (DeLong, DeLong & Clarke-Pearson, Biometrics 44, 1988), by ranks in
 * O(n log n) (Sun & Xu, IEEE Signal Processing Letters 21, 2014); the interval is taken on the logit scale, so that it
 * stays inside 0–1. Where one of the two kinds is missing nothing is known: 0.5, 0 to 1.
 *
 * @param outcomes 0 or 1 per score.
 */
export function areaUnderCurve(scores: ArrayLike<number>, outcomes: Uint8Array): Estimate {
  const n = outcomes.length;
  const positives = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return { estimate: 0.5, low: 0, high: 1, n };
  const order = Uint32Array.from(outcomes, (_, row) => row).sort((a, b) => scores[a] - scores[b]);
  // Per row, how many of the other kind lie below it, ties counting half.
  let area = 0;
  let positiveSquares = 0;
  let negativeSum = 0;
  let negativeSquares = 0;
  let positivesBelow = 0;
  let negativesBelow = 0;
  for (let start = 0; start < n;) {
    let end = start;
    let tiedPositives = 0;
    while (end < n && scores[order[end]] === scores[order[start]]) tiedPositives += outcomes[order[end++]];
    const tiedNegatives = end - start - tiedPositives;
    const wins = (negativesBelow + tiedNegatives / 2) / negatives;
    area += tiedPositives * wins;
    positiveSquares += tiedPositives * wins * wins;
    const losses = (positives - positivesBelow - tiedPositives / 2) / positives;
    negativeSum += tiedNegatives * losses;
    negativeSquares += tiedNegatives * losses * losses;
    positivesBelow += tiedPositives;
    negativesBelow += tiedNegatives;
    start = end;
  }
  const estimate = area / positives;
  const variance =
    sampleVariance(area, positiveSquares, positives) / positives +
    sampleVariance(negativeSum, negativeSquares, negatives) / negatives;
  if (estimate <= 0 || estimate >= 1) return separated(estimate, positives, negatives, n);
  const logit = Math.log(estimate / (1 - estimate));
  const half = (z95 * Math.sqrt(variance)) / (estimate * (1 - estimate));
  return { estimate, low: 1 / (1 + Math.exp(half - logit)), high: 1 / (1 + Math.exp(-half - logit)), n };
}

function sampleVariance(sum: number, squares: number, count: number): number {
  return count > 1 ? Math.max(0, (squares - (sum * sum) / count) / (count - 1)) : 0.25;
}

/** Kinds that never overlap have no variance; the rule of three on the smaller kind says how sure that is. */
function separated(estimate: number, positives: number, negatives: number, n: number): Estimate {
  const margin = Math.min(1, 3 / Math.min(positives, negatives));
  return { estimate, low: Math.max(0, estimate - margin), high: Math.min(1, estimate + margin), n };
}
