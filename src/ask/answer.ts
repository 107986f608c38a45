import type { Estimate } from '../stats/estimate.js';
import type { Envelope } from '../../tools/tool.js';
import type { ClarifyPlan, DeclinePlan, ToolPlan } from './plan.js';

/** What a user gets for one question. Every surface renders this and nothing else. */
export type Reply = {
  /** It names people: for who asked, not for a whole channel. */
  readonly isPersonal?: boolean;
} & (
  | { readonly kind: 'answer'; readonly question: string; readonly answer: Answer }
  | { readonly kind: 'clarify'; readonly question: string; readonly clarify: ClarifyPlan['clarify'] }
  | {
      readonly kind: 'decline';
      readonly question: string;
      readonly decline: DeclinePlan['decline'];
      /** Questions that would work. */
      readonly suggestions: readonly string[];
    }
);

export interface Answer {
  readonly plan: ToolPlan;
  readonly envelope: Envelope;
  /** One or two sentences that answer the question. */
  readonly headline: string;
  /** Further findings, a sentence each, most important first. */
  readonly findings: readonly string[];
  readonly table?: AnswerTable;
  /** It was asked for as a file. */
  readonly isFile?: boolean;
  /** What it rests on: definition, period, population. A short phrase each. */
  readonly basis: readonly string[];
  readonly caveats: readonly string[];
  /** Questions to ask next. */
  readonly suggestions: readonly string[];
  readonly ledger: LedgerReport;
}

/** The figures behind the words, as rows: for the terminal, Slack's tables and CSV. */
export interface AnswerTable {
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
}

export interface TableColumn {
  readonly name: string;
  readonly kind:
    'text' | 'count' | 'rate' | 'points' | 'duration' | 'money' | 'probability' | 'number' | 'date';
}

/** Rates 0–1, points (differences of rates) −1 to 1, durations in seconds, dates YYYY-MM-DD; an estimate is shown with its interval, null empty. */
export type TableCell = string | number | Estimate | null;

export interface LedgerReport {
  /** Figures, dates, names and ranking words that were checked against the result. */
  readonly checked: number;
  /** Sentences that were taken out because the result does not cover them. */
  readonly removed: readonly string[];
}
