import { asIfUncensored, type Watch } from '../stats/as-if-uncensored.js';
import type { Random } from '../stats/random.js';
import { firstTime, type HappeningTimes } from './outcome-times.js';
import type { JourneyLog } from './journey-log.js';

/** An action, and an outcome that it might move, for customers from when on they could reach it. */
export interface ActionQuestion {
  readonly entries: HappeningTimes;
  readonly action: HappeningTimes;
  readonly outcomes: HappeningTimes;
  /** Seconds after the action in which the outcome counts. */
  readonly horizon: number;
  /**
   * Unix seconds per customer, Infinity where never: when they were given another action that stands in place of this one.
   * They are not compared after that.
   */
  readonly givenOther?: Float64Array;
}

/** Customers at a moment of their own: when they were given an action, or could have been as long after entry. */
export interface ActionRows {
  readonly customers: Uint32Array;
  /** Unix seconds. */
  readonly times: Uint32Array;
  /** Seconds since entry. */
  readonly tenures: Uint32Array;
  readonly treated: Uint8Array;
  /** 1 for who reached the outcome within the horizon. */
  readonly outcomes: Uint8Array;
  /** Share of those not treated who were treated later, within the horizon and before the outcome. */
  readonly treatedLater: number;
}

const mostTreated = 20_000;
const mostRows = 60_000;
const mostControlsEach = 4;
const tries = 25;

/**
 * Everyone who was given an action for the first time while the outcome was open, each with some who had been there for
 * as long, were undecided and had not been given it (risk-set matching: Li, Propert & Rosenbaum, Journal of the American
 * Statistical Association 96, 2001): nobody has to stay undecided to be treated, so waiting does not look like an effect. Who is given
 * another action in place of this one counts until then.
 */
export function actionRows(log: JourneyLog, question: ActionQuestion, random: Random): ActionRows {
  const { entries, outcomes, horizon } = question;
  const otherAt = (customer: number) => question.givenOther?.[customer] ?? Infinity;
  const entered: number[] = [];
  const treated: { customer: number; time: number; tenure: number }[] = [];
  for (let customer = 0; customer < log.customerCount; customer++) {
    const entry = firstTime(entries, customer);
    if (entry === Infinity || firstTime(outcomes, customer) <= entry) continue;
    entered.push(customer);
    const time = firstTreatment(question, customer, entry);
    const isOpen = Math.min(firstTime(outcomes, customer), otherAt(customer)) > time;
    if (time + horizon < log.until && isOpen) {
      treated.push({ customer, time, tenure: time - entry });
    }
  }
  const chosen = treated.length <= mostTreated ? treated : sampled(treated, mostTreated, random);
  const controlsEach = Math.min(mostControlsEach, Math.max(1, Math.floor(mostRows / chosen.length) - 1));
  const controls: { customer: number; time: number; tenure: number; isTreatedLater: boolean }[] = [];
  const watches: Watch[] = [];
  for (const { tenure } of chosen) {
    for (let found = 0, tried = 0; found < controlsEach && tried < tries; tried++) {
      const customer = entered[Math.floor(random() * entered.length)];
      const entry = firstTime(entries, customer);
      const time = entry + tenure;
      const outcome = firstTime(outcomes, customer);
      const treatment = firstTreatment(question, customer, entry);
      const other = otherAt(customer);
      if (time + horizon >= log.until || Math.min(outcome, treatment, other) <= time) continue;
      if (!isUntouched(question, customer, entry)) continue;
      const end = Math.min(outcome, time + horizon);
      controls.push({ customer, time, tenure, isTreatedLater: treatment <= end });
      watches.push({ length: Math.min(end, other) - time, isCensored: other < end });
      if (other >= end) found++;
    }
  }
  const isKept = asIfUncensored(watches, random);
  const kept = controls.filter((_, place) => isKept[place]);
  const rows = [
    ...chosen.map((row) => ({ ...row, treated: 1 })),
    ...kept.map((row) => ({ ...row, treated: 0 })),
  ];
  return {
    customers: Uint32Array.from(rows, ({ customer }) => customer),
    times: Uint32Array.from(rows, ({ time }) => time),
    tenures: Uint32Array.from(rows, ({ tenure }) => tenure),
    treated: Uint8Array.from(rows, (row) => row.treated),
    outcomes: Uint8Array.from(rows, ({ customer, time }) =>
      firstTime(outcomes, customer) <= time + horizon ? 1 : 0,
    ),
    treatedLater: kept.filter(({ isTreatedLater }) => isTreatedLater).length / Math.max(1, kept.length),
  };
}

/** The first time since entry; Infinity for who was never given it, or before. */
function firstTreatment(question: ActionQuestion, customer: number, entry: number): number {
  return isUntouched(question, customer, entry) ? firstTime(question.action, customer, entry) : Infinity;
}

function isUntouched({ action }: ActionQuestion, customer: number, entry: number): boolean {
  return firstTime(action, customer) >= entry;
}

function sampled<Item>(items: readonly Item[], count: number, random: Random): Item[] {
  const mixed = items.map((item) => ({ item, order: random() })).sort((a, b) => a.order - b.order);
  return mixed.slice(0, count).map(({ item }) => item);
}
