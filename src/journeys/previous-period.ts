import { addDays, addMonths, daysBetween, startOfUnit } from './calendar.js';

interface ClosedPeriod {
  readonly from: string;
  readonly to: string;
}

const units = [
  { unit: 'week', before: (day: string) => addDays(day, -7), after: (day: string) => addDays(day, 7) },
  { unit: 'month', before: (day: string) => addMonths(day, -1), after: (day: string) => addMonths(day, 1) },
  { unit: 'quarter', before: (day: string) => addMonths(day, -3), after: (day: string) => addMonths(day, 3) },
  { unit: 'year', before: (day: string) => addMonths(day, -12), after: (day: string) => addMonths(day, 12) },
] as const;

/**
 * The period before (CONTRACT §3): of a week, month, quarter or year the one before it, cut to the same number of
 * days while the unit still runs; of any other period the same number of days before.
 *
 * @param today the period may end here because its unit isn't over yet, YYYY-MM-DD.
 */
export function previousPeriod({ from, to }: ClosedPeriod, today: string): ClosedPeriod {
  const starting = units.filter(({ unit }) => startOfUnit(from, unit) === from);
  const whole = starting.find(({ after }) => after(from) === to);
  if (whole) return { from: whole.before(from), to: from };
  const length = daysBetween(from, to);
  const running = starting.find(({ after }) => to === addDays(today, 1) && to < after(from));
  if (running) {
    const start = running.before(from);
    const cut = addDays(start, length);
    return { from: start, to: cut < from ? cut : from };
  }
  return { from: addDays(from, -length), to: from };
}

/** The same days a year earlier. */
export function previousYear({ from, to }: ClosedPeriod): ClosedPeriod {
  return { from: addMonths(from, -12), to: addMonths(to, -12) };
}
