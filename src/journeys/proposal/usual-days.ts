import type { JourneyLog } from '../journey-log.js';

const secondsOfDay = 86_400;
/** Lengths that people think in. */
const roundDays = [1, 2, 3, 7, 14, 30, 60, 90, 180, 365, 540, 730];
/** Most of those who arrive do so within the time that is proposed. */
const share = 0.9;

/**
 * Seconds in which nine of ten of those who arrive come from the first stage to the last, through all between in order:
 * of each customer the shortest such way to their first arrival, as a journey may be begun again and again. Where fewer
 * than half of those who arrive went through all, from the first stage to the last alone.
 *
 * @param stages activity codes, two or more.
 */
export function usualTime(log: JourneyLog, stages: readonly number[]): number {
  const through = durationsOf(log, stages);
  const arrived = stages.length > 2 ? durationsOf(log, [stages[0], stages[stages.length - 1]]) : through;
  return quantile(through.length * 2 < arrived.length ? arrived : through, share) ?? 0;
}

/** A time in days, rounded up to a length that people think in. */
export function usualDays(seconds: number): number {
  return roundUp(seconds / secondsOfDay);
}

function durationsOf({ customerCount, offsets, times, activities }: JourneyLog, stages: readonly number[]) {
  const durations: number[] = [];
  const last = stages.length - 1;
  /** By stage, the latest start of a way that has come as far. */
  const starts = new Float64Array(stages.length);
  for (let customer = 0; customer < customerCount; customer++) {
    starts.fill(NaN);
    for (let event = offsets[customer]; event < offsets[customer + 1]; event++) {
      const code = activities[event];
      for (let stage = last; stage > 0; stage--) {
        if (stages[stage] === code && starts[stage - 1] >= 0) starts[stage] = starts[stage - 1];
      }
      if (stages[0] === code) starts[0] = times[event];
      if (starts[last] >= 0) {
        durations.push(times[event] - starts[last]);
        break;
      }
    }
  }
  return durations;
}

/**
 * Days after which hardly anybody comes back who did something: nine of ten pauses between the days on which a customer
 * is active are shorter. Undefined where fewer than half come back at all, or the data are too short to tell.
 *
 * @param after code of the activity after which pauses count.
 */
export function usualPause(log: JourneyLog, after: number): number | undefined {
  const pauses: number[] = [];
  let customers = 0;
  let back = 0;
  let first = Infinity;
  for (let customer = 0; customer < log.customerCount; customer++) {
    let former: number | undefined;
    const earlier = pauses.length;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const time = log.times[event];
      first = Math.min(first, time);
      if (former === undefined && log.activities[event] === after) customers++;
      else if (former === undefined) continue;
      else if (time - former >= secondsOfDay) pauses.push(time - former);
      former = time;
    }
    if (pauses.length > earlier) back++;
  }
  const usual = quantile(pauses, share);
  if (usual === undefined || back * 2 < customers) return undefined;
  const days = Math.max(7, roundUp(usual / secondsOfDay));
  return days * secondsOfDay * 2 <= log.until - first ? days : undefined;
}

function roundUp(days: number): number {
  return roundDays.find((round) => days <= round) ?? 730;
}

function quantile(values: readonly number[], part: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
