/** A column and what the first records have in it, one text a record. */
export interface ColumnSample {
  readonly name: string;
  readonly texts: readonly string[];
}
