import { cohortExpectation, type WeeklyCohorts } from './cohort-expectation.js';
import { continueDampedTrend, fitDampedTrend, type DampedTrend } from './damped-trend.js';
import { createRandom, randomNormal } from './random.js';

/** Counts of whole days up to now, the last one last. */
export interface DailyCounts {
  readonly daily: Float64Array;
  /** Of the same happenings; its weeks are the last whole weeks of `daily`. Left out, only the calendar counts. */
  readonly cohorts?: WeeklyCohorts;
}

/** How counts may go on: many ways of equal likelihood, none of them negative. */
export interface CountForecast {
  readonly days: number;
  readonly pathCount: number;
  /** `pathCount × days`, by rows. */
  readonly paths: Float64Array;
  /** Absent where history is too short. */
  readonly backtest?: Backtest;
}

/** How well earlier forecasts would have done, from what was known then. */
export interface Backtest {
  readonly dates: number;
  readonly days: number;
  /** 1 less the absolute error, as a share of that of saying "as many as in as long a time before". */
  readonly skill: number;
}

const week = 7;
export const fewestWeeks = 8;
const pathCount = 1000;
const mostWeeks = 104;
const mostBacktests = 4;
const mostStretch = 3;
/** Without a new customer for so many weeks, none is expected. */
const weeksWithoutNewcomers = 4;
const seed = 20_261_031;

/**
 * Forecasts counts of a day. Totals of weeks go on as a damped trend, on the square-root scale on which counts vary
 * alike (Bartlett 1936), and are spread over the days by the days' share of the last weeks. Two ways compete: totals as
 * they are, and totals relative to what the customers' ages lead to expect; the one that foresaw each week better from
 * the week before is used. Its paths spread out as far as its earlier forecasts missed.
 *
 * @param counts at least `fewestWeeks` weeks.
 */
export function forecastCounts({ daily, cohorts }: DailyCounts, days: number): CountForecast {
  const weekly = weeklyTotals(daily);
  const steps = Math.ceil(days / week);
  const ways: Way[] = [(origin, ahead) => new Float64Array(origin + ahead).fill(1)];
  if (cohorts) {
    ways.push((origin, ahead) => cohortExpectation(cohorts, origin, newcomersOf(cohorts, origin, ahead)));
  }
  const [way] = ways
    .map((one) => ({ one, missed: weeklyMiss(weekly, one) }))
    .sort((a, b) => a.missed - b.missed)
    .map(({ one }) => one);
  const test = backtest(weekly, steps, way);
  const weeks = weeklyPaths(weekly, steps, way, test?.stretch);
  return {
    days,
    pathCount,
    paths: spreadOverDays(weeks, steps, days, weekdayShares(daily)),
    backtest: test && { dates: test.dates, days: test.weeks * week, skill: test.skill },
  };
}

/** Total of each path, ascending. */
export function pathTotals({ paths, days }: CountForecast, from = 0, to = days): Float64Array {
  const totals = Float64Array.from({ length: paths.length / days }, (_, path) =>
    sum(paths.subarray(path * days + from, path * days + to)),
  );
  return totals.sort();
}

/** What to expect in each week up to `origin` and in `ahead` more, from the weeks before `origin`. */
type Way = (origin: number, ahead: number) => Float64Array;

function newcomersOf({ sizes }: WeeklyCohorts, origin: number, ahead: number): Float64Array {
  const known = sizes.subarray(0, origin);
  const recent = known.subarray(-weeksWithoutNewcomers);
  const none = new Float64Array(ahead);
  if (sum(recent) === 0 || origin < fewestWeeks) return none;
  const { level, slope, smoothing } = fitDampedTrend(known.map(Math.sqrt));
  let rise = 0;
  let fading = slope;
  return none.map(() => {
    fading *= smoothing.damping;
    rise += fading;
    return Math.max(0, level + rise) ** 2;
  });
}

function fitWeeks(weekly: Float64Array, expected: Float64Array): DampedTrend {
  return fitDampedTrend(weekly.map((count, place) => Math.sqrt(count / Math.max(expected[place], 1e-9))));
}

/** Mean squared error of foreseeing a week from those before, on the square-root scale. */
function weeklyMiss(weekly: Float64Array, way: Way): number {
  const expected = way(weekly.length, 0);
  const { errors } = fitWeeks(weekly, expected);
  return errors.reduce((squares, error, place) => squares + error * error * expected[place], 0);
}

function weeklyPaths(weekly: Float64Array, steps: number, way: Way, stretch = 1): Float64Array {
  const expected = way(weekly.length, steps);
  const model = fitWeeks(weekly, expected);
  const random = createRandom(seed);
  const paths = new Float64Array(pathCount * steps);
  const middle = new Float64Array(steps);
  for (let path = 0; path < pathCount; path++) {
    const roots = continueDampedTrend(model, steps, random);
    for (let step = 0; step < steps; step++) {
      const count = Math.max(0, roots[step]) ** 2 * expected[weekly.length + step];
      paths[path * steps + step] = count;
      middle[step] += count / pathCount;
    }
  }
  return paths.map((count, place) => {
    const mean = middle[place % steps];
    return Math.max(0, mean + stretch * (count - mean));
  });
}

function spreadOverDays(weeks: Float64Array, steps: number, days: number, shares: readonly number[]) {
  const random = createRandom(seed + 1);
  const paths = new Float64Array(pathCount * days);
  for (let path = 0; path < pathCount; path++) {
    for (let day = 0; day < days; day++) {
      const share = shares[day % week];
      const mean = weeks[path * steps + Math.floor(day / week)] * share;
      // How a week's total falls on its days is chance as well; over a whole week it comes to nothing.
      const isPartOfWeek = day >= days - (days % week);
      const noise = isPartOfWeek ? Math.sqrt(mean * (1 - share)) * randomNormal(random) : 0;
      paths[path * days + day] = Math.max(0, mean + noise);
    }
  }
  return paths;
}

interface Test {
  readonly dates: number;
  readonly weeks: number;
  readonly skill: number;
  readonly stretch: number;
}

/** Earlier forecasts as long as this one, or as long as history allows. */
function backtest(weekly: Float64Array, steps: number, way: Way): Test | undefined {
  const ahead = Math.min(steps, Math.floor(weekly.length / 3));
  let missed = 0;
  let missedByStaying = 0;
  let squares = 0;
  let dates = 0;
  for (let origin = weekly.length - ahead; dates < mostBacktests; origin -= ahead, dates++) {
    if (ahead === 0 || origin < Math.max(fewestWeeks, 2 * ahead)) break;
    const paths = weeklyPaths(weekly.subarray(0, origin), ahead, way);
    const totals = pathTotals({ paths, days: ahead, pathCount });
    const came = sum(weekly.subarray(origin, origin + ahead));
    const error = came - sum(totals) / pathCount;
    const deviation = (totals[Math.floor(0.84 * pathCount)] - totals[Math.floor(0.16 * pathCount)]) / 2;
    missed += Math.abs(error);
    missedByStaying += Math.abs(came - sum(weekly.subarray(origin - ahead, origin)));
    squares += deviation > 0 ? (error / deviation) ** 2 : 1;
  }
  if (dates === 0) return undefined;
  // As if six more forecasts had missed by as much as they should: few dates prove little. Who only ever widens intervals, by
  // the luck of a few dates, has them too wide.
  const stretch = Math.min(mostStretch, Math.sqrt((squares + 6) / (dates + 6)));
  const skill = missedByStaying > 0 ? 1 - missed / missedByStaying : 0;
  return { dates, weeks: ahead, skill, stretch };
}

/** Whole weeks up to the last day. */
function weeklyTotals(daily: Float64Array): Float64Array {
  const weeks = wholeWeeks(daily.length);
  const from = daily.length - weeks * week;
  return Float64Array.from({ length: weeks }, (_, place) =>
    sum(daily.subarray(from + place * week, from + (place + 1) * week)),
  );
}

/** How many weeks of so many days are looked at. */
export function wholeWeeks(days: number): number {
  return Math.min(mostWeeks, Math.floor(days / week));
}

/** Share of each day of the week, the one after the last day first, over the last twelve weeks; all days count a little. */
function weekdayShares(daily: Float64Array): number[] {
  const weeks = Math.min(12, Math.floor(daily.length / week));
  const recent = daily.subarray(daily.length - weeks * week);
  const total = sum(recent);
  const own = Array.from({ length: week }, (_, weekday) =>
    recent.reduce((count, value, day) => count + (day % week === weekday ? value : 0), 0),
  );
  return own.map((count) => (count + 1) / (total + week));
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
