import type { Period } from '../../../journeys/period.js';
import type { Span } from '../text/word-text.js';
import type { CalendarUnit } from './calendar-day.js';
import type { MomentContext } from './moment.js';

/** A period that a question names, with the words that say so. */
export interface PeriodMention extends Span {
  readonly period: Period;
  readonly unit: CalendarUnit;
  readonly lastDays?: number;
  /** Of `between X and Y`: X and Y. */
  readonly parts?: readonly [Period, Period];
}

export interface PeriodContext extends MomentContext {
  /** Where the question names a change of the company, and its date: `since the price increase`. */
  readonly changes: readonly (Span & { readonly at: string })[];
}
