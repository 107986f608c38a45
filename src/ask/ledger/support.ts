import type { FigureClaim } from './figure-claims.js';
import type { Fact } from './facts.js';

/** What a figure of a sentence rests on. */
export interface Support {
  readonly claim: FigureClaim;
  /** Figures of the result that it is. */
  readonly facts: readonly Fact[];
  /** Two figures of the result that it is the difference, sum or ratio of. */
  readonly derived?: readonly [Fact, Fact];
}
