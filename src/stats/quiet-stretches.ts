/** A run of days without anything, where something was to be expected. */
export interface QuietStretch {
  /** First day, as a place in the counts. */
  readonly from: number;
  /** Place after the last. */
  readonly to: number;
  /** How much the days around it say there would have been. */
  readonly expected: number;
}

/** Days before and after a run that say what is usual. */
const neighbours = 56;
const fewestNeighbours = 14;
/** A run is reported where chance would bring it about less often than once in a billion. */
const logChance = Math.log(1e-9);

/**
 * Runs of zeros in daily counts that chance does not explain. The days around a run give a mean for each day of the
 * week and how much more than Poisson the counts vary, by day or by week, whichever is more; with a negative binomial
 * of that mean and spread the chance of nothing is exp(−mean · ln φ / (φ − 1)) (Cameron & Trivedi, Regression Analysis
 * of Count Data, 2013, §3.3). A run that goes on at the end counts too. O(days).
 */
export function quietStretches(counts: ArrayLike<number>): QuietStretch[] {
  const found: QuietStretch[] = [];
  let from = 0;
  while (from < counts.length && counts[from] === 0) from++;
  for (; from < counts.length; from++) {
    if (counts[from] > 0) continue;
    let to = from;
    while (to < counts.length && counts[to] === 0) to++;
    const expected = expectedIn(counts, from, to);
    if (expected !== undefined) found.push({ from, to, expected });
    from = to;
  }
  return found;
}

/** What the days around a run lead to expect in it; undefined where chance may have made it. */
function expectedIn(counts: ArrayLike<number>, from: number, to: number): number | undefined {
  const around: number[] = [];
  for (let day = Math.max(0, from - neighbours); day < from; day++) around.push(day);
  for (let day = to; day < Math.min(counts.length, to + neighbours); day++) around.push(day);
  if (around.length < fewestNeighbours) return undefined;
  const means = weekdayMeans(counts, around);
  let expected = 0;
  for (let day = from; day < to; day++) expected += means[day % 7];
  if (-expected >= logChance) return undefined;
  const spread = Math.max(spreadByDay(counts, around, means), spreadByWeek(counts, around));
  const factor = spread > 1 ? Math.log(spread) / (spread - 1) : 1;
  return -expected * factor < logChance ? expected : undefined;
}

function weekdayMeans(counts: ArrayLike<number>, days: readonly number[]): Float64Array {
  const sums = new Float64Array(7);
  const numbers = new Float64Array(7);
  for (const day of days) {
    sums[day % 7] += counts[day];
    numbers[day % 7]++;
  }
  return sums.map((sum, weekday) => (numbers[weekday] > 0 ? sum / numbers[weekday] : 0));
}

/** Pearson's dispersion: 1 for Poisson counts. */
function spreadByDay(counts: ArrayLike<number>, days: readonly number[], means: Float64Array): number {
  let sum = 0;
  for (const day of days) {
    const mean = means[day % 7];
    if (mean > 0) sum += (counts[day] - mean) ** 2 / mean;
  }
  return sum / Math.max(1, days.length - 7);
}

/** The same of sums over seven days: bursts that last longer than a day show there. */
function spreadByWeek(counts: ArrayLike<number>, days: readonly number[]): number {
  const weeks: number[] = [];
  for (let start = 0; start + 7 <= days.length; start += 7) {
    weeks.push(days.slice(start, start + 7).reduce((sum, day) => sum + counts[day], 0));
  }
  const mean = weeks.reduce((sum, week) => sum + week, 0) / weeks.length;
  if (weeks.length < 3 || mean === 0) return 1;
  return weeks.reduce((sum, week) => sum + (week - mean) ** 2, 0) / (weeks.length - 1) / mean;
}
