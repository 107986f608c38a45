import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';
import type { Stratum } from './stratified-risk-difference.js';

/**
 * Risk of the exposed divided by that of the unexposed, pooled over strata by Mantel and Haenszel, with the interval of
 * Greenland & Robins (Biometrics 41, 1985). Undefined where one side has no outcome at all.
 */
export function stratifiedRiskRatio(strata: Iterable<Stratum>): Estimate | undefined {
  let top = 0;
  let bottom = 0;
  let spread = 0;
  let n = 0;
  for (const { exposed, exposedOutcomes: a, unexposed, unexposedOutcomes: b } of strata) {
    if (exposed === 0 || unexposed === 0) continue;
    const total = exposed + unexposed;
    n += total;
    top += (a * unexposed) / total;
    bottom += (b * exposed) / total;
    spread += (exposed * unexposed * (a + b) - a * b * total) / (total * total);
  }
  if (top === 0 || bottom === 0) return undefined;
  const estimate = top / bottom;
  const factor = Math.exp(z95 * Math.sqrt(spread / (top * bottom)));
  return { estimate, low: estimate / factor, high: estimate * factor, n };
}
