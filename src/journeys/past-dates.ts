const day = 86_400;
const mostDates = 8;

/**
 * Days to look back from, the latest first, such that what followed within the horizon is known: spread over the time
 * since `from`, half a horizon apart at most.
 *
 * @param from Unix seconds; nothing before it is of use.
 * @returns midnights as far as `until` is one; none where history is shorter than the horizon.
 */
export function pastDates(from: number, until: number, horizonDays: number): number[] {
  const last = until - horizonDays * day;
  if (last < from) return [];
  const room = Math.floor((last - from) / day);
  const step = Math.max(1, Math.min(Math.ceil(horizonDays / 2), Math.floor(room / (mostDates - 1))));
  const count = Math.min(mostDates, Math.floor(room / step) + 1);
  return Array.from({ length: count }, (_, place) => last - place * step * day);
}
