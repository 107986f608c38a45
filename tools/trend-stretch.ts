import { FootpathError } from '../src/errors.js';
import {
  bucketBounds,
  calendarBuckets,
  type CalendarBucket,
  type CalendarInterval,
  type DayRange,
} from '../src/journeys/calendar-buckets.js';
import { addDays, dayOf, daysBetween } from '../src/journeys/calendar.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Period } from '../src/journeys/period.js';
import { plausibleRange } from '../src/journeys/plausible-range.js';

/** Days with data, cut into buckets; none where there are no data. */
export interface Stretch extends DayRange {
  readonly interval: CalendarInterval;
  readonly buckets: readonly CalendarBucket[];
  /** Start of each bucket, then the end of the last, Unix seconds. */
  readonly bounds: Float64Array;
}

const mostPoints = 800;

/** The days that the data cover: from the first event to today, without those that only a wrong clock put there. */
export function dataRange(log: JourneyLog, timezone: string, today: string): DayRange {
  // A table of customers without times tells how things are, not how they came to be.
  const from = log.eventCount === 0 ? today : dayOf(plausibleRange(log).from, timezone);
  return { from, to: addDays(today, 1) };
}

/** As much of a period as the data cover; nothing (`from` = `to`) where they don't overlap. */
export function withinData(period: Period | undefined, data: DayRange): DayRange {
  const from = period?.from !== undefined && period.from > data.from ? period.from : data.from;
  const to = period?.to !== undefined && period.to < data.to ? period.to : data.to;
  return from < to ? { from, to } : { from, to: from };
}

/** Fine enough to see something, coarse enough to read. */
export function chooseInterval({ from, to }: DayRange): CalendarInterval {
  const days = daysBetween(from, to);
  if (days <= 31) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/** @throws FootpathError `bad_input` for more points than anyone can look at. */
export function stretchOf(range: DayRange, interval: CalendarInterval, timezone: string): Stretch {
  const buckets = range.from < range.to ? calendarBuckets(range, interval) : [];
  if (buckets.length > mostPoints) {
    throw new FootpathError(
      'bad_input',
      `By ${interval} that is ${buckets.length} points, ${mostPoints} at most: take a shorter period or a longer interval.`,
    );
  }
  return { ...range, interval, buckets, bounds: bucketBounds(buckets, timezone) };
}
