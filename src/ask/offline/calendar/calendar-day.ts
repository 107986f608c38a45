import { DateTime } from 'luxon';

export const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type CalendarUnit = (typeof units)[number];

/** Days are `YYYY-MM-DD` in the workspace's time zone; arithmetic on them needs no zone. */
const read = (day: string): DateTime => DateTime.fromISO(day, { zone: 'utc' });
const write = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd');

/** The day `count` units later; the last day of the month where that month is shorter. */
export const shift = (day: string, count: number, unit: CalendarUnit): string =>
  write(read(day).plus({ [unit]: count }));

/** The first day of the week (Monday), month, quarter or year that `day` lies in. */
export const startOf = (unit: CalendarUnit, day: string): string => write(read(day).startOf(unit));

/** The day of that date; undefined when the calendar has no such day. */
export function dayOf(year: number, month: number, dayOfMonth: number): string | undefined {
  const moment = DateTime.utc(year, month, dayOfMonth);
  return moment.isValid && year >= 1900 && year < 2200 ? write(moment) : undefined;
}

export const yearOf = (day: string): number => read(day).year;
/** Monday is 1. */
export const weekdayOf = (day: string): number => read(day).weekday;
export const daysBetween = (from: string, to: string): number =>
  Math.round(read(to).diff(read(from), 'days').days);
