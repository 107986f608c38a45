import { randomNormal, type Random } from './random.js';

/** A level and a trend that fades or stays, fitted to a series (see `fitDampedTrend`). */
export interface DampedTrend extends Course {
  /** All courses that were tried; how likely each is against the best one, summed up from the first to it. */
  readonly courses: readonly Course[];
  readonly likelihoods: Float64Array;
  /** What each value missed the one expected a step before by. */
  readonly errors: Float64Array;
  /** Their standard deviation, and on how many degrees of freedom it rests. */
  readonly deviation: number;
  readonly freedom: number;
}

interface Course {
  /** Where the series stands at its end, and how much it rises a step. */
  readonly level: number;
  readonly slope: number;
  readonly smoothing: Smoothing;
}

interface Smoothing {
  /** Weights of the newest error in the level and in the slope; what remains of the slope a step later. */
  readonly level: number;
  readonly slope: number;
  readonly damping: number;
}

const smoothings: readonly Smoothing[] = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9].flatMap((level) =>
  [0, 0.05, 0.15, 0.3].flatMap((share) =>
    [0.85, 0.93, 0.98, 1].map((damping) => ({ level, slope: share * level, damping })),
  ),
);
const fitted = 3;

/**
 * Exponential smoothing with a damped additive trend, ETS(A,Ad,N) of Hyndman, Koehler, Ord & Snyder (Forecasting with
 * Exponential Smoothing, 2008, §2.5), by least squares of the one-step errors over a grid of smoothing weights.
 * @param series at least 6 values, evenly spaced.
 */
export function fitDampedTrend(series: ArrayLike<number>): DampedTrend {
  if (series.length < 6) throw new RangeError(`fitDampedTrend: ${series.length} values, 6 at least`);
  const start = startingLine(series);
  const courses = smoothings
    .map((smoothing) => ({ smoothing, ...smooth(series, start, smoothing) }))
    .sort((one, other) => one.squares - other.squares);
  const [best] = courses;
  const freedom = series.length - fitted;
  let likelihood = 0;
  const likelihoods = Float64Array.from(courses, ({ squares }) => {
    return (likelihood += (Math.max(best.squares, 1e-12) / Math.max(squares, 1e-12)) ** (series.length / 2));
  });
  return { ...best, courses, likelihoods, freedom, deviation: Math.sqrt(best.squares / freedom) };
}

interface Line {
  readonly level: number;
  readonly slope: number;
}

function smooth(series: ArrayLike<number>, start: Line, smoothing: Smoothing) {
  let { level, slope } = start;
  let squares = 0;
  const errors = new Float64Array(series.length);
  for (let step = 0; step < series.length; step++) {
    const error = series[step] - (level + smoothing.damping * slope);
    errors[step] = error;
    squares += error * error;
    level += smoothing.damping * slope + smoothing.level * error;
    slope = smoothing.damping * slope + smoothing.slope * error;
  }
  return { level, slope, errors, squares };
}

/** Least-squares line through the first values, as it stood before the first of them. */
function startingLine(series: ArrayLike<number>): Line {
  const count = Math.min(series.length, 8);
  const middle = (count + 1) / 2;
  let mean = 0;
  let rise = 0;
  let spread = 0;
  for (let step = 1; step <= count; step++) {
    mean += series[step - 1] / count;
    rise += (step - middle) * series[step - 1];
    spread += (step - middle) ** 2;
  }
  const slope = rise / spread;
  return { level: mean - slope * middle, slope };
}

/**
 * One way the series may go on: along one of the courses, as likely as it is, with the model's own errors, and a
 * deviation as uncertain as its degrees of freedom say. The best course alone would be too sure of itself.
 */
export function continueDampedTrend(model: DampedTrend, steps: number, random: Random): Float64Array {
  const { courses, likelihoods, freedom } = model;
  const drawn = random() * likelihoods[likelihoods.length - 1];
  const { smoothing, ...end } = courses[likelihoods.findIndex((sum) => sum >= drawn)];
  const chiSquare =
    freedom * (1 - 2 / (9 * freedom) + randomNormal(random) * Math.sqrt(2 / (9 * freedom))) ** 3;
  const deviation = model.deviation * Math.sqrt(freedom / Math.max(chiSquare, freedom / 20));
  let { level, slope } = end;
  return Float64Array.from({ length: steps }, () => {
    const error = deviation * randomNormal(random);
    const value = level + smoothing.damping * slope + error;
    level += smoothing.damping * slope + smoothing.level * error;
    slope = smoothing.damping * slope + smoothing.slope * error;
    return value;
  });
}
