import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { stepMasks } from './step-masks.js';

/** The funnel with nothing in between: the steps are events that directly follow each other. O(events × steps). */
export function strictFunnel(log: JourneyLog, query: FunnelQuery): Funnel {
  const { customerCount, offsets, activities, times: eventTimes, until } = log;
  const { within, members, enteredBefore } = query;
  const { from } = query.entered;
  const stepCount = query.steps.length;
  const masks = stepMasks(query.steps, log.activityNames.length);
  const levels = new Uint8Array(customerCount);
  const times = new Uint32Array(customerCount * stepCount);
  const openSince = new Uint32Array(customerCount);

  for (let customer = 0; customer < customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const end = offsets[customer + 1];
    const to = enteredBefore ? Math.min(query.entered.to, enteredBefore[customer]) : query.entered.to;
    let level = 0;
    let open = 0;
    for (let event = offsets[customer]; event < end && level < stepCount; event++) {
      const start = eventTimes[event];
      if ((masks[activities[event]] & 1) === 0 || start < from || start >= to) continue;
      let reached = 1;
      while (
        reached < stepCount &&
        event + reached < end &&
        (masks[activities[event + reached]] & (1 << reached)) !== 0 &&
        eventTimes[event + reached] - start <= within
      ) {
        reached++;
      }
      if (reached >= level) {
        level = reached;
        times.set(eventTimes.subarray(event, event + reached), customer * stepCount);
      }
      // Something else came in between: this attempt is over, whatever is left of its window.
      const broken = reached < stepCount && event + reached < end;
      if (!broken && start + within >= until) open = start;
    }
    levels[customer] = level;
    if (level > 0 && level < stepCount) openSince[customer] = open;
  }
  return { stepCount, within, levels, times, openSince, excluded: 0 };
}
