import type { DailyLives } from './daily-lives.js';
import type { DayWeights } from './day-weights.js';

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

/**
 * Of all customers, or of one in `every` from the `first` on. A column is the sum of its changes so far, and each pair of
 * changes stays from the later one to the end: so a customer's part in a sum over days takes one step for each pair,
 * however many days pass between them.
 */
export function hazardEquations(
  lives: DailyLives,
  weights: DayWeights,
  { first, every } = { first: 0, every: 1 },
): HazardEquations {
  const { columns, days, outcomes, starts, changeDays, changeColumns, amounts } = lives;
  let [length, mostChanges] = [0, 0];
  for (let customer = first; customer < days.length; customer += every) {
    length = Math.max(length, days[customer]);
    mostChanges = Math.max(mostChanges, starts[customer + 1] - starts[customer]);
  }
  const watched = new Float64Array(length + 1);
  const came = new Float64Array(length + 1);
  const means = new Float64Array((length + 1) * columns);
  const products = new Float64Array(columns * columns);
  const slopes = new Float64Array(columns);
  /** Of a change: the weight of its day, and of all days from it on. */
  const weightThen = new Float64Array(mostChanges);
  const weightAfter = new Float64Array(mostChanges);
  for (let customer = first; customer < days.length; customer += every) {
    const [start, end, last] = [starts[customer], starts[customer + 1], days[customer]];
    const fit = weights.fitOf(customer);
    let hazard = fit.start;
    let weight = fit.weightOf(hazard);
    watched[0] += weight;
    for (let change = start; change < end;) {
      const from = changeDays[change];
      const begin = change;
      for (; change < end && changeDays[change] === from; change++) {
        hazard += amounts[change] * fit.parts[changeColumns[change]];
      }
      const next = fit.weightOf(hazard);
      watched[from] += next - weight;
      if (next !== weight) {
        // What had changed before goes on, with the new weight.
        for (let before = start; before < begin; before++) {
          means[from * columns + changeColumns[before]] += (next - weight) * amounts[before];
        }
      }
      weight = next;
      for (let own = begin; own < change; own++) {
        weightThen[own - start] = weight;
        means[from * columns + changeColumns[own]] += weight * amounts[own];
      }
    }
    watched[last] -= weight;
    let [after, until] = [0, last];
    for (let change = end - 1; change >= start; change--) {
      after += weightThen[change - start] * (until - changeDays[change]);
      until = changeDays[change];
      weightAfter[change - start] = after;
      means[last * columns + changeColumns[change]] -= weight * amounts[change];
    }
    addPairs(products, lives, weightAfter, start, end);
    if (outcomes[customer] === 0) continue;
    came[last - 1] += weight;
    for (let change = start; change < end; change++) {
      slopes[changeColumns[change]] += weight * amounts[change];
    }
  }
  const sums = { length, watched, outcomes: came, means };
  divide(sums, columns);
  centre(sums, products, slopes);
  return { sums, products, slopes };
}

/** The inner loop is most of the cost of the equations. */
function addPairs(
  products: Float64Array,
  { columns, changeColumns, amounts }: DailyLives,
  weightAfter: Float64Array,
  start: number,
  end: number,
): void {
  for (let later = start; later < end; later++) {
    const one = changeColumns[later];
    const lasting = weightAfter[later - start] * amounts[later];
    products[one * columns + one] += lasting * amounts[later];
    for (let earlier = start; earlier < later; earlier++) {
      const other = changeColumns[earlier];
      const product = lasting * amounts[earlier];
      if (other < one) products[one * columns + other] += product;
      else if (other > one) products[other * columns + one] += product;
      else products[one * columns + one] += 2 * product;
    }
  }
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
