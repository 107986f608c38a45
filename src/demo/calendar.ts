/** Harbor's year. Times are Unix seconds. */
export const timezone = 'Europe/Amsterdam';
export const minute = 60;
export const hour = 3600;
export const day = 24 * hour;
export const week = 7 * day;
/** Mean length; rates "per month" count by it. */
export const month = 30.4375 * day;

/** 2025-11-01, the first day with data. */
export const yearStart = Date.UTC(2025, 9, 31, 23) / 1000;
/** The end of 2026-10-31. */
export const yearEnd = Date.UTC(2026, 9, 31, 23) / 1000;

/** Wall-clock time in Amsterdam as if it were UTC, in seconds. */
export function localTime(at: number): number {
  return at + offsetAt(at);
}

/** Summer time of 2026. */
const summer = { from: Date.UTC(2026, 2, 29, 1) / 1000, to: Date.UTC(2026, 9, 25, 1) / 1000 };

function offsetAt(at: number): number {
  return at >= summer.from && at < summer.to ? 2 * hour : hour;
}
