import { solveCholesky } from './cholesky.js';
import type { Estimate } from './estimate.js';
import { z95 } from './normal.js';
import { studentQuantile } from './student-quantile.js';

/** One stretch of time: how many customers were watched, and how many of them had the outcome. */
export interface SeriesPoint extends WatchedGroup {
  /** Stretches from the change on, which is 0; negative before it. */
  readonly place: number;
  /** The same of a group that the change does not touch, where there is one. */
  readonly control?: WatchedGroup;
}

export interface WatchedGroup {
  readonly watched: number;
  readonly outcomes: number;
  /** How many outcomes the mix of customers alone leads to expect; 0 where nothing is known of it. */
  readonly expected: number;
}

export interface SeriesChange {
  /** How much the rate rose at the change, against the trend before it; n counts the customers watched since. */
  readonly effect: Estimate;
  readonly standardError: number;
  /** Half-widths of the interval are this many standard errors. */
  readonly quantile: number;
}

const fewestBefore = 4;
const fewestAfter = 2;

/**
 * Interrupted time series by segmented regression (Wagner, Soumerai, Zhang & Ross-Degnan, Journal of Clinical Pharmacy
 * and Therapeutics 27, 2002): weighted least squares of the rate on a level, a trend, and a step at the change. With a
 * control group it is the difference between the two rates that steps (comparative interrupted time series: Lopez
 * Bernal, Cummins & Gasparrini, International Journal of Epidemiology 47, 2018); where the two surely drifted apart
 * there is a trend in it too, else none, as in difference-in-differences. Weeks that scatter more than chance would
 * widen the interval, and then fewer degrees of freedom do too.
 *
 * @returns undefined with fewer than four stretches before the change or two since.
 */
export function interruptedSeries(points: readonly SeriesPoint[]): SeriesChange | undefined {
  const usable = points.filter(({ watched, control }) => watched > 0 && (!control || control.watched > 0));
  const since = usable.filter(({ place }) => place >= 0);
  if (usable.length - since.length < fewestBefore || since.length < fewestAfter) return undefined;

  const rows = observe(usable);
  const hasControl = usable.every(({ control }) => control !== undefined);
  const withTrend = fitStep(rows, trendAndStep);
  const drifts = Math.abs(withTrend.fit[1]) > withTrend.quantile * withTrend.errors[1];
  const { fit, errors, quantile } = hasControl && !drifts ? fitStep(rows, stepAlone) : withTrend;
  const step = fit[fit.length - 1];
  const standardError = errors[errors.length - 1];
  return {
    effect: {
      estimate: step,
      low: step - quantile * standardError,
      high: step + quantile * standardError,
      n: since.reduce((sum, { watched }) => sum + watched, 0),
    },
    standardError,
    quantile,
  };
}

interface ObservedRate {
  readonly place: number;
  readonly rate: number;
  /** Of its variance the inverse. */
  readonly weight: number;
}

interface StepFit {
  readonly fit: Float64Array;
  readonly errors: Float64Array;
  readonly quantile: number;
}

function fitStep(rows: readonly ObservedRate[], regressors: (place: number) => readonly number[]): StepFit {
  const columns = regressors(0).length;
  const normal = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  for (const { place, rate, weight } of rows) {
    const row = regressors(place);
    row.forEach((one, column) => {
      right[column] += weight * one * rate;
      row.forEach((other, place) => (normal[column * columns + place] += weight * one * other));
    });
  }
  const fit = solved(normal, right);
  const freedom = rows.length - columns;
  const scatter = rows.reduce((sum, { place, rate, weight }) => {
    const expected = regressors(place).reduce((total, value, column) => total + value * fit[column], 0);
    return sum + weight * (rate - expected) ** 2;
  }, 0);
  // What scatters no more than chance would has a known variance; a larger one is itself estimated.
  const excess = Math.max(1, scatter / freedom);
  const errors = fit.map((_, column) => {
    const unit = new Float64Array(columns);
    unit[column] = 1;
    return Math.sqrt(solved(normal, unit)[column] * excess);
  });
  return { fit, errors, quantile: excess > 1 ? studentQuantile(freedom) : z95 };
}

/** Level, trend, step. The trend is counted in tens of stretches, so that the columns are on like scales. */
function trendAndStep(place: number): readonly number[] {
  return [1, place / 10, place >= 0 ? 1 : 0];
}

function stepAlone(place: number): readonly number[] {
  return [1, place >= 0 ? 1 : 0];
}

function solved(normal: Float64Array, right: Float64Array): Float64Array {
  const solution = right.slice();
  solveCholesky(normal.slice(), solution);
  return solution;
}

function observe(points: readonly SeriesPoint[]): ObservedRate[] {
  const pooled = rateOf(points);
  const pooledControl = rateOf(points.flatMap(({ control }) => control ?? []));
  return points.map(({ place, watched, outcomes, expected, control }) => {
    const rate = surplus({ watched, outcomes, expected }) - (control ? surplus(control) : 0);
    const variance =
      (pooled * (1 - pooled)) / watched +
      (control ? (pooledControl * (1 - pooledControl)) / control.watched : 0);
    return { place, rate, weight: 1 / Math.max(variance, 1e-12) };
  });
}

function surplus({ watched, outcomes, expected }: WatchedGroup): number {
  return (outcomes - expected) / watched;
}

/** Over all stretches, so that a week without an outcome does not pass for a sure one. */
function rateOf(groups: readonly WatchedGroup[]): number {
  const watched = groups.reduce((sum, group) => sum + group.watched, 0);
  const outcomes = groups.reduce((sum, group) => sum + group.outcomes, 0);
  return watched > 0 ? outcomes / watched : 0;
}
