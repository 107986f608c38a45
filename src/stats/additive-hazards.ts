import { factorCholesky, solveFactored } from './cholesky.js';
import type { DailyLives } from './daily-lives.js';

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
 * the column adds, and its variance, by customers, is right still.
 */
export function additiveHazards(lives: DailyLives): AdditiveHazards {
  const sums = daySums(lives);
  const { products, slopes } = equations(lives, sums);
  const whole = systemOf(products, lives.columns, slopes, []);
  return {
    effectOf(column, aside) {
      const square = products[column * lives.columns + column];
      if (square <= rounding) return undefined;
      const { solve, weights } =
        aside.length === 0 ? whole : systemOf(products, lives.columns, slopes, aside);
      const own = solve((each) => (each === column ? 1 : 0));
      if (own[column] * square > 1 / leastOwn) return undefined;
      return effectAlong(lives, sums, column, own, weights);
    },
  };
}

interface DaySums {
  readonly length: number;
  /** Per day: customers watched, and outcomes. */
  readonly watched: Float64Array;
  readonly outcomes: Float64Array;
  /** `days × columns`: means over those watched. */
  readonly means: Float64Array;
}

function daySums({
  columns,
  days,
  outcomes,
  starts,
  changeDays,
  changeColumns,
  amounts,
}: DailyLives): DaySums {
  const length = days.reduce((most, own) => Math.max(most, own), 0);
  const watched = new Float64Array(length + 1);
  const came = new Float64Array(length + 1);
  const means = new Float64Array((length + 1) * columns);
  for (let customer = 0; customer < days.length; customer++) {
    const end = days[customer];
    watched[0]++;
    watched[end]--;
    if (outcomes[customer] === 1) came[end - 1]++;
    for (let change = starts[customer]; change < starts[customer + 1]; change++) {
      means[changeDays[change] * columns + changeColumns[change]] += amounts[change];
      means[end * columns + changeColumns[change]] -= amounts[change];
    }
  }
  for (let day = 1; day < length; day++) {
    watched[day] += watched[day - 1];
    for (let column = 0; column < columns; column++) {
      means[day * columns + column] += means[(day - 1) * columns + column];
    }
  }
  for (let day = 0; day < length; day++) {
    for (let column = 0; column < columns; column++) means[day * columns + column] /= watched[day];
  }
  return { length, watched, outcomes: came, means };
}

/** Sums over customers and days of products of two columns, and of columns on days of outcomes, each less its mean. */
function equations(lives: DailyLives, { length, watched, outcomes: came, means }: DaySums) {
  const { columns, days, outcomes, starts, changeDays, changeColumns, amounts } = lives;
  const products = new Float64Array(columns * columns);
  const slopes = new Float64Array(columns);
  const now = new Float64Array(columns);
  for (let customer = 0; customer < days.length; customer++) {
    const set: number[] = [];
    const end = starts[customer + 1];
    for (let from = 0, change = starts[customer]; from < days[customer];) {
      for (; change < end && changeDays[change] === from; change++) {
        const column = changeColumns[change];
        if (!set.includes(column)) set.push(column);
        now[column] += amounts[change];
      }
      const to = change < end ? changeDays[change] : days[customer];
      for (const one of set) {
        const weighed = (to - from) * now[one];
        if (weighed === 0) continue;
        for (const other of set) if (other <= one) products[one * columns + other] += weighed * now[other];
      }
      from = to;
    }
    for (const column of set) {
      if (outcomes[customer] === 1) slopes[column] += now[column];
      now[column] = 0;
    }
  }
  for (let day = 0; day < length; day++) {
    for (let one = 0; one < columns; one++) {
      const mean = means[day * columns + one];
      if (mean === 0) continue;
      slopes[one] -= came[day] * mean;
      for (let other = 0; other <= one; other++) {
        products[one * columns + other] -= watched[day] * mean * means[day * columns + other];
      }
    }
  }
  return { products, slopes };
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
  sums: DaySums,
  column: number,
  own: Float64Array,
  weights: Float64Array,
): HazardEffect {
  const { days, outcomes, starts, changeDays, changeColumns, amounts } = lives;
  const difference = weights[column];
  const share = difference / own[column];
  const without = weights.map((weight, each) => weight - share * own[each]);
  const { hazard, mean, meanHazard, square, squareHazard } = runningSums(sums, own, without, lives.columns);
  const watchedDays = days.reduce((sum, each) => sum + each, 0);
  const rate = outcomes.reduce((sum, each) => sum + each, 0) / watchedDays;
  let [variance, nullVariance, rateVariance, covariance, turned] = [0, 0, 0, 0, 0];
  const sides = [0, 1].map(() => ({ customers: 0, days: 0, outcomes: 0, expected: 0 }));
  for (let customer = 0; customer < days.length; customer++) {
    let [ownPart, rowPart, is, expectedOwn] = [0, 0, 0, 0];
    const end = starts[customer + 1];
    for (let from = 0, change = starts[customer]; from < days[customer];) {
      const before = is;
      for (; change < end && changeDays[change] === from; change++) {
        ownPart += amounts[change] * own[changeColumns[change]];
        rowPart += amounts[change] * without[changeColumns[change]];
        if (changeColumns[change] === column) is = 1;
      }
      const to = change < end ? changeDays[change] : days[customer];
      const lasted = to - from;
      const dayHazard = hazard[to] - hazard[from];
      const dayMean = mean[to] - mean[from];
      const dayMeanHazard = meanHazard[to] - meanHazard[from];
      const squared = ownPart * ownPart * lasted - 2 * ownPart * dayMean + square[to] - square[from];
      expectedOwn +=
        ownPart * dayHazard - dayMeanHazard + rowPart * (ownPart * lasted - dayMean) + share * squared;
      nullVariance +=
        ownPart * ownPart * dayHazard -
        2 * ownPart * dayMeanHazard +
        (squareHazard[to] - squareHazard[from]) +
        rowPart * squared;
      const side = sides[is];
      if (is !== before || from === 0) side.customers++;
      if (is !== before && from > 0) turned++;
      side.days += lasted;
      side.expected += dayHazard + rowPart * lasted;
      from = to;
    }
    const last = days[customer] - 1;
    const came = outcomes[customer];
    sides[is].outcomes += came;
    const ofDifference = came * (ownPart - (mean[last + 1] - mean[last])) - expectedOwn;
    const ofRate = (came - rate * days[customer]) / watchedDays;
    variance += ofDifference * ofDifference;
    rateVariance += ofRate * ofRate;
    covariance += ofDifference * ofRate;
  }
  const [unexposed, exposed] = sides;
  return { difference, variance, nullVariance, rate, rateVariance, covariance, exposed, unexposed, turned };
}

/** Sums over the days before each day: of the hazard that the day itself has, and with the mean of the own part. */
function runningSums(
  { length, watched, outcomes, means }: DaySums,
  own: Float64Array,
  without: Float64Array,
  columns: number,
) {
  const empty = () => new Float64Array(length + 1);
  const sums = {
    hazard: empty(),
    mean: empty(),
    meanHazard: empty(),
    square: empty(),
    squareHazard: empty(),
  };
  for (let day = 0; day < length; day++) {
    let hazard = outcomes[day] / watched[day];
    let mean = 0;
    for (let column = 0; column < columns; column++) {
      mean += own[column] * means[day * columns + column];
      hazard -= without[column] * means[day * columns + column];
    }
    sums.hazard[day + 1] = sums.hazard[day] + hazard;
    sums.mean[day + 1] = sums.mean[day] + mean;
    sums.meanHazard[day + 1] = sums.meanHazard[day] + mean * hazard;
    sums.square[day + 1] = sums.square[day] + mean * mean;
    sums.squareHazard[day + 1] = sums.squareHazard[day] + mean * mean * hazard;
  }
  return sums;
}
