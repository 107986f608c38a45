import type { Span } from './calendar.js';
import type { JourneyLog } from './journey-log.js';

/** Stretches of time in which an outcome may come: visits, or lives of customers. */
export interface Episodes {
  readonly unit: 'visit' | 'customer';
  readonly customers: Uint32Array;
  /** The first event that counts, and the place after the last. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** When each began, Unix seconds. */
  readonly began: Uint32Array;
  /** Until when the outcome could come, Unix seconds. */
  readonly watchedUntil: Uint32Array;
  /** Place of the first event that is the outcome; `ends` where there is none. */
  readonly outcomes: Uint32Array;
}

/** A visit is over after half an hour without anything: what web analytics counts by. */
export const visitGap = 30 * 60;
/** An outcome belongs to visits when most have at least this many events before them in their visit. */
const eventsBefore = 2;
/** What nearly all do before the outcome, a customer must have done to come to it. */
const nearlyAll = 0.95;

export interface EpisodeScope {
  readonly members?: Uint8Array;
  /** Episodes that begin in it. */
  readonly span: Span;
  /** Activity codes with the first of which an episode begins. */
  readonly from?: readonly number[];
}

/**
 * Divides the log into episodes in which `outcome` may come. Where outcomes mostly come in the middle of a visit (after
 * `from`), a visit is one. Else a customer is one from their first `from` on; without it, from the first time that they
 * did the rarest of the activities that lead to nearly all outcomes, so that only those who could come to it are compared.
 */
export function episodesOf(log: JourneyLog, outcome: readonly number[], scope: EpisodeScope): Episodes {
  const isOutcome = new Uint8Array(log.activityNames.length);
  for (const code of outcome) isOutcome[code] = 1;
  if (isReachedInVisits(log, isOutcome, scope.from)) return visits(log, isOutcome, scope);
  return lives(log, isOutcome, { ...scope, from: scope.from ?? precursor(log, isOutcome) });
}

function visits(log: JourneyLog, isOutcome: Uint8Array, { members, span, from }: EpisodeScope): Episodes {
  const list = new EpisodeList(log, isOutcome, 'visit');
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    let start = log.offsets[customer];
    for (let event = start; event < log.offsets[customer + 1]; event++) {
      const isLast = event + 1 === log.offsets[customer + 1];
      if (!isLast && log.times[event + 1] - log.times[event] <= visitGap) continue;
      const began = beginningOf(log, isOutcome, start, event + 1, { span, from });
      if (began) list.push(customer, began, event + 1, Math.min(log.until, log.times[event] + visitGap));
      start = event + 1;
    }
  }
  return list.done();
}

function lives(log: JourneyLog, isOutcome: Uint8Array, { members, span, from }: EpisodeScope): Episodes {
  const list = new EpisodeList(log, isOutcome, 'customer');
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const end = log.offsets[customer + 1];
    const began = beginningOf(log, isOutcome, log.offsets[customer], end, { span, from });
    if (began) list.push(customer, began, end, log.until);
  }
  return list.done();
}

interface Beginning {
  /** The first event that counts. */
  readonly event: number;
  /** Unix seconds. */
  readonly time: number;
}

/** Where the episode between two places begins: nowhere when not in the span, or when the outcome has come before. */
function beginningOf(
  log: JourneyLog,
  isOutcome: Uint8Array,
  start: number,
  end: number,
  { span, from }: EpisodeScope,
): Beginning | undefined {
  let first = start;
  while (first < end && from && !from.includes(log.activities[first])) {
    if (isOutcome[log.activities[first]] === 1) return undefined;
    first++;
  }
  if (first === end || log.times[first] < span.from || log.times[first] >= span.to) return undefined;
  return { event: from ? first + 1 : first, time: log.times[first] };
}

function isReachedInVisits(
  log: JourneyLog,
  isOutcome: Uint8Array,
  from: readonly number[] | undefined,
): boolean {
  let outcomes = 0;
  let within = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    let before = 0;
    let begun = !from;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      if (event === log.offsets[customer] || log.times[event] - log.times[event - 1] > visitGap) {
        before = 0;
        begun = !from;
      }
      if (isOutcome[log.activities[event]] === 1) {
        outcomes++;
        if (begun && before >= eventsBefore) within++;
      }
      before++;
      if (from?.includes(log.activities[event])) begun = true;
    }
  }
  return 2 * within > outcomes;
}

/** The rarest activity that comes before nearly all customers' first outcome. */
function precursor(log: JourneyLog, isOutcome: Uint8Array): number[] | undefined {
  const before = new Uint32Array(log.activityNames.length);
  const ever = new Uint32Array(log.activityNames.length);
  const seen = new Uint32Array(log.activityNames.length);
  let reached = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    const end = log.offsets[customer + 1];
    let first = log.offsets[customer];
    while (first < end && isOutcome[log.activities[first]] === 0) first++;
    if (first < end) reached++;
    for (let event = log.offsets[customer]; event < end; event++) {
      const activity = log.activities[event];
      if (seen[activity] === customer + 1) continue;
      seen[activity] = customer + 1;
      ever[activity]++;
      if (event < first && first < end) before[activity]++;
    }
  }
  const leading = [...ever.keys()].filter(
    (activity) => isOutcome[activity] === 0 && reached > 0 && before[activity] >= nearlyAll * reached,
  );
  if (leading.length === 0) return undefined;
  return [leading.reduce((rarest, activity) => (ever[activity] < ever[rarest] ? activity : rarest))];
}

class EpisodeList {
  private readonly customers: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly began: number[] = [];
  private readonly watchedUntil: number[] = [];
  private readonly outcomes: number[] = [];
  private readonly log: JourneyLog;
  private readonly isOutcome: Uint8Array;
  private readonly unit: Episodes['unit'];

  constructor(log: JourneyLog, isOutcome: Uint8Array, unit: Episodes['unit']) {
    this.log = log;
    this.isOutcome = isOutcome;
    this.unit = unit;
  }

  push(customer: number, { event: start, time }: Beginning, end: number, watchedUntil: number): void {
    let outcome = start;
    while (outcome < end && this.isOutcome[this.log.activities[outcome]] === 0) outcome++;
    this.customers.push(customer);
    this.starts.push(start);
    this.ends.push(end);
    this.began.push(time);
    this.watchedUntil.push(watchedUntil);
    this.outcomes.push(outcome);
  }

  done(): Episodes {
    return {
      unit: this.unit,
      customers: Uint32Array.from(this.customers),
      starts: Uint32Array.from(this.starts),
      ends: Uint32Array.from(this.ends),
      began: Uint32Array.from(this.began),
      watchedUntil: Uint32Array.from(this.watchedUntil),
      outcomes: Uint32Array.from(this.outcomes),
    };
  }
}
