import type { Span } from '../text/word-text.js';
import type { CalendarUnit } from './calendar-day.js';

/** A stretch of the calendar that words name: a day, a month, the last two weeks. */
export interface Moment extends Span {
  readonly from: string;
  /** Excluded. */
  readonly to: string;
  readonly unit: CalendarUnit;
  /** For a window that ends today: its length. */
  readonly lastDays?: number;
  /** It can be meant otherwise without a word such as `in` before it: `may`, `second`. */
  readonly vague?: boolean;
}

export interface MomentContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The period that the thread is about, for `the month before`. */
  readonly anchor?: { readonly from?: string | undefined; readonly to?: string | undefined };
  /** Seasons are looked for too: where no other words name a time, which say it better. */
  readonly withSeasons?: boolean;
}
