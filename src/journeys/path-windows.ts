import type { Span } from './calendar.js';
import type { JourneyLog } from './journey-log.js';
import { firstTime, type HappeningTimes } from './outcome-times.js';
import { postingsOf } from './postings.js';
import { runFunnel } from './run-funnel.js';

/** Stretches of customers' events, by customer: the events `starts[i]` up to `ends[i]` of `customers[i]`. */
export interface PathWindows {
  readonly customers: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

export interface PathScope {
  /** 1 per customer to look at; all when absent. */
  readonly members?: Uint8Array;
  /** Only events, or for a path from or to something that event, of this time. */
  readonly span: Span;
}

/** Everything that each customer did who did at least so much. */
export function wholePaths(log: JourneyLog, { members, span }: PathScope, leastEvents = 1): PathWindows {
  const windows = new WindowList(log.customerCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    let start = log.offsets[customer];
    let end = log.offsets[customer + 1];
    while (start < end && log.times[start] < span.from) start++;
    while (start < end && log.times[end - 1] >= span.to) end--;
    if (end - start >= leastEvents) windows.push(customer, start, end);
  }
  return windows.done();
}

/** From each customer's first such event in the span on, `length` events at most. */
export function pathsAfter(
  log: JourneyLog,
  codes: readonly number[],
  scope: PathScope,
  length: number,
): PathWindows {
  return aroundFirst(log, codes, scope, (event, customer) => [
    event,
    Math.min(event + length, log.offsets[customer + 1]),
  ]);
}

/** What led to each customer's first such event in the span, that event included, `length` events at most. */
export function pathsBefore(
  log: JourneyLog,
  codes: readonly number[],
  scope: PathScope,
  length: number,
): PathWindows {
  return aroundFirst(log, codes, scope, (event, customer) => [
    Math.max(event + 1 - length, log.offsets[customer]),
    event + 1,
  ]);
}

/**
 * What customers did before they fell silent for the first time in the span, `length` events at most.
 *
 * @param silences when silences had lasted long enough (`outcomeTimes`).
 * @param wait how long that is, seconds.
 */
export function pathsBeforeSilence(
  log: JourneyLog,
  silences: HappeningTimes,
  wait: number,
  { members, span }: PathScope,
  length: number,
): PathWindows {
  const windows = new WindowList(log.customerCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    const silentFrom = firstTime(silences, customer, span.from) - wait;
    if (silentFrom + wait >= span.to) continue;
    let end = log.offsets[customer];
    while (end < log.offsets[customer + 1] && log.times[end] <= silentFrom) end++;
    windows.push(customer, Math.max(end - length, log.offsets[customer]), end);
  }
  return windows.done();
}

export interface PathsBetween extends PathWindows {
  /** Customers who did the first one: those on a way, whether or not they arrived. */
  readonly entered: number;
}

/**
 * From the last `from` before arriving to arriving at `to`, both included: the attempts that a funnel of the two
 * counts, so that the customers are the same.
 *
 * @param within longest time of a path, seconds.
 */
export function pathsBetween(
  log: JourneyLog,
  from: readonly number[],
  to: readonly number[],
  { members, span }: PathScope,
  within: number,
): PathsBetween {
  const funnel = runFunnel(log, {
    steps: [from, to],
    within,
    order: 'ordered',
    exclude: [],
    entered: span,
    members,
  });
  const windows = new WindowList(log.customerCount);
  let entered = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (funnel.levels[customer] > 0) entered++;
    if (funnel.levels[customer] < 2) continue;
    const [began, arrived] = [funnel.times[2 * customer], funnel.times[2 * customer + 1]];
    const last = log.offsets[customer + 1];
    let start = -1;
    for (let event = log.offsets[customer]; event < last; event++) {
      if (start >= 0 && log.times[event] >= arrived && to.includes(log.activities[event])) {
        windows.push(customer, start, event + 1);
        break;
      }
      if (log.times[event] === began && from.includes(log.activities[event])) start = event;
    }
  }
  return { ...windows.done(), entered };
}

function aroundFirst(
  log: JourneyLog,
  codes: readonly number[],
  { members, span }: PathScope,
  window: (event: number, customer: number) => readonly [start: number, end: number],
): PathWindows {
  const [{ starts, times, events }] = postingsOf(log, [codes]);
  const windows = new WindowList(log.customerCount);
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (members && members[customer] === 0) continue;
    for (let place = starts[customer]; place < starts[customer + 1]; place++) {
      if (times[place] < span.from || times[place] >= span.to) continue;
      windows.push(customer, ...window(events[place], customer));
      break;
    }
  }
  return windows.done();
}

class WindowList {
  private count = 0;
  private readonly customers: Uint32Array;
  private readonly starts: Uint32Array;
  private readonly ends: Uint32Array;

  constructor(most: number) {
    this.customers = new Uint32Array(most);
    this.starts = new Uint32Array(most);
    this.ends = new Uint32Array(most);
  }

  push(customer: number, start: number, end: number): void {
    this.customers[this.count] = customer;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
  }

  done(): PathWindows {
    const { count } = this;
    return {
      customers: this.customers.subarray(0, count),
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
    };
  }
}
