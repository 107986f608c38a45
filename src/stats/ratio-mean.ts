import type { Estimate } from './estimate.js';
import { lognormalReach } from './lognormal-reach.js';
import { studentQuantile } from './student-quantile.js';

/** Sums over customers of products of an amount and a count of events, each customer's own. */
export interface RatioSums {
  readonly customers: number;
  readonly amounts: number;
  readonly events: number;
  readonly amountSquares: number;
  readonly amountEvents: number;
  readonly eventSquares: number;
  readonly amountCubes: number;
  readonly amountSquareEvents: number;
  readonly amountEventSquares: number;
  readonly eventCubes: number;
  /** Customers with an amount above 0. */
  readonly positive: number;
  /** Sums over their events of powers of the logarithm of their mean amount. */
  readonly logs: number;
  readonly logSquares: number;
  readonly logCubes: number;
}

/** Residuals smaller than this part of the amounts are rounding, and so would be their skewness. */
const rounding = 1e-10;
/** The reach of a lognormal may be beyond all sense where few amounts are tiny: so many times the usual one at most. */
const farthest = 3;

/**
 * Mean amount of an event, where customers have several: the ratio estimator with its linearised variance, customers as
 * clusters (Cochran, Sampling Techniques, 1977, §6.4). Where few customers have most of the events, there are as many
 * customers as would weigh the same if all had equally many (Kish, Survey Sampling, 1965, §8.2), and Student's t counts
 * those. Amounts of money are skewed, and the error of a mean with them: it is made symmetric by Hall's cubic (Journal of
 * the Royal Statistical Society B 54, 1992). Where amounts may well be lognormal, the upper end lies no lower than theirs
 * would. `n` counts events. Undefined for fewer than three customers, of whom no interval can be said.
 */
export function ratioMean(sums: RatioSums): Estimate | undefined {
  const { customers, amounts, events, amountSquares, amountEvents, eventSquares } = sums;
  if (customers < 3) return undefined;
  const mean = amounts / events;
  const weighing = Math.max(2, (events * events) / eventSquares);
  const residuals = residualsOf(sums);
  const error = Math.sqrt((residuals * weighing) / (weighing - 1)) / events;
  const quantile = studentQuantile(weighing - 1);
  const isExact = residuals <= rounding * amountSquares;
  const skewness = isExact ? 0 : skewnessOf(sums, mean, residuals);
  // Residuals that go with the count of events go into the standard error as well as into the mean.
  const lean = isExact ? 0 : (amountEvents - mean * eventSquares) / (events * Math.sqrt(residuals));
  const off = (of: number) => error * beforeCubic(of - skewness / 6, skewness / 3 - lean);
  const above = -off(-quantile);
  const reach = isExact ? undefined : lognormalReach(sums, weighing, quantile);
  const wider = reach ? Math.min(reach.high - mean, farthest * above) - above : 0;
  const high = mean + above + (reach ? reach.trust * Math.max(0, wider) : 0);
  return { estimate: mean, low: mean - off(quantile), high, n: events };
}

/**
 * Whether a few large amounts make the mean: amounts have a coefficient of variation beyond √2, as those of a lognormal from
 * sigma 1.1 on, and there are too few of them, so that the mean's standard error is over 5 %. Larger ones than were seen then
 * decide where the true mean lies; how large those are, the interval takes from the form of the others.
 */
export function isMadeByFew(sums: RatioSums): boolean {
  const { customers, amounts } = sums;
  return customers >= 3 && residualsOf(sums) > Math.max(2 / customers, 0.05 ** 2) * amounts ** 2;
}

function residualsOf({ amounts, events, amountSquares, amountEvents, eventSquares }: RatioSums): number {
  const mean = amounts / events;
  return Math.max(0, amountSquares - 2 * mean * amountEvents + mean * mean * eventSquares);
}

/**
 * Of the residuals, over the root of the number of customers. A small sample has seldom seen its largest amounts: where
 * amounts are skewed to the right, at least the skewness of a gamma distribution that spreads as far, twice its
 * coefficient of variation.
 */
function skewnessOf(sums: RatioSums, mean: number, residuals: number): number {
  const { customers, amounts, amountCubes, amountSquareEvents, amountEventSquares, eventCubes } = sums;
  const cubes =
    amountCubes - 3 * mean * amountSquareEvents + 3 * mean ** 2 * amountEventSquares - mean ** 3 * eventCubes;
  const unbiased = Math.sqrt(customers * (customers - 1)) / (customers - 2);
  const skewness = Math.max(-1, Math.min(1, cubes / residuals ** 1.5)) * unbiased;
  const variation = Math.sqrt(residuals) / amounts;
  return variation > 0 && skewness > variation ? Math.max(skewness, 2 * variation) : skewness;
}

/** Solves `((1 + bend · x)³ − 1) / (3 · bend) = value` for x. */
function beforeCubic(value: number, bend: number): number {
  return Math.abs(bend) < 1e-9 ? value : (Math.cbrt(1 + 3 * bend * value) - 1) / bend;
}
