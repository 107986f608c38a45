import type { FeatureTable } from '../stats/feature-table.js';
import {
  activityMeasures,
  behaviourMeasures,
  type BehaviourMeasure,
  type FeatureColumn,
  type FeaturePlan,
} from './feature-plan.js';
import { firstAtLeast } from './first-at-least.js';
import type { JourneyLog } from './journey-log.js';
import type { Landmarks } from './landmarks.js';
import { traitAt } from './trait-at.js';

const day = 86_400;
const year = 365.2425 * day;
/** After this long an activity counts half as recent. */
const halfLife = 14 * day;

/**
 * What was known of customers at their landmarks, in one pass over their events. The pass of a row ends at its landmark,
 * and traits are as they were known before it: nothing later can have a say, whatever it is. (A trait of which it isn't
 * known since when it holds counts as always known; see leaking-traits.ts.)
 *
 * @returns a row for each landmark, a column for each of the plan.
 */
export function scanFeatures(log: JourneyLog, plan: FeaturePlan, landmarks: Landmarks): FeatureTable {
  const rows = landmarks.customers.length;
  const columns = plan.columns.length;
  const values = new Float64Array(rows * columns);
  scanEvents(log, plan, landmarks, values);
  const before = landmarks.times.map((time) => time - 1);
  let column = behaviourMeasures.length + plan.activities.length * activityMeasures.length;
  for (const { name, codes } of plan.traits) {
    const trait = log.traits.get(name);
    const width = trait?.kind === 'text' ? codes.length : 1;
    if (trait) {
      const known = traitAt(trait, landmarks.customers, before);
      for (let row = 0; row < rows; row++) {
        const start = row * columns + column;
        if (trait.kind === 'number') values[start] = known[row];
        else codes.forEach((code, place) => (values[start + place] = known[row] === code ? 1 : 0));
      }
    }
    column += width;
  }
  for (; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      values[row * columns + column] = seasonAt(plan.columns[column], landmarks.times[row]);
    }
  }
  return { values, rows, columns };
}

function scanEvents(
  log: JourneyLog,
  { activities, columns, lately }: FeaturePlan,
  { customers, times }: Landmarks,
  values: Float64Array,
): void {
  const { offsets, values: amounts } = log;
  const activityCount = log.activityNames.length;
  const ever = new Uint32Array(activityCount);
  const recent = new Uint32Array(activityCount);
  const last = new Uint32Array(activityCount);
  for (let row = 0; row < customers.length; row++) {
    const start = offsets[customers[row]];
    const landmark = times[row];
    const end = firstAtLeast(log.times, landmark, start, offsets[customers[row] + 1]);
    ever.fill(0);
    recent.fill(0);
    let different = 0;
    for (let event = start; event < end; event++) {
      const activity = log.activities[event];
      if (ever[activity]++ === 0) different++;
      if (log.times[event] >= landmark - lately) recent[activity]++;
      last[activity] = log.times[event];
    }
    const place = row * columns.length;
    const since = (event: number) => (landmark - log.times[event]) / day;
    const eventsSince = (time: number) => end - firstAtLeast(log.times, time, start, end);
    const money = sumAmounts(amounts, start, firstAtLeast(log.times, landmark - lately, start, end), end);
    const measured: Record<BehaviourMeasure, number> = {
      'days since the first event': end > start ? since(start) : NaN,
      'days since the last event': end > start ? since(end - 1) : NaN,
      events: Math.log1p(end - start),
      'events lately': Math.log1p(eventsSince(landmark - lately)),
      'events in the last week': Math.log1p(eventsSince(landmark - 7 * day)),
      'different activities': different,
      value: signedLog(money.sum),
      'value lately': signedLog(money.recent),
      'mean value': money.count > 0 ? money.sum / money.count : NaN,
      'last value': money.last,
      ...rhythm(log, start, end, landmark, lately),
    };
    behaviourMeasures.forEach((measure, column) => (values[place + column] = measured[measure]));
    let column = place + behaviourMeasures.length;
    for (const activity of activities) {
      values[column++] = Math.log1p(ever[activity]);
      values[column++] = Math.log1p(recent[activity]);
      values[column++] = ever[activity] > 0 ? 2 ** ((last[activity] - landmark) / halfLife) : 0;
    }
  }
}

/** Silence and pace against a customer's own earlier ones, as logarithms of ratios; NaN where there is no earlier. */
function rhythm(
  { times }: JourneyLog,
  start: number,
  end: number,
  landmark: number,
  lately: number,
): Pick<Record<BehaviourMeasure, number>, 'silence against the usual gap' | 'pace lately'> {
  const gap = end - start > 1 ? (times[end - 1] - times[start]) / (end - start - 1) : NaN;
  const earlier = landmark - lately - times[start];
  const split = firstAtLeast(times, landmark - lately, start, end);
  const expected = earlier > 0 && end > start ? ((split - start) / earlier) * lately : NaN;
  return {
    'silence against the usual gap': Math.log((landmark - times[end - 1] + day) / (gap + day)),
    'pace lately': Math.log((end - split + 0.5) / (expected + 0.5)),
  };
}

/** Amounts of the events from `start` to `end`, and of those from `recentFrom` on. */
function sumAmounts(
  { events, amounts }: JourneyLog['values'],
  start: number,
  recentFrom: number,
  end: number,
): { sum: number; recent: number; count: number; last: number } {
  let [sum, recent, count, last] = [0, 0, 0, NaN];
  for (let place = firstAtLeast(events, start); events[place] < end; place++) {
    sum += amounts[place];
    if (events[place] >= recentFrom) recent += amounts[place];
    count++;
    last = amounts[place];
  }
  return { sum, recent, count, last };
}

function seasonAt(column: FeatureColumn, time: number): number {
  const angle = (2 * Math.PI * time) / year;
  return column.kind === 'season' && column.part === 'cosine' ? Math.cos(angle) : Math.sin(angle);
}

function signedLog(amount: number): number {
  return Math.sign(amount) * Math.log1p(Math.abs(amount));
}
