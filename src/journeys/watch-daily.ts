import type { DailyLives } from '../stats/daily-lives.js';
import { comparedActivities } from './compared-activities.js';
import type { FollowUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';
import type { KnownFeatures } from './known-features.js';

/** Customers watched day by day from their entry to an outcome. */
export interface WatchedLives extends DailyLives {
  /** A column for each: 1 from the day after it was first done. */
  readonly activities: readonly number[];
  /** The column of the first of them; before it stands what was known at the entry, after them what was said. */
  readonly firstActivity: number;
  /** `customers × activities`: 1 where it was done before the last day. */
  readonly did: Uint8Array;
}

interface Change {
  readonly day: number;
  readonly column: number;
  readonly amount: number;
}

const day = 86_400;
const month = 30 * day;
/** Longer logs are cut into longer periods than months. */
const mostPeriods = 24;

/**
 * Each customer's days after the entry, as long as they are whole and the outcome has not come. A day knows only what was
 * done before it began: what is done on the last day, on the way out, counts for nothing.
 *
 * @param known of each customer at the entry.
 * @param aside activity codes that get no column.
 * @param said a column for each thing that customers say: when each of them first said it, Unix seconds.
 */
export function watchDaily(
  log: JourneyLog,
  { customers, enteredAt, outcomeAt }: FollowUp,
  known: KnownFeatures,
  aside: ReadonlySet<number>,
  said: readonly ReadonlyMap<number, number>[] = [],
): WatchedLives {
  const { activities, placeOf } = comparedActivities(log, aside);
  const firstActivity = known.columns;
  const firstSaid = firstActivity + activities.length;
  const firstPeriod = firstSaid + said.length;
  const start = enteredAt.reduce((first, entered) => Math.min(first, entered), log.until);
  const period = Math.max(month, Math.ceil((log.until - start) / mostPeriods));

  const traitsOf = (place: number): Change[] => {
    const features = known.features.subarray(place * known.columns, (place + 1) * known.columns);
    return [...features].flatMap((amount, column) => (amount === 0 ? [] : [{ day: 0, column, amount }]));
  };
  const periodsOf = (entered: number, watched: number): Change[] => {
    const found: Change[] = [];
    for (let on = 0; on < watched;) {
      const column = firstPeriod + Math.floor((entered + on * day - start) / period);
      if (on > 0) found.push({ day: on, column: column - 1, amount: -1 });
      found.push({ day: on, column, amount: 1 });
      on = Math.ceil((start + (column - firstPeriod + 1) * period - entered) / day);
    }
    return found;
  };
  const deedsOf = (place: number, watched: number, seen: Uint8Array): Change[] => {
    const found: Change[] = [];
    const entered = enteredAt[place];
    const lastBegins = entered + (watched - 1) * day;
    const end = log.offsets[customers[place] + 1];
    for (let event = log.offsets[customers[place]]; event < end && log.times[event] < lastBegins; event++) {
      const activity = placeOf[log.activities[event]];
      if (activity < 0 || seen[activity] === 1) continue;
      seen[activity] = 1;
      found.push({ day: knownFrom(log.times[event], entered), column: firstActivity + activity, amount: 1 });
    }
    return found;
  };
  const saidBy = (place: number, watched: number): Change[] => {
    const entered = enteredAt[place];
    return said.flatMap((firstSaidBy, each) => {
      const at = firstSaidBy.get(customers[place]) ?? Infinity;
      if (at >= entered + (watched - 1) * day) return [];
      return [{ day: knownFrom(at, entered), column: firstSaid + each, amount: 1 }];
    });
  };

  const days: number[] = [];
  const outcomes: number[] = [];
  const starts = [0];
  const changes: Change[] = [];
  const did = new Uint8Array(customers.length * activities.length);
  for (let place = 0; place < customers.length; place++) {
    const whole = Math.floor((log.until - enteredAt[place]) / day);
    const came = outcomeAt[place] > 0 ? Math.floor((outcomeAt[place] - enteredAt[place]) / day) : whole;
    const watched = Math.min(whole, came + 1);
    if (watched === 0) continue;
    const seen = did.subarray(days.length * activities.length, (days.length + 1) * activities.length);
    const own = [
      ...traitsOf(place),
      ...periodsOf(enteredAt[place], watched),
      ...deedsOf(place, watched, seen),
      ...saidBy(place, watched),
    ];
    for (const change of own.sort((one, other) => one.day - other.day)) changes.push(change);
    starts.push(changes.length);
    days.push(watched);
    outcomes.push(came < whole ? 1 : 0);
  }
  return {
    columns: firstPeriod + Math.floor((log.until - start) / period) + 1,
    days: Uint32Array.from(days),
    outcomes: Uint8Array.from(outcomes),
    starts: Uint32Array.from(starts),
    changeDays: Uint32Array.from(changes, (change) => change.day),
    changeColumns: Uint16Array.from(changes, ({ column }) => column),
    amounts: Float64Array.from(changes, ({ amount }) => amount),
    activities,
    firstActivity,
    did: did.subarray(0, days.length * activities.length),
  };
}

/** The first day of a customer that begins after a moment. */
function knownFrom(time: number, entered: number): number {
  return Math.max(0, Math.floor((time - entered) / day) + 1);
}
