import { addDays, dayInWords } from '../src/journeys/calendar.js';
import type { DayRange } from '../src/journeys/calendar-buckets.js';
import type { Period } from '../src/journeys/period.js';
import { countInWords } from '../src/journeys/count-in-words.js';
import type { Trend } from './trend-output.js';

/** What a reader must know before comparing the points of a trend. */
export function trendCaveats(
  trend: Trend,
  asked: Period | undefined,
  data: DayRange,
  isMadeByFew: boolean,
): string[] {
  const found: string[] = [];
  if (trend.from === trend.to) found.push(`There are no data in that period: ${coverage(data)}.`);
  else if (asked?.from !== undefined && asked.from < data.from) {
    found.push(`Nothing is known before ${dayInWords(data.from)}, when the data begin.`);
  }
  const [line] = trend.overall ? [trend.overall] : trend.series;
  const cut = line.points.filter(({ partial }) => partial).map(({ label }) => label);
  if (cut.length > 0 && line.points.length > 1 && trend.kind !== 'stock') {
    found.push(`Only in part: ${cut.join(' and ')}. Drawn dashed, and left out of comparisons.`);
  }
  if (line.in_play) {
    found.push(
      `${countInWords(line.in_play)} customers may still convert: they count neither as lost nor as converted, and the latest rates are less sure.`,
    );
  }
  if (isMadeByFew) {
    found.push(
      'A few large amounts make this average: larger ones than were seen could move it beyond its interval.',
    );
  }
  for (const side of trend.compare?.sides ?? []) {
    if (side.from === side.to) found.push(`There are no data for ${side.label}: ${coverage(data)}.`);
  }
  if (trend.compare?.by_day) {
    const lengths = trend.compare.sides.map(({ days }) => days).join(' and ');
    found.push(`The two periods have ${lengths} days, so they are compared by day.`);
  }
  return found;
}

function coverage({ from, to }: DayRange): string {
  return `the data go from ${dayInWords(from)} to ${dayInWords(addDays(to, -1))}`;
}
