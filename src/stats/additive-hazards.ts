import { factorCholesky, solveFactored } from './cholesky.js';
import type { DailyLives } from './daily-lives.js';
import { hazardEquations, type DaySums } from './hazard-equations.js';
import { evenWeights } from './hazard-weights.js';
import { weighedStretches, type WeighedStretches } from './weighed-stretches.js';

/** What a column that turns from 0 to 1 and stays so adds to the hazard of the outcome, all others alike. Hazards are per day. */
export interface HazardEffect {
  readonly difference: number;
  /** Of the difference: by what each customer contributed, right even where hazards don't add up. */
  readonly variance: number;
  /** Of the difference if there were none: larger where few of a small group came to the outcome. */
  readonly nullVariance: number;
  readonly rate: number;
  readonly rateVariance: number;
  /** Of difference and rate. */
  readonly covariance: number;
  readonly exposed: Side;
  readonly unexposed: Side;
  /** How many came from one side to the other while watched. */
  readonly turned: number;
}

export interface Side {
  /** Customers watched on this side for a day or more. */
  readonly customers: number;
  readonly days: number;
  readonly outcomes: number;
  /** Outcomes to expect if the column changed nothing. */
  readonly expected: number;
}

export interface AdditiveHazards {
  /**
   * @param aside columns that are not held alike.
   * @returns undefined where nothing, or nearly nothing, of the column is its own.
   */
  effectOf(column: number, aside: readonly number[]): HazardEffect | undefined;
}

/** Keeps columns that say the same from making the equations unsolvable. */
const ridge = 1e-7;
const rounding = 1e-6;
/** A column of which the others explain all but this part can't be told from them. */
const leastOwn = 0.01;

/**
 * Additive hazards: every column adds its part to a hazard that may change with the days in any way. Least squares, in
 * closed form (Lin & Ying, Biometrika 81, 1994; Aalen, Statistics in Medicine 8, 1989), from day to day: on each day
 * those still watched are compared with each other alone. Where hazards do not add up, a difference is the mean of what
 * the column adds, over all days as much as they are weighed, and its variance, by customers, is right still.
 */
export function additiveHazards(lives: DailyLives, weighed = evenWeights(lives)): AdditiveHazards {
  const { sums, products, slopes } = hazardEquations(lives, weighed);
  const stretches = weighedStretches(lives, weighed);
  const whole = systemOf(products, lives.columns, slopes, []);
  return {
    effectOf(column, aside) {
      const square = products[column * lives.columns + column];
      if (square <= rounding) return undefined;
      const { solve, weights } =
        aside.length === 0 ? whole : systemOf(products, lives.columns, slopes, aside);
      const own = solve((each) => (each === column ? 1 : 0));
      if (own[column] * square > 1 / leastOwn) return undefined;
      return effectAlong(lives, stretches, sums, column, own, weights);
    },
  };
}

/** The equations of some columns. */
interface System {
  /** The other columns get 0. */
  readonly solve: (right: (column: number) => number) => Float64Array;
  /** What each column adds. */
  readonly weights: Float64Array;
}

function systemOf(
  products: Float64Array,
  columns: number,
  slopes: Float64Array,
  aside: readonly number[],
): System {
  const kept = Array.from({ length: columns }, (_, each) => each).filter((each) => !aside.includes(each));
  const size = kept.length;
  const factor = new Float64Array(size * size);
  kept.forEach((one, row) => {
    for (let place = 0; place < row; place++)
      factor[row * size + place] = products[one * columns + kept[place]];
    const square = products[one * columns + one];
    // Nobody differs in a column whose squares are rounding alone.
    factor[row * size + row] = square > rounding ? square * (1 + ridge) : 1;
  });
  factorCholesky(factor, size);
  const solve = (right: (column: number) => number) => {
    const solution = Float64Array.from(kept, right);
    solveFactored(factor, solution);
    const all = new Float64Array(columns);
    kept.forEach((column, row) => (all[column] = solution[row]));
    return all;
  };
  return { solve, weights: solve((each) => slopes[each]) };
}

/**
 * One pass over all customers. A row's own part of the column is `own · row`; the expected hazard without the effect is a
 * part of the day and a part of the row, so sums over the days between two changes come from running sums over days.
 */
function effectAlong(
  lives: DailyLives,
  stretches: WeighedStretches,
  sums: DaySums,
  column: number,
  own: Float64Array,
  weights: Float64Array,
): HazardEffect {
  const { days, outcomes, starts, changeColumns, amounts } = lives;
  const { firsts, changesUpTo, ends } = stretches;
  const difference = weights[column];
  const share = difference / own[column];
  const without = weights.map((weight, each) => weight - share * own[each]);
  const running = runningSums(sums, own, without, lives.columns);
  const watchedDays = days.reduce((sum, each) => sum + each, 0);
  const rate = outcomes.reduce((sum, each) => sum + each, 0) / watchedDays;
  let [variance, nullVariance, rateVariance, covariance, turned] = [0, 0, 0, 0, 0];
  const sides = [0, 1].map(() => ({ customers: 0, days: 0, outcomes: 0, expected: 0 }));
  for (let customer = 0; customer < days.length; customer++) {
    let [ownPart, rowPart, is, expectedOwn, weight, from] = [0, 0, 0, 0, 0, 0];
    let change = starts[customer];
    for (let stretch = firsts[customer]; stretch < firsts[customer + 1]; stretch++) {
      const before = is;
      for (; change < changesUpTo[stretch]; change++) {
        ownPart += amounts[change] * own[changeColumns[change]];
        rowPart += amounts[change] * without[changeColumns[change]];
        if (changeColumns[change] === column) is = 1;
      }
      const to = ends[stretch];
      const lasted = to - from;
      weight = stretches.weights[stretch];
      const [start, end] = [from * runningWidth, to * runningWidth];
      const dayHazard = running[end] - running[start];
      const dayMean = running[end + 1] - running[start + 1];
      const dayMeanHazard = running[end + 2] - running[start + 2];
      const squared =
        ownPart * ownPart * lasted - 2 * ownPart * dayMean + running[end + 3] - running[start + 3];
      expectedOwn +=
        weight *
        (ownPart * dayHazard - dayMeanHazard + rowPart * (ownPart * lasted - dayMean) + share * squared);
      nullVariance +=
        weight *
        weight *
        (ownPart * ownPart * dayHazard -
          2 * ownPart * dayMeanHazard +
          (running[end + 4] - running[start + 4]) +
          rowPart * squared);
      const side = sides[is];
      if (is !== before || from === 0) side.customers++;
      if (is !== before && from > 0) turned++;
      side.days += lasted;
      side.expected += dayHazard + rowPart * lasted;
      from = to;
    }
    const last = days[customer] * runningWidth;
    const came = outcomes[customer];
    sides[is].outcomes += came;
    const ofDifference =
      came * weight * (ownPart - (running[last + 1] - running[last + 1 - runningWidth])) - expectedOwn;
    const ofRate = (came - rate * days[customer]) / watchedDays;
    variance += ofDifference * ofDifference;
    rateVariance += ofRate * ofRate;
    covariance += ofDifference * ofRate;
  }
  const [unexposed, exposed] = sides;
  return { difference, variance, nullVariance, rate, rateVariance, covariance, exposed, unexposed, turned };
}

const runningWidth = 5;

/**
 * Sums over the days before each day, five of them side by side: the hazard that the day itself has, the mean of the own
 * part, their product, the mean squared, and that with the hazard.
 */
function runningSums(
  { length, watched, outcomes, means }: DaySums,
  own: Float64Array,
  without: Float64Array,
  columns: number,
): Float64Array {
  const sums = new Float64Array((length + 1) * runningWidth);
  for (let day = 0; day < length; day++) {
    let hazard = outcomes[day] / watched[day];
    let mean = 0;
    for (let column = 0; column < columns; column++) {
      mean += own[column] * means[day * columns + column];
      hazard -= without[column] * means[day * columns + column];
    }
    const [start, next] = [day * runningWidth, (day + 1) * runningWidth];
    sums[next] = sums[start] + hazard;
    sums[next + 1] = sums[start + 1] + mean;
    sums[next + 2] = sums[start + 2] + mean * hazard;
    sums[next + 3] = sums[start + 3] + mean * mean;
    sums[next + 4] = sums[start + 4] + mean * mean * hazard;
  }
  return sums;
}
