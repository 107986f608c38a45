import type { Estimate } from '../stats/estimate.js';
import { kaplanMeierAtEnd } from '../stats/kaplan-meier-at-end.js';
import type { CustomerGroups } from './bucket-totals.js';
import { firstFinishes } from './first-finishes.js';
import type { Funnel, FunnelQuery } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { orderedAttempts } from './ordered-attempts.js';
import { placeFinder } from './place-finder.js';
import { postingsOf } from './postings.js';

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
  const tallies = Array.from({ length: groupCount }, emptyTally);
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] === 0) continue;
    const row = customer * stepCount;
    const tally = tallies[groups ? groups[customer] : 0];
    if (levels[customer] === stepCount) tally.converted.push(times[row + stepCount - 1] - times[row]);
    else addUnfinished(tally, { start: times[row], openSince: openSince[customer], within, until });
  }
  return tallies.map(endOf);
}

/**
 * The same for the customers who entered in each stretch of time: as many funnels in order, in one pass. A customer counts
 * in every stretch in which an attempt of theirs begins. O(events of the steps in the attempts).
 *
 * @param bounds start of each stretch, then the end of the last, Unix seconds, rising.
 * @returns by group, then stretch.
 */
export function funnelEndsByEntry(
  log: JourneyLog,
  { steps, within }: Pick<FunnelQuery, 'steps' | 'within'>,
  bounds: Float64Array,
  { members, groups, groupCount }: CustomerGroups,
): FunnelEnd[][] {
  const stretches = bounds.length - 1;
  const tallies = Array.from({ length: groupCount * stretches }, emptyTally);
  const postings = postingsOf(log, steps);
  const [entries] = postings;
  const finishTimes = postings[steps.length - 1].times;
  const finishesOf = firstFinishes(postings);
  const placeOf = placeFinder(bounds);
  const attempts = orderedAttempts(postings, within);
  const times = new Uint32Array(steps.length);
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const begin = entries.starts[customer];
    const last = entries.starts[customer + 1];
    const finishes = finishesOf(customer);
    const none = postings[steps.length - 1].starts[customer + 1];
    const secondsFrom = (entry: number) => {
      const finish = finishes[entry - begin];
      return finish === none ? Infinity : finishTimes[finish] - entries.times[entry];
    };
    let first = begin;
    while (first < last && entries.times[first] < bounds[0]) first++;
    while (first < last) {
      const stretch = placeOf(entries.times[first]) - 1;
      if (stretch === stretches) break;
      let end = first + 1;
      while (end < last && entries.times[end] < bounds[stretch + 1]) end++;
      const tally = tallies[(groups ? groups[customer] : 0) * stretches + stretch];
      const newest = entries.times[end - 1];
      let entry = first;
      while (entry < end && secondsFrom(entry) > within) entry++;
      if (entry < end) {
        // Of those that end alike the newest counts.
        while (entry + 1 < end && finishes[entry + 1 - begin] === finishes[entry - begin]) entry++;
        tally.converted.push(secondsFrom(entry));
      } else if (newest + within < log.until) tally.lost++;
      else {
        attempts.write(attempts.follow(customer, first, end), times, 0);
        addUnfinished(tally, { start: times[0], openSince: newest, within, until: log.until });
      }
      first = end;
    }
  }
  return Array.from({ length: groupCount }, (_, group) =>
    tallies.slice(group * stretches, (group + 1) * stretches).map(endOf),
  );
}

interface Tally {
  /** Seconds from the first step to the last. */
  readonly converted: number[];
  /** Seconds that those in play have been watched. */
  readonly inPlay: number[];
  lost: number;
}

function emptyTally(): Tally {
  return { converted: [], inPlay: [], lost: 0 };
}

/** Of who has not finished: the furthest attempt counts while it is open, else the newest one. */
function addUnfinished(
  tally: Tally,
  {
    start,
    openSince,
    within,
    until,
  }: { readonly start: number; readonly openSince: number; readonly within: number; readonly until: number },
): void {
  if (openSince === 0) tally.lost++;
  else tally.inPlay.push(until - (start + within >= until ? start : openSince));
}

function endOf(tally: Tally): FunnelEnd {
  const entered = tally.converted.length + tally.inPlay.length + tally.lost;
  const rate = entered === 0 ? undefined : kaplanMeierAtEnd(tally);
  return { entered, inPlay: tally.inPlay.length, rate };
}
