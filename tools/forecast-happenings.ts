import { dayOf } from '../src/journeys/calendar.js';
import type { Segment } from '../src/journeys/condition.js';
import { countHappenings } from '../src/journeys/happening-counts.js';
import { outcomeTimes, type HappeningTimes } from '../src/journeys/outcome-times.js';
import { membersOf } from '../src/journeys/segment.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { fewestWeeks, forecastCounts, pathTotals, type CountForecast } from '../src/stats/forecast-counts.js';
import type { Estimate } from '../src/stats/estimate.js';
import type { Forecast, ForecastFindings } from './forecast-output.js';

const day = 86_400;
const fewestHappenings = 30;
const mostStretches = 8;

/** How often an outcome or activity will happen; everything that customers do when none is named. */
export function forecastHappenings(
  vocabulary: Vocabulary,
  outcome: string | undefined,
  segment: Segment,
  days: number,
): ForecastFindings {
  const { log } = vocabulary;
  const times: HappeningTimes =
    outcome === undefined ? { times: log.times, starts: log.offsets } : outcomeTimes(vocabulary, outcome);
  const members = segment.length > 0 ? membersOf(vocabulary, segment) : undefined;
  const counts = countHappenings(log, times, members);
  const { daily } = counts;
  const happened = sum(daily);
  const recent = sum(daily.subarray(-days));
  const withheld = (reason: string): ForecastFindings => ({
    kind: 'happenings',
    stages: [],
    total: null,
    skill: null,
    withheld: reason,
  });
  if (happened < fewestHappenings) {
    return withheld(
      `Too little to go on: it happened ${happened} times so far, and ${fewestHappenings} are needed.`,
    );
  }
  if (daily.length < fewestWeeks * 7) {
    return withheld(
      `Too little history: ${daily.length} days since it first happened, and ${fewestWeeks * 7} are needed.`,
    );
  }
  const found = forecastCounts(counts, days);
  const total = estimateOf(pathTotals(found), happened);
  return {
    kind: 'happenings',
    stages: [{ stage: outcome ?? 'all activity', now: recent, expected: total }],
    total,
    course: courseOf(vocabulary, daily, found, happened),
    skill: found.backtest?.skill ?? null,
    withheld: null,
  };
}

/** What happened and what is expected, in weeks, or in longer stretches of whole weeks where there would be too many. */
function courseOf(
  { log, definitions }: Vocabulary,
  daily: Float64Array,
  found: CountForecast,
  n: number,
): NonNullable<Forecast['course']> {
  const length = 7 * Math.ceil(found.days / 7 / mostStretches);
  // Noon, so that a day of 23 hours shifts no date.
  const since = (dayFromNow: number) => dayOf(log.until + dayFromNow * day + day / 2, definitions.timezone);
  const past = Math.min(mostStretches, Math.floor(daily.length / length));
  const over = Array.from({ length: past }, (_, place) => {
    const first = (place - past) * length;
    const end = first + length;
    return {
      since: since(first),
      days: length,
      happened: sum(daily.subarray(daily.length + first, daily.length + end)),
      expected: null,
    };
  });
  const ahead = Array.from({ length: Math.ceil(found.days / length) }, (_, place) => {
    const first = place * length;
    const end = Math.min(found.days, first + length);
    return {
      since: since(first),
      days: end - first,
      happened: null,
      expected: estimateOf(pathTotals(found, first, end), n),
    };
  });
  return [...over, ...ahead];
}

function estimateOf(sorted: Float64Array, n: number): Estimate {
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return { estimate: sum(sorted) / sorted.length, low: at(0.025), high: at(0.975), n };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
