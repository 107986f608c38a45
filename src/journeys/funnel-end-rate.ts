import type { Estimate } from '../stats/estimate.js';
import { kaplanMeierAtEnd } from '../stats/kaplan-meier-at-end.js';
import type { CustomerGroups } from './bucket-totals.js';
import type { Funnel } from './funnel.js';

/** How many of a group reach the end of a funnel. */
export interface FunnelEnd {
  readonly entered: number;
  readonly inPlay: number;
  /** Undefined where nobody entered. */
  readonly rate?: Estimate;
}

/**
 * The rate from the first step to the last of each group: `fromStart` of the last of the `funnelSteps`, without all
 * the others.
 *
 * @param until the log's end, Unix seconds.
 */
export function funnelEndRates(
  funnel: Funnel,
  until: number,
  { groups, groupCount }: CustomerGroups,
): FunnelEnd[] {
  const { levels, times, openSince, stepCount, within } = funnel;
  const sides = Array.from({ length: groupCount }, () => ({
    converted: new Array<number>(),
    inPlay: new Array<number>(),
    lost: 0,
  }));
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] === 0) continue;
    const side = sides[groups ? groups[customer] : 0];
    const start = times[customer * stepCount];
    if (levels[customer] === stepCount) side.converted.push(times[(customer + 1) * stepCount - 1] - start);
    else if (openSince[customer] === 0) side.lost++;
    else side.inPlay.push(until - (start + within >= until ? start : openSince[customer]));
  }
  return sides.map((side) => {
    const entered = side.converted.length + side.inPlay.length + side.lost;
    const rate = entered === 0 ? undefined : kaplanMeierAtEnd(side);
    return { entered, inPlay: side.inPlay.length, rate };
  });
}
