import type { Span } from './calendar.js';

export interface FunnelQuery {
  /** Activity codes that reach each step; 2 to 30 steps. An activity may stand in several steps. */
  readonly steps: readonly (readonly number[])[];
  /** Longest time from the first step to any later one, seconds, inclusive. */
  readonly within: number;
  /** `ordered`: others may lie between; `strict`: nothing in between; `any`: in any order. */
  readonly order: 'ordered' | 'strict' | 'any';
  /** Activities that must not lie between the steps: who did them there is left out. */
  readonly exclude: readonly number[];
  /** Only attempts whose first step lies in it. */
  readonly entered: Span;
  /** Per customer, a further bound: only attempts that start before it, Unix seconds. */
  readonly enteredBefore?: Float64Array;
  /** Per customer, 1 to look at them; all when absent. */
  readonly members?: Uint8Array;
}

/** How far each customer came: the furthest progress over all their attempts. */
export interface Funnel {
  readonly stepCount: number;
  readonly within: number;
  /** Steps reached, 0 for who never entered. */
  readonly levels: Uint8Array;
  /** When each step was reached in that attempt, Unix seconds: `times[customer * stepCount + step]`. */
  readonly times: Uint32Array;
  /**
   * Start of the newest attempt of customers in play: not finished, and a window still open at the log's end.
   * 0 for all others. Neither lost nor converted.
   */
  readonly openSince: Uint32Array;
  /** Customers left out because of `exclude`. */
  readonly excluded: number;
}
