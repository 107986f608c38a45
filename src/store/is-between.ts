/**
 * Condition for numbers after `since`, up to `last`. With both bounds the planner takes the index even where the table
 * was never analysed: right after a first import, or always in PGlite.
 */
export function isBetween(column: string, since: number, last: number): string {
  return since === 0 ? `${column} <= ${last}` : `${column} > ${since} and ${column} <= ${last}`;
}
