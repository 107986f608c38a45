import { quickselect } from '../stats/quickselect.js';
import { firstAtLeast } from './first-at-least.js';
import type { Funnel } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { postingsOf, type Postings } from './postings.js';
import { stepMasks } from './step-masks.js';

/** What customers did between reaching a stage and the next one, or the end of their time. */
export interface StageStays {
  /** Who reached the stage. */
  readonly customers: number;
  /** Did the stage's activity more than once before going on. */
  readonly repeated: number;
  /** Went back from it to an earlier stage's activity. */
  readonly backwards: number;
  /** Seconds from the stage before, nine of ten at most (nearest rank); undefined where nobody came from one. */
  readonly ninthDecile: number | undefined;
  /** Times from the stage before, seconds, in any order; none for the first stage. */
  readonly times: Uint32Array;
  /** Of those lost here: the first thing they did that is no stage of the journey, by activity code. */
  readonly instead: ReadonlyMap<number, number>;
  /** Of those lost here: did nothing but the journey's own activities any more. */
  readonly nothing: number;
}

interface Tally {
  customers: number;
  repeated: number;
  backwards: number;
  /** The first `moved` are filled by now. */
  readonly times: Uint32Array;
  moved: number;
  readonly instead: Map<number, number>;
  nothing: number;
}

/**
 * Walks each customer's way through a funnel, stage by stage. Repeating a step and going back are friction, looked for
 * within the window before going on; what those who are lost did next shows where they went. O(events in the attempts).
 *
 * @param stages activity codes that reach each stage.
 * @param group customers to look at.
 */
export function stageStays(
  log: JourneyLog,
  funnel: Funnel,
  stages: readonly (readonly number[])[],
  group: Uint32Array,
): StageStays[] {
  const { stepCount, levels, times, openSince, within } = funnel;
  const masks = stepMasks(stages, log.activityNames.length);
  const { activities, times: when, offsets } = log;
  const deeds = stageDeeds(log, stages);
  const reaching = new Uint32Array(stepCount + 1);
  for (const customer of group) reaching[levels[customer]]++;
  for (let level = stepCount - 1; level > 0; level--) reaching[level] += reaching[level + 1];
  const tallies = stages.map((_, stage): Tally => ({
    customers: 0,
    repeated: 0,
    backwards: 0,
    times: new Uint32Array(stage === 0 ? 0 : reaching[stage + 1]),
    moved: 0,
    instead: new Map(),
    nothing: 0,
  }));
  for (const customer of group) {
    const level = levels[customer];
    if (level === 0) continue;
    const row = customer * stepCount;
    const lastEvent = offsets[customer + 1];
    for (let stage = 0; stage < level; stage++) {
      const tally = tallies[stage];
      tally.customers++;
      if (stage > 0) tally.times[tally.moved++] = times[row + stage] - times[row + stage - 1];
      if (stage === stepCount - 1) continue;
      const isLast = stage === level - 1;
      const reached = times[row + stage];
      const end = isLast ? times[row] + within + 1 : times[row + stage + 1];
      // A customer may have been at the stage before the attempt that counts.
      const from = end - within;
      const { own, earlier } = deeds[stage];
      const firstOwn = firstAtLeast(own.times, from, own.starts[customer], own.starts[customer + 1]);
      const endOfOwn = firstAtLeast(own.times, end, firstOwn, own.starts[customer + 1]);
      if (endOfOwn - firstOwn > 1) tally.repeated++;
      if (endOfOwn > firstOwn && isAfter(own.events[firstOwn], earlier, customer, end)) tally.backwards++;
      if (!isLast || openSince[customer] > 0) continue;
      let event = firstAtLeast(when, Math.max(reached, from), offsets[customer], lastEvent);
      while (event < lastEvent && when[event] < end && masks[activities[event]] !== 0) event++;
      if (event === lastEvent || when[event] >= end) tally.nothing++;
      else tally.instead.set(activities[event], (tally.instead.get(activities[event]) ?? 0) + 1);
    }
  }
  return tallies.map(({ customers, repeated, backwards, times, instead, nothing }) => ({
    customers,
    repeated,
    backwards,
    ninthDecile: ninthDecile(times),
    times,
    instead,
    nothing,
  }));
}

interface StageDeeds {
  readonly own: Postings;
  /** Of the stages before it, without what reaches this one too. */
  readonly earlier: readonly Postings[];
}

/** The lists that the funnel was made from: what else customers did need not be read. */
function stageDeeds(log: JourneyLog, stages: readonly (readonly number[])[]): StageDeeds[] {
  const needed = stages.map((own, stage) => [
    own,
    ...stages
      .slice(0, stage)
      .map((codes) => codes.filter((code) => !own.includes(code)))
      .filter((codes) => codes.length > 0),
  ]);
  // All in one call, so that none is dropped for another.
  const postings = postingsOf(log, needed.flat());
  let next = 0;
  return needed.map(({ length }) => {
    const [own, ...earlier] = postings.slice(next, (next += length));
    return { own, earlier };
  });
}

/** Whether any of the deeds lies after an event, and before a time. */
function isAfter(event: number, deeds: readonly Postings[], customer: number, time: number): boolean {
  for (const { events, times, starts } of deeds) {
    // From the end: the last of a customer's few are the likely ones.
    let place = starts[customer + 1] - 1;
    while (place >= starts[customer] && times[place] >= time) place--;
    if (place >= starts[customer] && events[place] > event) return true;
  }
  return false;
}

/** The stays of groups that have nobody in common, as of one group. */
export function joinStays(groups: readonly (readonly StageStays[])[]): StageStays[] {
  return groups[0].map((_, stage) => {
    const parts = groups.map((group) => group[stage]);
    const total = (count: (stays: StageStays) => number) => parts.reduce((sum, part) => sum + count(part), 0);
    const times = new Uint32Array(total((part) => part.times.length));
    let filled = 0;
    for (const part of parts) {
      times.set(part.times, filled);
      filled += part.times.length;
    }
    const instead = new Map<number, number>();
    for (const part of parts)
      for (const [code, count] of part.instead) instead.set(code, (instead.get(code) ?? 0) + count);
    return {
      customers: total(({ customers }) => customers),
      repeated: total(({ repeated }) => repeated),
      backwards: total(({ backwards }) => backwards),
      nothing: total(({ nothing }) => nothing),
      times,
      ninthDecile: ninthDecile(times),
      instead,
    };
  });
}

/** Puts the times into another order. */
function ninthDecile(times: Uint32Array): number | undefined {
  return times.length === 0 ? undefined : quickselect(times, Math.ceil(0.9 * times.length) - 1);
}
