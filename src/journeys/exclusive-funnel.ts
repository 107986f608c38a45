import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { postingsOf, recutPostings } from './postings.js';

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
  const [excluded] = postingsOf(log, [query.exclude]);
  const count = log.customerCount + excluded.events.length;
  const offsets = new Uint32Array(count + 1);
  const owners = new Uint32Array(count);
  const lastStart = new Float64Array(count).fill(Infinity);
  let stretch = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    offsets[stretch] = log.offsets[customer];
    owners[stretch++] = customer;
    for (let place = excluded.starts[customer]; place < excluded.starts[customer + 1]; place++) {
      lastStart[stretch - 1] = excluded.times[place] - query.within;
      // The excluded event itself leads the next stretch, where it serves no step.
      offsets[stretch] = excluded.events[place];
      owners[stretch++] = customer;
    }
  }
  offsets[count] = log.eventCount;
  const stretches = { ...log, customerCount: count, offsets };
  recutPostings(log, stretches, query.steps);
  return { stretches, owners, lastStart };
}
