import { twoSidedP } from './normal.js';

/** How many of a group. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** Two-sided p-value that two shares are equal, by the normal approximation with pooled variance; 1 where nothing is known. */
export function twoProportionsP(one: Share, other: Share): number {
  if (one.of === 0 || other.of === 0) return 1;
  const pooled = (one.count + other.count) / (one.of + other.of);
  const variance = pooled * (1 - pooled) * (1 / one.of + 1 / other.of);
  return variance > 0 ? twoSidedP((one.count / one.of - other.count / other.of) / Math.sqrt(variance)) : 1;
}
