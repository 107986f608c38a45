import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { stepMasks } from './step-masks.js';

type RunFunnel = (log: JourneyLog, query: FunnelQuery) => Funnel;

/**
 * A funnel in which some activities must not lie between the steps. An attempt that meets one inside its window,
 * before it has finished, is void. A customer with void attempts alone is left out, as if they had not entered; a
 * new attempt after it counts again.
 *
 * Excluded events cut each customer's events into stretches that no attempt may cross. A finished attempt lies in
 * one stretch; an unfinished one counts only if its window ended before the stretch did.
 */
export function exclusiveFunnel(log: JourneyLog, query: FunnelQuery, run: RunFunnel): Funnel {
  const { stretches, owners, lastStart } = cutAtExcluded(log, query);
  const members = query.members && Uint8Array.from(owners, (customer) => query.members?.[customer] ?? 0);
  const attempts = run(stretches, { ...query, exclude: [], members });
  const clean = run(stretches, { ...query, exclude: [], members, enteredBefore: lastStart });

  const { stepCount, within } = attempts;
  const levels = new Uint8Array(log.customerCount);
  const times = new Uint32Array(log.customerCount * stepCount);
  const openSince = new Uint32Array(log.customerCount);
  const entered = new Uint8Array(log.customerCount);
  for (let stretch = 0; stretch < owners.length; stretch++) {
    const customer = owners[stretch];
    if (attempts.levels[stretch] === 0 || levels[customer] === stepCount) continue;
    entered[customer] = 1;
    const best = attempts.levels[stretch] === stepCount ? attempts : clean;
    const level = best.levels[stretch];
    openSince[customer] = level === stepCount ? 0 : Math.max(openSince[customer], best.openSince[stretch]);
    if (level === 0 || level < levels[customer]) continue;
    levels[customer] = level;
    times.set(best.times.subarray(stretch * stepCount, (stretch + 1) * stepCount), customer * stepCount);
  }
  const excluded = levels.reduce(
    (count, level, customer) => count + (level === 0 ? entered[customer] : 0),
    0,
  );
  return { stepCount, within, levels, times, openSince, excluded };
}

interface Stretches {
  /** The same events, with each stretch as a customer of its own. */
  readonly stretches: JourneyLog;
  /** Customer of each stretch. */
  readonly owners: Uint32Array;
  /** An unfinished attempt of the stretch counts if it started before this, seconds. */
  readonly lastStart: Float64Array;
}

function cutAtExcluded(log: JourneyLog, query: FunnelQuery): Stretches {
  const excluded = stepMasks([query.exclude], log.activityNames.length);
  const offsets: number[] = [];
  const owners: number[] = [];
  const lastStart: number[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    offsets.push(log.offsets[customer]);
    owners.push(customer);
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      if (excluded[log.activities[event]] === 0) continue;
      lastStart.push(log.times[event] - query.within);
      // The excluded event itself leads the next stretch, where it serves no step.
      offsets.push(event);
      owners.push(customer);
    }
    lastStart.push(Infinity);
  }
  offsets.push(log.eventCount);
  return {
    stretches: { ...log, customerCount: owners.length, offsets: Uint32Array.from(offsets) },
    owners: Uint32Array.from(owners),
    lastStart: Float64Array.from(lastStart),
  };
}
