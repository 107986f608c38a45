/** A figure with its 95 % interval and the number of customers it rests on. Rates are 0–1. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}
