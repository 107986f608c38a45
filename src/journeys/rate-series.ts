import type { SeriesPoint } from '../stats/interrupted-series.js';
import { expectedShares } from './expected-shares.js';
import type { JourneyLog } from './journey-log.js';
import { firstTime, type HappeningTimes } from './outcome-times.js';

/** Stretches of equal length around a moment, which begins stretch 0. */
export interface Stretches {
  /** Unix seconds. */
  readonly at: number;
  readonly seconds: number;
  /** The first stretch and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** Customers by when they first entered, who were watched for as long afterwards. */
export interface EntryGroup {
  readonly entries: HappeningTimes;
  readonly outcomes: HappeningTimes;
  /** Seconds from entry in which the outcome counts, the same for all. */
  readonly within: number;
}

/** Of the members of a group, and of all others. */
export interface DividedSeries {
  readonly members: SeriesPoint[];
  readonly others: SeriesPoint[];
}

/**
 * Customers by the stretch in which they first entered, how many of them reached the outcome in time, and how many the
 * mix of customers leads to expect, learned from those who entered before the change. Who entered too late to be watched
 * for so long is left out, and so is whose time had begun before the change and ended after it.
 */
export function entrySeries(
  log: JourneyLog,
  { entries, outcomes, within }: EntryGroup,
  { at, seconds, first, end }: Stretches,
  isMember: (customer: number) => boolean,
): DividedSeries {
  const rows: { customer: number; entered: number; place: number; reached: number }[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    const entered = firstTime(entries, customer);
    const place = Math.floor((entered - at) / seconds);
    const isSplit = place < 0 && at + (place + 1) * seconds + within > at;
    if (place < first || place >= end || entered + within > log.until || isSplit) continue;
    const reached = firstTime(outcomes, customer, entered) <= entered + within ? 1 : 0;
    rows.push({ customer, entered, place, reached });
  }
  const expected = expectedShares(log, {
    customers: Uint32Array.from(rows, ({ customer }) => customer),
    times: Uint32Array.from(rows, ({ entered }) => entered),
    known: Uint8Array.from(rows, ({ place }) => (place < 0 ? 1 : 0)),
    outcomes: Uint8Array.from(rows, ({ reached }) => reached),
  });
  const [members, others] = [emptyPoints(first, end), emptyPoints(first, end)];
  rows.forEach(({ customer, place, reached }, row) => {
    const point = (isMember(customer) ? members : others)[place - first];
    point.watched++;
    point.outcomes += reached;
    point.expected += expected[row];
  });
  return { members, others };
}

/** Whom to watch: those who have entered, and for whom it isn't over. */
export interface RiskGroup {
  /** Absent: everybody from their first event on. */
  readonly entries?: HappeningTimes;
  readonly outcomes: HappeningTimes;
  /** Who has reached the outcome once is watched no longer. */
  readonly once: boolean;
  /** Nor is who has left, where leaving is another outcome. */
  readonly left?: HappeningTimes;
}

/** Customers who were at risk when a stretch began, and how many of them reached the outcome during it. */
export function riskSeries(
  log: JourneyLog,
  group: RiskGroup,
  { at, seconds, first, end }: Stretches,
  membersIn: (place: number) => (customer: number) => boolean,
): DividedSeries {
  const [members, others] = [emptyPoints(first, end), emptyPoints(first, end)];
  for (let place = first; place < end; place++) {
    const start = at + place * seconds;
    const isMember = membersIn(place);
    for (let customer = 0; customer < log.customerCount; customer++) {
      if (!isAtRisk(log, group, customer, start)) continue;
      const point = (isMember(customer) ? members : others)[place - first];
      point.watched++;
      if (firstTime(group.outcomes, customer, start) < start + seconds) point.outcomes++;
    }
  }
  return { members, others };
}

export function isAtRisk(log: JourneyLog, group: RiskGroup, customer: number, at: number): boolean {
  const { entries, outcomes, once, left } = group;
  const first = log.offsets[customer];
  if (first === log.offsets[customer + 1]) return false;
  const entered = entries ? firstTime(entries, customer) : log.times[first];
  if (entered >= at) return false;
  if (left && firstTime(left, customer) < at) return false;
  return !once || firstTime(outcomes, customer) >= at;
}

function emptyPoints(
  first: number,
  end: number,
): { -readonly [Field in keyof SeriesPoint]: SeriesPoint[Field] }[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => ({
    place: first + index,
    watched: 0,
    outcomes: 0,
    expected: 0,
  }));
}
