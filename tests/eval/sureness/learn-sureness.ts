import type { SurenessModel } from '../../../src/ask/offline/sureness/sureness.js';
import { logisticRegression } from '../../../src/stats/logistic-regression.js';
import type { PlanOutcome } from './plan-outcomes.js';

/** Rarer signs tell nothing that would hold elsewhere. */
const fewest = 3;
const ridge = 1;

/** How likely a plan is wrong by its signs: logistic regression, each sign scaled to at most 1 by its nature. */
export function learnSureness(outcomes: readonly PlanOutcome[]): SurenessModel {
  const counts = new Map<string, number>();
  for (const { signs } of outcomes)
    for (const sign of signs.keys()) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const kept = [...counts].flatMap(([sign, count]) => (count >= fewest ? [sign] : [])).sort();
  const features = Float64Array.from(
    outcomes.flatMap(({ signs }) => kept.map((sign) => signs.get(sign) ?? 0)),
  );
  const { intercept, coefficients } = logisticRegression({
    features,
    columns: kept.length,
    outcomes: Uint8Array.from(outcomes, ({ isRight }) => (isRight ? 0 : 1)),
    ridge,
  });
  const rounded = (weight: number): number => Math.round(weight * 1000) / 1000;
  return {
    intercept: rounded(intercept),
    weights: Object.fromEntries(
      kept.map((sign, place): [string, number] => [sign, rounded(coefficients[place] ?? 0)]),
    ),
  };
}
