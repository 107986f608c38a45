import type { Estimate } from '../stats/estimate.js';
import { kaplanMeierAtEnd } from '../stats/kaplan-meier-at-end.js';
import type { CustomerGroups } from './bucket-totals.js';
import { firstFinishes } from './first-finishes.js';
import type { FunnelQuery } from './funnel.js';
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

/** Of those who entered in each stretch of time, and of those who entered in any of them. */
export interface EndsByEntry {
  readonly stretches: readonly FunnelEnd[];
  readonly whole: FunnelEnd;
}

/**
 * The rate from the first step to the last (`fromStart` of the last of the `funnelSteps`) of the customers who entered in
 * each stretch of time, and in all of it: as many funnels in order, in one pass. A customer counts in every stretch in
 * which an attempt of theirs begins. O(events of the steps).
 *
 * @param bounds start of each stretch, then the end of the last, Unix seconds, rising.
 */
export function funnelEnds(
  log: JourneyLog,
  { steps, within }: Pick<FunnelQuery, 'steps' | 'within'>,
  bounds: Float64Array,
  { members, groups, groupCount }: CustomerGroups,
): { readonly groups: readonly EndsByEntry[]; readonly all: EndsByEntry } {
  const stretchCount = bounds.length - 1;
  const tallies = Array.from({ length: Math.max(1, groupCount) }, () =>
    Array.from({ length: stretchCount + 1 }, emptyTally),
  );
  const postings = postingsOf(log, steps);
  const { starts, times } = postings[0];
  const finishesOf = firstFinishes(postings);
  const placeOf = placeFinder(bounds);
  const addAttempts = attemptsAdder(log, postings, within);
  for (let customer = 0; customer < log.customerCount; customer++) {
    const last = starts[customer + 1];
    if (starts[customer] === last || (members && members[customer] === 0)) continue;
    const ofGroup = tallies[groups ? groups[customer] : 0];
    const finishes = finishesOf(customer);
    let first = starts[customer];
    while (first < last && times[first] < bounds[0]) first++;
    const firstOfAll = first;
    while (first < last) {
      const stretch = placeOf(times[first]) - 1;
      if (stretch === stretchCount) break;
      let end = first + 1;
      while (end < last && times[end] < bounds[stretch + 1]) end++;
      addAttempts(ofGroup[stretch], customer, finishes, first, end);
      first = end;
    }
    if (first > firstOfAll) addAttempts(ofGroup[stretchCount], customer, finishes, firstOfAll, first);
  }
  const all = groupCount === 0 ? tallies[0] : tallies[0].map((_, stretch) => join(tallies, stretch));
  return { groups: groupCount === 0 ? [] : tallies.map(endsOf), all: endsOf(all) };
}

/** Of a customer's entries `first` up to `end`, as places in the first step's postings, the attempt that counts. */
type AddAttempts = (
  tally: Tally,
  customer: number,
  finishes: Uint32Array,
  first: number,
  end: number,
) => void;

function attemptsAdder(
  log: JourneyLog,
  postings: ReturnType<typeof postingsOf>,
  within: number,
): AddAttempts {
  const entries = postings[0];
  const ends = postings[postings.length - 1];
  const attempts = orderedAttempts(postings, within);
  const times = new Uint32Array(postings.length);
  return (tally, customer, finishes, first, end) => {
    const begin = entries.starts[customer];
    const none = ends.starts[customer + 1];
    for (let entry = first; entry < end; entry++) {
      const finish = finishes[entry - begin];
      if (finish === none) break;
      if (ends.times[finish] - entries.times[entry] > within) continue;
      // Of those that end alike the newest counts.
      while (entry + 1 < end && finishes[entry + 1 - begin] === finish) entry++;
      tally.converted.push(ends.times[finish] - entries.times[entry]);
      return;
    }
    const newest = entries.times[end - 1];
    if (newest + within < log.until) {
      tally.lost++;
      return;
    }
    attempts.write(attempts.follow(customer, first, end), times, 0);
    // The furthest attempt counts while it is open, else the newest one.
    tally.inPlay.push(log.until - (times[0] + within >= log.until ? times[0] : newest));
  };
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

function join(groups: readonly (readonly Tally[])[], stretch: number): Tally {
  const tallies = groups.map((ofGroup) => ofGroup[stretch]);
  return {
    converted: tallies.flatMap(({ converted }) => converted),
    inPlay: tallies.flatMap(({ inPlay }) => inPlay),
    lost: tallies.reduce((sum, { lost }) => sum + lost, 0),
  };
}

function endsOf(tallies: readonly Tally[]): EndsByEntry {
  const ends = tallies.map(endOf);
  return { stretches: ends.slice(0, -1), whole: ends[ends.length - 1] };
}

function endOf(tally: Tally): FunnelEnd {
  const entered = tally.converted.length + tally.inPlay.length + tally.lost;
  const rate = entered === 0 ? undefined : kaplanMeierAtEnd(tally);
  return { entered, inPlay: tally.inPlay.length, rate };
}
