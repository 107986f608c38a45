import { addDays, addMonths, dayInWords, startOfDay, startOfUnit } from './calendar.js';

export type CalendarInterval = 'day' | 'week' | 'month';

/** A day, a week from Monday or a month, as far as it lies in the range that was asked for. */
export interface CalendarBucket {
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** Day after the last. */
  readonly to: string;
  /** Not all of it lies in the range. */
  readonly partial: boolean;
}

/** Days from `from` (included) to `to` (excluded). */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The range, cut into days, weeks or months. */
export function calendarBuckets(range: DayRange, interval: CalendarInterval): CalendarBucket[] {
  const buckets: CalendarBucket[] = [];
  for (let start = startOfUnit(range.from, interval); start < range.to;) {
    const next = nextUnit(start, interval);
    const from = start < range.from ? range.from : start;
    const to = next > range.to ? range.to : next;
    buckets.push({ from, to, partial: from !== start || to !== next });
    start = next;
  }
  return buckets;
}

/** First second of each bucket, then the end of the last: days have 23 to 25 hours in most time zones. */
export function bucketBounds(buckets: readonly CalendarBucket[], timezone: string): Float64Array {
  const ends = buckets.slice(-1).map(({ to }) => to);
  return Float64Array.from([...buckets.map(({ from }) => from), ...ends], (day) => startOfDay(day, timezone));
}

function nextUnit(start: string, interval: CalendarInterval): string {
  if (interval === 'month') return addMonths(start, 1);
  return addDays(start, interval === 'week' ? 7 : 1);
}

/** How a bucket is called: `October 2026`, `week of 19 October 2026`, `19 October 2026`. */
export function bucketLabel({ from }: CalendarBucket, interval: CalendarInterval): string {
  const day = dayInWords(from);
  if (interval === 'day') return day;
  return interval === 'week' ? `week of ${day}` : day.replace(/^\d+ /, '');
}
