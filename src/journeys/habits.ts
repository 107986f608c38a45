import type { FeatureTable } from '../stats/feature-table.js';
import type { JourneyLog } from './journey-log.js';

/** How customers spend their time: what each does again and again, as shares of all that they do so. */
export interface Habits {
  /** Customers with enough behaviour to tell. */
  readonly customers: Uint32Array;
  /** Codes of the activities that customers do again and again. */
  readonly activities: readonly number[];
  /** A row for each customer, a column for each activity: square roots of shares. */
  readonly table: FeatureTable;
  /** All of these activities together, times a week, of each customer. */
  readonly perWeek: Float64Array;
}

export interface HabitScope {
  readonly members?: Uint8Array;
  readonly from: number;
  readonly to: number;
}

const secondsOfWeek = 7 * 86_400;
/** Less behaviour than this could be anybody's. */
const fewestHabits = 8;
const fewestWeeks = 2;
const mostActivities = 40;
/** Of those who do an activity at all, the mean times that make it a habit. */
const habitual = 2.5;
/** Activities that fewer do tell no kinds of customers apart. */
const smallestShare = 0.03;

/**
 * Behaviour of each customer as a composition, square roots taken: the distance between two is Hellinger's, in which
 * chance weighs the same for frequent and rare activities, and neither how long nor how much somebody has used the
 * product counts: newcomers do not cluster merely by being new. O(events).
 */
export function habitsOf(log: JourneyLog, { members, from, to }: HabitScope): Habits {
  const isIn = (customer: number) => !members || members[customer] === 1;
  const activities = habitualActivities(log, isIn);
  const columns = activities.length;
  const column = new Int16Array(log.activityNames.length).fill(-1);
  activities.forEach((code, place) => (column[code] = place));
  const { customerCount, offsets, times } = log;
  const customers = new Uint32Array(customerCount);
  const perWeek = new Float64Array(customerCount);
  const values = new Float64Array(customerCount * columns);
  const counts = new Uint32Array(columns);
  let rows = 0;
  for (let customer = 0; customer < customerCount; customer++) {
    const end = offsets[customer + 1];
    if (end - offsets[customer] < fewestHabits || !isIn(customer)) continue;
    counts.fill(0);
    let total = 0;
    let first = 0;
    let last = 0;
    for (let event = offsets[customer]; event < end; event++) {
      const place = column[log.activities[event]];
      if (place < 0 || times[event] < from || times[event] >= to) continue;
      counts[place]++;
      last = event;
      if (total++ === 0) first = event;
    }
    const weeks = (times[last] - times[first]) / secondsOfWeek;
    if (total < fewestHabits || weeks < fewestWeeks) continue;
    for (let place = 0; place < columns; place++)
      values[rows * columns + place] = Math.sqrt(counts[place] / total);
    customers[rows] = customer;
    perWeek[rows++] = total / weeks;
  }
  return {
    customers: customers.slice(0, rows),
    activities,
    table: { values: values.subarray(0, rows * columns), rows, columns },
    perWeek: perWeek.slice(0, rows),
  };
}

function habitualActivities(log: JourneyLog, isIn: (customer: number) => boolean): number[] {
  const width = log.activityNames.length;
  const times = new Uint32Array(width);
  const doers = new Uint32Array(width);
  const seen = new Uint32Array(width);
  let all = 0;
  for (let customer = 0; customer < log.customerCount; customer++) {
    if (!isIn(customer)) continue;
    all++;
    for (let event = log.offsets[customer]; event < log.offsets[customer + 1]; event++) {
      const activity = log.activities[event];
      times[activity]++;
      if (seen[activity] === customer + 1) continue;
      seen[activity] = customer + 1;
      doers[activity]++;
    }
  }
  return [...times.keys()]
    .filter(
      (code) => doers[code] >= Math.max(1, smallestShare * all) && times[code] >= habitual * doers[code],
    )
    .sort((a, b) => times[b] - times[a])
    .slice(0, mostActivities);
}
