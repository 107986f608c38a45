import type { Funnel } from './funnel.js';
import type { JourneyLog } from './journey-log.js';
import { postingsOf } from './postings.js';

/**
 * The stage of a journey at which most customers stood when they first did something on the way: undefined where nobody
 * did it there.
 */
export function stageOfDeed(
  log: JourneyLog,
  { levels, times, stepCount, within }: Funnel,
  customers: Uint32Array,
  activity: number,
): number | undefined {
  const [postings] = postingsOf(log, [[activity]]);
  const counts = new Uint32Array(stepCount);
  for (const customer of customers) {
    const row = customer * stepCount;
    let place = postings.starts[customer];
    const end = postings.starts[customer + 1];
    while (place < end && postings.times[place] < times[row]) place++;
    if (place === end || postings.times[place] > times[row] + within) continue;
    let stage = levels[customer] - 1;
    while (postings.times[place] < times[row + stage]) stage--;
    counts[stage]++;
  }
  const most = counts.indexOf(Math.max(...counts));
  return counts[most] === 0 ? undefined : most;
}
