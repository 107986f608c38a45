/** How much each day of each customer counts. */
export interface DayWeights {
  readonly fitOf: (customer: number) => HazardFit;
}

/** A hazard that adds up from the columns of a row, and how much a day of such a hazard counts. */
export interface HazardFit {
  /** The hazard of a row without columns. */
  readonly start: number;
  /** What each column adds. */
  readonly parts: Float64Array;
  readonly weightOf: (hazard: number) => number;
}
