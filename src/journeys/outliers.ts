/** Events that a wrong clock put before or after all others. */
export interface Outliers {
  readonly events: number;
  /** Time of the farthest one, Unix seconds; 0 when there are none. */
  readonly farthest: number;
}
