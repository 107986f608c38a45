import { factorCholesky, solveFactored } from './cholesky.js';
import type { DailyLives } from './daily-lives.js';
import type { DayWeights, HazardFit } from './day-weights.js';
import { hazardEquations, type DaySums, type HazardEquations } from './hazard-equations.js';

export function evenWeights({ columns }: DailyLives): DayWeights {
  const fit = { start: 0, parts: new Float64Array(columns), weightOf: () => 1 };
  return { fitOf: () => fit };
}

const folds = 5;
/** Hazards are fitted as if effects were about this part of the usual hazard, so that chance is not taken for a hazard. */
const usualEffect = 0.5;
/** Nobody's day counts more than so many usual ones. */
const mostWeight = 3;

/**
 * Days on which little is to be expected tell more: an outcome there is less often chance. Days count by the inverse of
 * their hazard, as the variance of an outcome asks for, fitted on the customers of the other folds: a customer's own
 * outcome must not decide their weight.
 */
export function inverseHazardWeights(lives: DailyLives): DayWeights {
  const even = evenWeights(lives);
  const parts = Array.from({ length: folds }, (_, fold) =>
    hazardEquations(lives, even, { first: fold, every: folds }),
  );
  const fits = parts.map((left) =>
    fitOf(
      parts.filter((part) => part !== left),
      lives.columns,
    ),
  );
  return { fitOf: (customer) => fits[customer % folds] };
}

/** Ridge regression, the ridge being the variance of an outcome over that of effects. */
function fitOf(known: readonly HazardEquations[], columns: number): HazardFit {
  const watched = known.reduce((all, { sums }) => all + daysOf(sums), 0);
  const usual = known.reduce((all, { sums }) => all + sum(sums.outcomes), 0) / watched;
  if (!(usual > 0)) return { start: 1, parts: new Float64Array(columns), weightOf: () => 1 };
  const factor = new Float64Array(columns * columns);
  const parts = new Float64Array(columns);
  let start = usual;
  for (const { products, slopes } of known) {
    products.forEach((product, place) => (factor[place] += product));
    slopes.forEach((slope, column) => (parts[column] += slope));
  }
  for (let column = 0; column < columns; column++) {
    factor[column * columns + column] += 1 / (usual * usualEffect ** 2);
  }
  factorCholesky(factor, columns);
  solveFactored(factor, parts);
  for (const { sums } of known) {
    const { length, watched: onDay, means } = sums;
    for (let day = 0; day < length; day++) {
      for (let column = 0; column < columns; column++) {
        start -= (onDay[day] / watched) * means[day * columns + column] * parts[column];
      }
    }
  }
  const least = usual / mostWeight;
  return { start, parts, weightOf: (hazard) => usual / Math.max(hazard, least) };
}

function daysOf({ watched, length }: DaySums): number {
  return sum(watched.subarray(0, length));
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
