import { studentTwoSidedP } from './student-tail.js';

/** What a series led to expect of its next value. */
export interface Prediction {
  readonly expected: number;
  /** Ends of the 95 % prediction interval. */
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of what came: small when it does not go on as before. */
  readonly p: number;
}

/**
 * Whether a value goes on as the series before it: a straight line through the series, and the prediction interval of
 * its next point (Montgomery, Peck & Vining, Introduction to Linear Regression Analysis, 2012, section 2.5).
 *
 * @param series equally spaced, oldest first, three values or more; of a scale on which the noise is about the same everywhere.
 * @param next the value to judge.
 * @param leastNoise standard deviation that the values have at least, whatever the series looks like.
 */
export function predictNext(series: readonly number[], next: number, leastNoise: number): Prediction {
  const count = series.length;
  const middle = (count - 1) / 2;
  const mean = series.reduce((sum, value) => sum + value, 0) / count;
  const spread = series.reduce((sum, _, place) => sum + (place - middle) ** 2, 0);
  const slope = series.reduce((sum, value, place) => sum + (place - middle) * (value - mean), 0) / spread;
  const residuals = series.map((value, place) => value - mean - slope * (place - middle));
  const degrees = count - 2;
  const noise = Math.sqrt(residuals.reduce((sum, residual) => sum + residual ** 2, 0) / degrees);
  const expected = mean + slope * (count - middle);
  const deviation = Math.max(noise, leastNoise) * Math.sqrt(1 + 1 / count + (count - middle) ** 2 / spread);
  const reach = deviation * halfWidth(degrees);
  return {
    expected,
    low: expected - reach,
    high: expected + reach,
    p: studentTwoSidedP((next - expected) / deviation, degrees),
  };
}

/** The t beyond which 5 % lie, by bisection. */
function halfWidth(degrees: number): number {
  let [low, high] = [0, 15];
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (studentTwoSidedP(middle, degrees) > 0.05) low = middle;
    else high = middle;
  }
  return low;
}
