import { logisticRegression } from './logistic-regression.js';

/** Turns scores (log odds) into risks that come true as often as they say; keeps the order. */
export type Calibration = (scores: Float64Array) => Float64Array;

/**
 * Platt's scaling (Advances in Large Margin Classifiers, 1999): a straight line on the log odds, fitted on scores of
 * customers that the model had not seen. Where the scores say nothing, or the reverse of what came, everybody gets the
 * base rate's side of the line: the slope is at least 0.
 *
 * @param outcomes 0 or 1 per score.
 */
export function plattScaling(scores: Float64Array, outcomes: Uint8Array): Calibration {
  const { intercept, coefficients } = logisticRegression({
    features: scores,
    columns: 1,
    outcomes,
    ridge: 1e-3,
  });
  if (coefficients[0] > 0) {
    return (others) => others.map((score) => 1 / (1 + Math.exp(-intercept - coefficients[0] * score)));
  }
  const rate = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
  return (others) => others.map(() => rate);
}
