import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { stepMasks } from './step-masks.js';

/**
 * The funnel in order, others may lie between. One pass with one start time per step: a later start dominates every
 * earlier one (it leaves more of the window), so at step k only the newest start that reached it is kept. Steps are
 * tested from the last down, so that one event never serves two steps of one attempt. Ties keep arrival order.
 */
export function orderedFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const { customerCount, offsets, activities, times: eventTimes, until } = log;
  const { within, members, enteredBefore } = query;
  const { from } = query.entered;
  const stepCount = query.steps.length;
  const masks = stepMasks(query.steps, log.activityNames.length);
  const levels = new Uint8Array(customerCount);
  const times = new Uint32Array(customerCount * stepCount);
  const openSince = new Uint32Array(customerCount);

  // starts[k]: first step of the newest attempt that reached step k; path[k * stepCount …]: its times.
  const starts = new Float64Array(stepCount);
  const path = new Uint32Array(stepCount * stepCount);
  const last = stepCount - 1;

  for (let customer = 0; customer < customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const end = offsets[customer + 1];
    const to = enteredBefore ? Math.min(query.entered.to, enteredBefore[customer]) : query.entered.to;
    let level = 0;
    let deepest = -1;
    for (let event = offsets[customer]; event < end; event++) {
      let mask = masks[activities[event]];
      if (mask === 0) continue;
      const time = eventTimes[event];
      while (mask !== 0) {
        const step = 31 - Math.clz32(mask);
        mask ^= 1 << step;
        if (step === 0) {
          if (time < from || time >= to) continue;
          starts[0] = time;
          path[0] = time;
          if (deepest < 0) deepest = 0;
        } else {
          if (step - 1 > deepest || time - starts[step - 1] > within) continue;
          starts[step] = starts[step - 1];
          const row = step * stepCount;
          for (let before = 0; before < step; before++) path[row + before] = path[row - stepCount + before];
          path[row + step] = time;
          if (deepest < step) deepest = step;
        }
        if (step + 1 >= level) {
          level = step + 1;
          const row = step * stepCount;
          const target = customer * stepCount;
          for (let reached = 0; reached <= step; reached++) times[target + reached] = path[row + reached];
        }
      }
      if (level > last) break;
    }
    levels[customer] = level;
    if (level > 0 && level <= last && starts[0] + within >= until) openSince[customer] = starts[0];
  }
  return { stepCount, within, levels, times, openSince, excluded: 0 };
}
