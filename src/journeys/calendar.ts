import { DateTime } from 'luxon';
import type { Period } from './period.js';

/** Seconds from `from` (included) to `to` (excluded), Unix time; open ends are -Infinity and Infinity. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** First second of a day in a time zone; with daylight saving days have 23 or 25 hours. */
export function startOfDay(date: string, timezone: string): number {
  return Math.floor(DateTime.fromISO(date, { zone: timezone }).startOf('day').toSeconds());
}

/** The day of a moment in a time zone, YYYY-MM-DD. */
export function dayOf(seconds: number, timezone: string): string {
  return DateTime.fromSeconds(seconds, { zone: timezone }).toFormat('yyyy-MM-dd');
}

/** A moment in a time zone, to the second, ISO 8601: `2026-10-31T14:05:00+01:00`. */
export function momentOf(seconds: number, timezone: string): string {
  return DateTime.fromSeconds(seconds, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ");
}

export function spanOf(period: Period, timezone: string): Span {
  return {
    from: period.from ? startOfDay(period.from, timezone) : -Infinity,
    to: period.to ? startOfDay(period.to, timezone) : Infinity,
  };
}

/** The day `days` later, or earlier when negative. */
export function addDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}

/** The same day `months` later; the month's last day when it has no such day. */
export function addMonths(date: string, months: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toFormat('yyyy-MM-dd');
}

/** Days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days;
}

/** Monday of the week, or first day of the month, quarter or year, that a day lies in. */
export function startOfUnit(date: string, unit: 'day' | 'week' | 'month' | 'quarter' | 'year'): string {
  return DateTime.fromISO(date, { zone: 'utc' }).startOf(unit).toFormat('yyyy-MM-dd');
}

/** 2026-10-31 → 31 October 2026 */
export function dayInWords(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en' }).toFormat('d MMMM yyyy');
}
