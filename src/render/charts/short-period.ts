import { addDays } from '../../journeys/calendar.js';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** A label that is a period, in few letters: `2026-06-01 to 2026-06-30` is `Jun 2026`; any other as it is. */
export function shortPeriod(label: string): string {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(label) ?? [];
  if (from === undefined || to === undefined) return label;
  const [first, last] = [partsOf(from), partsOf(to)];
  const isWholeMonth = first.day === 1 && partsOf(addDays(to, 1)).day === 1;
  if (first.year !== last.year)
    return `${first.day} ${first.month} ${first.year} – ${last.day} ${last.month} ${last.year}`;
  if (first.month !== last.month)
    return `${first.day} ${first.month} – ${last.day} ${last.month} ${last.year}`;
  return isWholeMonth ? `${last.month} ${last.year}` : `${first.day}–${last.day} ${last.month} ${last.year}`;
}

function partsOf(date: string): { year: number; month: string; day: number } {
  const [year, month, day] = date.split('-').map(Number);
  return { year, month: months[month - 1], day };
}
