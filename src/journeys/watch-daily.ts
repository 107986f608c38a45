import type { DailyLives } from '../stats/daily-lives.js';
import { comparedActivities } from './compared-activities.js';
import type { FollowUp } from './follow-up.js';
import type { JourneyLog } from './journey-log.js';
import type { KnownFeatures } from './known-features.js';

/** Customers watched day by day from their entry to an outcome. */
export interface WatchedLives extends DailyLives {
  /** A column for each: 1 from the day after it was first done. */
  readonly activities: readonly number[];
  /** The column of the first of them; before it stands what was known at the entry. */
  readonly firstActivity: number;
  /** The column of the first thing said. */
  readonly firstSaid: number;
  /** `customers × activities`: 1 where it was done before the last day. */
  readonly did: Uint8Array;
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

  const changeDays: number[] = [];
  const changeColumns: number[] = [];
  const amounts: number[] = [];
  const starts = [0];
  /** Behind those of this customer that come no later. */
  const add = (on: number, column: number, amount: number) => {
    let place = changeDays.length;
    for (; place > starts[starts.length - 1] && changeDays[place - 1] > on; place--) {
      changeDays[place] = changeDays[place - 1];
      changeColumns[place] = changeColumns[place - 1];
      amounts[place] = amounts[place - 1];
    }
    changeDays[place] = on;
    changeColumns[place] = column;
    amounts[place] = amount;
  };
  const addKnown = (place: number) => {
    for (let column = 0; column < known.columns; column++) {
      const amount = known.features[place * known.columns + column];
      if (amount !== 0) add(0, column, amount);
    }
  };
  const addPeriods = (entered: number, watched: number) => {
    for (let on = 0; on < watched;) {
      const column = firstPeriod + Math.floor((entered + on * day - start) / period);
      if (on > 0) add(on, column - 1, -1);
      add(on, column, 1);
      on = Math.ceil((start + (column - firstPeriod + 1) * period - entered) / day);
    }
  };
  const addDeeds = (place: number, watched: number, seen: Uint8Array) => {
    const entered = enteredAt[place];
    const lastBegins = entered + (watched - 1) * day;
    const end = log.offsets[customers[place] + 1];
    for (let event = log.offsets[customers[place]]; event < end && log.times[event] < lastBegins; event++) {
      const activity = placeOf[log.activities[event]];
      if (activity < 0 || seen[activity] === 1) continue;
      seen[activity] = 1;
      add(knownFrom(log.times[event], entered), firstActivity + activity, 1);
    }
  };
  const addSaid = (place: number, watched: number) => {
    const entered = enteredAt[place];
    for (const [each, firstSaidBy] of said.entries()) {
      const at = firstSaidBy.get(customers[place]) ?? Infinity;
      if (at < entered + (watched - 1) * day) add(knownFrom(at, entered), firstSaid + each, 1);
    }
  };

  const days: number[] = [];
  const outcomes: number[] = [];
  const did = new Uint8Array(customers.length * activities.length);
  for (let place = 0; place < customers.length; place++) {
    const whole = Math.floor((log.until - enteredAt[place]) / day);
    const came = outcomeAt[place] > 0 ? Math.floor((outcomeAt[place] - enteredAt[place]) / day) : whole;
    const watched = Math.min(whole, came + 1);
    if (watched === 0) continue;
    addKnown(place);
    addPeriods(enteredAt[place], watched);
    addDeeds(
      place,
      watched,
      did.subarray(days.length * activities.length, (days.length + 1) * activities.length),
    );
    addSaid(place, watched);
    starts.push(changeDays.length);
    days.push(watched);
    outcomes.push(came < whole ? 1 : 0);
  }
  return {
    columns: firstPeriod + Math.floor((log.until - start) / period) + 1,
    days: Uint32Array.from(days),
    outcomes: Uint8Array.from(outcomes),
    starts: Uint32Array.from(starts),
    changeDays: Uint32Array.from(changeDays),
    changeColumns: Uint16Array.from(changeColumns),
    amounts: Float64Array.from(amounts),
    activities,
    firstActivity,
    firstSaid,
    did: did.subarray(0, days.length * activities.length),
  };
}

/** The first day of a customer that begins after a moment. */
function knownFrom(time: number, entered: number): number {
  return Math.max(0, Math.floor((time - entered) / day) + 1);
}
