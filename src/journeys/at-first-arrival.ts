import { firstAtLeast } from './first-at-least.js';
import type { Funnel } from './funnel.js';
import type { JourneyLog } from './journey-log.js';

/**
 * An ordered funnel with every step of an attempt at the first time it was reached in it. A funnel takes the latest
 * time that still leads on, so whoever repeats a step and stays there would be looked at later, with more behind them,
 * than whoever moved on: their past would give the outcome away.
 *
 * @param steps activity codes that reach each step, as the funnel was asked.
 */
export function atFirstArrival(
  { offsets, times: eventTimes, activities }: JourneyLog,
  funnel: Funnel,
  steps: readonly (readonly number[])[],
): Funnel {
  const { levels, stepCount } = funnel;
  const times = funnel.times.slice();
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] < 2) continue;
    const row = customer * stepCount;
    const own = eventTimes.subarray(offsets[customer], offsets[customer + 1]);
    let event = offsets[customer] + firstAtLeast(own, times[row]);
    for (let step = 0; step < levels[customer]; step++, event++) {
      while (!steps[step].includes(activities[event])) event++;
      times[row + step] = eventTimes[event];
    }
  }
  return { ...funnel, times };
}
