import type { DailyLives } from './daily-lives.js';
import type { HazardWeights } from './hazard-weights.js';

/** Per day, of all days of customers, each counted by its weight. */
export interface DaySums {
  readonly length: number;
  /** Weight of the customers watched, and of outcomes. */
  readonly watched: Float64Array;
  readonly outcomes: Float64Array;
  /** `days × columns`: means over those watched. */
  readonly means: Float64Array;
}

/** Least squares from day to day: `products · x = slopes`. */
export interface HazardEquations {
  readonly sums: DaySums;
  /** `columns × columns`, the lower triangle: sums over customers and days of products of two columns, each less its mean of the day. */
  readonly products: Float64Array;
  /** Sums of columns, less their means, on days of outcomes. */
  readonly slopes: Float64Array;
}

/** Of all customers, or of one in `every` from the `first` on. */
export function hazardEquations(
  lives: DailyLives,
  weights: HazardWeights,
  { first, every } = { first: 0, every: 1 },
): HazardEquations {
  const { columns, days, outcomes, starts, changeDays, changeColumns, amounts } = lives;
  let length = 0;
  for (let customer = first; customer < days.length; customer += every) {
    length = Math.max(length, days[customer]);
  }
  const watched = new Float64Array(length + 1);
  const came = new Float64Array(length + 1);
  const means = new Float64Array((length + 1) * columns);
  const products = new Float64Array(columns * columns);
  const slopes = new Float64Array(columns);
  const now = new Float64Array(columns);
  for (let customer = first; customer < days.length; customer += every) {
    const set: number[] = [];
    const { parts, start, weightOf } = weights.fitOf(customer);
    let hazard = start;
    let weight = 0;
    const end = starts[customer + 1];
    for (let from = 0, change = starts[customer]; from < days[customer];) {
      for (; change < end && changeDays[change] === from; change++) {
        const column = changeColumns[change];
        if (!set.includes(column)) set.push(column);
        now[column] += amounts[change];
        hazard += amounts[change] * parts[column];
      }
      const to = change < end ? changeDays[change] : days[customer];
      weight = weightOf(hazard);
      watched[from] += weight;
      watched[to] -= weight;
      for (const one of set) {
        const weighed = weight * now[one];
        if (weighed === 0) continue;
        means[from * columns + one] += weighed;
        means[to * columns + one] -= weighed;
        const lasted = (to - from) * weighed;
        for (const other of set) if (other <= one) products[one * columns + other] += lasted * now[other];
      }
      from = to;
    }
    if (outcomes[customer] === 1) came[days[customer] - 1] += weight;
    for (const column of set) {
      if (outcomes[customer] === 1) slopes[column] += weight * now[column];
      now[column] = 0;
    }
  }
  const sums = { length, watched, outcomes: came, means };
  divide(sums, columns);
  centre(sums, products, slopes);
  return { sums, products, slopes };
}

/** Sums of what changed on each day become means of those watched. */
function divide({ length, watched, means }: DaySums, columns: number): void {
  for (let day = 1; day < length; day++) {
    watched[day] += watched[day - 1];
    for (let column = 0; column < columns; column++) {
      means[day * columns + column] += means[(day - 1) * columns + column];
    }
  }
  for (let day = 0; day < length; day++) {
    for (let column = 0; column < columns; column++) means[day * columns + column] /= watched[day];
  }
}

function centre(
  { length, watched, outcomes, means }: DaySums,
  products: Float64Array,
  slopes: Float64Array,
): void {
  const columns = slopes.length;
  for (let day = 0; day < length; day++) {
    for (let one = 0; one < columns; one++) {
      const mean = means[day * columns + one];
      if (mean === 0) continue;
      slopes[one] -= outcomes[day] * mean;
      for (let other = 0; other <= one; other++) {
        products[one * columns + other] -= watched[day] * mean * means[day * columns + other];
      }
    }
  }
}
