/**
 * Customers watched day by day, each from a day 0 of their own, until the outcome comes or the watch ends. What is known
 * of a customer is a row of columns that may change from one day to the next; on a day counts what was known as it began.
 */
export interface DailyLives {
  readonly columns: number;
  /** Days that each customer was watched, that of the outcome included. */
  readonly days: Uint32Array;
  /** 1 for those to whom the outcome came, on their last day. */
  readonly outcomes: Uint8Array;
  /** Changes of customer `c`: from `starts[c]` up to (not including) `starts[c + 1]`, by day; on day 0 all columns are 0 before. */
  readonly starts: Uint32Array;
  readonly changeDays: Uint32Array;
  readonly changeColumns: Uint16Array;
  /** Added to the column from that day on. */
  readonly amounts: Float64Array;
}
