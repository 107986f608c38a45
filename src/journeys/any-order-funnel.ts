import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { stepMasks } from './step-masks.js';

/**
 * The funnel in any order: level k means k different steps done within one window that starts at one of them.
 * Every event that serves some step may start; a later start sees fewer events but a later window, so all are tried:
 * O(matching events²) for one customer at worst, and only until all steps are done.
 */
export function anyOrderFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const { customerCount, offsets, activities, times: eventTimes, until } = log;
  const { within, members, enteredBefore } = query;
  const { from } = query.entered;
  const stepCount = query.steps.length;
  const masks = stepMasks(query.steps, log.activityNames.length);
  const levels = new Uint8Array(customerCount);
  const times = new Uint32Array(customerCount * stepCount);
  const openSince = new Uint32Array(customerCount);
  const done = new Uint32Array(stepCount);

  for (let customer = 0; customer < customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const end = offsets[customer + 1];
    const to = enteredBefore ? Math.min(query.entered.to, enteredBefore[customer]) : query.entered.to;
    let level = 0;
    let newest = 0;
    for (let first = offsets[customer]; first < end && level < stepCount; first++) {
      const start = eventTimes[first];
      if (masks[activities[first]] === 0 || start < from || start >= to) continue;
      newest = start;
      let seen = 0;
      let count = 0;
      for (let event = first; event < end && eventTimes[event] - start <= within; event++) {
        const fresh = masks[activities[event]] & ~seen;
        if (fresh === 0) continue;
        // One event serves one step: the first that is missing.
        seen |= fresh & -fresh;
        done[count++] = eventTimes[event];
        if (count === stepCount) break;
      }
      if (count >= level) {
        level = count;
        times.set(done.subarray(0, count), customer * stepCount);
      }
    }
    levels[customer] = level;
    if (level > 0 && level < stepCount && newest + within >= until) openSince[customer] = newest;
  }
  return { stepCount, within, levels, times, openSince, excluded: 0 };
}
