import type { TimeRules } from './reading-rules.js';

const clock = String.raw`(?:(?:[Tt]|[\s,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:\s*([AaPp])\.?[Mm]\.?)?(?:\s*(Z|z|(?:UTC|GMT)?[+-]\d{2}(?::?\d{2})?|UTC|GMT))?)?`;
const weekday = String.raw`(?:[A-Za-z]{3,9},?\s+)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${clock}$`);
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(?:[.,](\d+))?()(Z|[+-]\d{2}:?\d{2})?)?$/;
const dayName = new RegExp(String.raw`^${weekday}(\d{1,2})[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})${clock}$`);
const nameDay = new RegExp(String.raw`^${weekday}([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})${clock}$`);
/** 03/04/2026, which needs to be told whether the day or the month comes first. */
export const numericDate = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${clock}$`);
export const plainNumber = /^\d+(?:\.\d+)?$/;

const microsecondsPer = { seconds: 1e6, milliseconds: 1e3, microseconds: 1, nanoseconds: 1e-3 };

/**
 * Reads a time as it stands in a file, as microseconds since 1970; NaN when it can't be read.
 * @param toUtc the clock of times that don't name their zone (zone-clock.ts).
 */
export function readTime(text: string, rules: TimeRules, toUtc: (wallClock: number) => number): number {
  if (plainNumber.test(text)) {
    if (rules.numbers === undefined) return NaN;
    if (rules.numbers !== 'date') return Math.round(Number(text) * microsecondsPer[rules.numbers]);
  }
  let match = yearFirst.exec(text) ?? compact.exec(text);
  if (match) return assemble(Number(match[1]), Number(match[2]), Number(match[3]), match, 4, toUtc);
  match = numericDate.exec(text);
  if (match && !rules.dateOrder) return NaN;
  if (match) {
    const [day, month] = rules.dateOrder === 'day-first' ? [match[1], match[3]] : [match[3], match[1]];
    const year = Number(match[4]);
    return assemble(match[4].length === 2 ? 2000 + year : year, Number(month), Number(day), match, 5, toUtc);
  }
  match = dayName.exec(text);
  if (match) return assemble(Number(match[3]), monthNumber(match[2]), Number(match[1]), match, 4, toUtc);
  match = nameDay.exec(text);
  if (match) return assemble(Number(match[3]), monthNumber(match[1]), Number(match[2]), match, 4, toUtc);
  return NaN;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function monthNumber(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** @param from the group of the hour; minute, second, fraction, am or pm, and zone follow it. */
function assemble(
  year: number,
  month: number,
  day: number,
  match: RegExpExecArray,
  from: number,
  toUtc: (wallClock: number) => number,
): number {
  if (month < 1 || month > 12 || day < 1 || day > daysOfMonth[month - 1]) return NaN;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return NaN;
  const hour = hourOfDay(match[from], match[from + 4]);
  const minute = Number(match[from + 1] ?? 0);
  const second = Number(match[from + 2] ?? 0);
  // Leap seconds are written as second 60.
  if (!(hour < 24 && minute < 60 && second <= 60)) return NaN;
  const wallClock = Date.UTC(year, month - 1, day, hour, minute, second);
  const fraction = match[from + 3];
  const micros = fraction === undefined ? 0 : Number(fraction.slice(0, 6).padEnd(6, '0'));
  const zone = match[from + 5];
  return (zone ? wallClock - zoneOffset(zone) : toUtc(wallClock)) * 1000 + micros;
}

function hourOfDay(text: string | undefined, half: string | undefined): number {
  const hour = Number(text ?? 0);
  if (!half) return hour;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Milliseconds of `Z`, `UTC`, `+02`, `+0200` or `+02:00`. */
function zoneOffset(zone: string): number {
  const match = /([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
