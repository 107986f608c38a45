import type { AnswerTable } from '../answer.js';

/** The words for one result, before the ledger has checked them. */
export interface Narration {
  /** One or two sentences that answer the question. */
  readonly headline: readonly string[];
  readonly findings: readonly string[];
  readonly table?: AnswerTable;
  readonly basis: readonly string[];
  readonly suggestions: readonly string[];
}
