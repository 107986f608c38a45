import type { FeatureTable } from './feature-table.js';

export const learnerNames = [
  'logistic regression',
  'boosted trees',
  'larger boosted trees',
  'deep boosted trees',
  'both, averaged',
] as const;
export type LearnerName = (typeof learnerNames)[number];

/** A way to learn from examples how likely an outcome is. Deterministic: the same examples give the same model. */
export interface Learner {
  readonly name: LearnerName;
  /** @param outcomes 0 or 1 per row. */
  train(table: FeatureTable, outcomes: Uint8Array): Model;
}

/** What was learned. Tables must have the columns of the examples. */
export interface Model {
  /** Log odds of the outcome, per row. */
  score(table: FeatureTable): Float64Array;
  /** Per column, what it adds to the log odds of one row, against the average example. */
  contributions(table: FeatureTable, row: number): Float64Array;
}
