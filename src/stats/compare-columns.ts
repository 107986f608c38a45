import { additiveHazards } from './additive-hazards.js';
import type { Comparison } from './compare-exposed.js';
import { compareHazards } from './compare-hazards.js';
import type { DailyLives } from './daily-lives.js';
import { inverseHazardWeights } from './hazard-weights.js';

/**
 * What goes with a column that turns from 0 to 1, all other columns alike. How large it is, is told of all days alike;
 * whether there is any, of days weighed by how little is to be expected on them.
 *
 * @returns by column, and columns that are not to be held alike; undefined where there is too little of either side.
 */
export function compareColumns(
  lives: DailyLives,
  horizonDays: number,
): (column: number, aside?: readonly number[]) => Comparison | undefined {
  const hazards = additiveHazards(lives);
  const tests = additiveHazards(lives, inverseHazardWeights(lives));
  return (column, aside = []) => {
    const effect = hazards.effectOf(column, aside);
    const tested = effect && tests.effectOf(column, aside);
    return effect && compareHazards(effect, horizonDays, tested);
  };
}
