import type { LongWork } from '../long-work.js';
import { compareColumns } from '../stats/compare-columns.js';
import { deedOrder } from '../stats/deed-order.js';
import type { DeedComparison } from './compare-at-landmarks.js';
import type { JourneyLog } from './journey-log.js';
import type { WatchedLives } from './watch-daily.js';

/**
 * Compares, on every day, customers who had done something with those who had not, equally long after their entry, all
 * else that they had done and that was known of them alike: for outcomes that may come on any day of a long life. What
 * comes only after a deed, and mostly then, doesn't adjust it: too few did the one without the other to tell them apart.
 */
export function* compareDayByDay(
  log: JourneyLog,
  lives: WatchedLives,
  horizonDays: number,
): LongWork<DeedComparison[]> {
  const { activities, firstActivity, did } = lives;
  const compare = compareColumns(lives, horizonDays);
  const order = deedOrder(did, activities.length);
  const compared: DeedComparison[] = [];
  for (const [place, code] of activities.entries()) {
    yield place / activities.length;
    const after = order[place].after.map((deed) => firstActivity + deed);
    const comparison = compare(firstActivity + place, after);
    if (!comparison) continue;
    compared.push({ activity: log.activityNames[code], customers: comparison.exposed, ...comparison });
  }
  return compared;
}
