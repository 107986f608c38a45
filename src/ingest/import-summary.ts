/** What an import did. */
export interface ImportSummary {
  /** Records read; each is stored, a duplicate or quarantined. */
  readonly read: number;
  /** Records that brought something new. */
  readonly stored: number;
  /** Records that are there already. */
  readonly duplicates: number;
  readonly quarantined: number;
  /** Customers in the workspace afterwards. */
  readonly customers: number;
  /** Customers found to be the same as another one. */
  readonly merged: number;
}
