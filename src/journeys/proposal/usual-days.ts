import type { JourneyLog } from '../journey-log.js';

const secondsOfDay = 86_400;
/** Lengths that people think in. */
const roundDays = [1, 2, 3, 7, 14, 30, 60, 90, 180, 365];
/** Most of those who arrive do so within the time that is proposed. */
const share = 0.9;

/** Days in which nine of ten come from one activity to a later one, each the first time, rounded up to a usual length. */
export function usualDays(log: JourneyLog, from: number, to: number): number {
  const durations: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    let start: number | undefined;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const code = log.activities[event];
      if (start !== undefined && code === to) {
        durations.push(log.times[event] - start);
        break;
      }
      if (code === from) start ??= log.times[event];
    }
  }
  return roundUp((quantile(durations, share) ?? 0) / secondsOfDay);
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
  return roundDays.find((round) => days <= round) ?? 365;
}

function quantile(values: readonly number[], part: number): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
