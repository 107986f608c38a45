import type { Estimate } from '../stats/estimate.js';
import { kaplanMeierAtEnd } from '../stats/kaplan-meier-at-end.js';
import { median } from '../stats/median.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { Funnel } from './funnel.js';

/** One step of a funnel over a group of customers; `customers` = next step's customers + `lost` + `inPlay`. */
export interface FunnelStep {
  /** Reached this step. */
  readonly customers: number;
  /** Came no further, and their window is closed. */
  readonly lost: number;
  /** Came no further yet, and still can. */
  readonly inPlay: number;
  /** Share of entrants who reach this step by the end of their window. */
  readonly fromStart: Estimate;
  /** Share of those at the step before who go on to this one. */
  readonly fromPrevious: Estimate;
  /** Median time since the step before, seconds; absent for the first step and where nobody came. */
  readonly medianSeconds?: number;
}

/**
 * Counts, rates and times of each step over the customers in `group` (all who entered when absent). While windows are
 * open the rates are Kaplan–Meier's, so that newcomers don't look lost.
 *
 * @param until the log's end, Unix seconds.
 */
export function funnelSteps(funnel: Funnel, until: number, group?: Uint32Array): FunnelStep[] {
  const customers = group ?? entrants(funnel);
  const { stepCount, levels, times, openSince } = funnel;
  const lost = new Uint32Array(stepCount + 1);
  const inPlay = new Uint32Array(stepCount + 1);
  const reached = new Uint32Array(stepCount + 1);
  for (const customer of customers) {
    const level = levels[customer];
    reached[level]++;
    if (level === stepCount) continue;
    if (openSince[customer] > 0) inPlay[level]++;
    else lost[level]++;
  }
  for (let level = stepCount - 1; level > 0; level--) reached[level] += reached[level + 1];

  /** Share of those who reached step `from` that reach step `to`, both counted from 0. */
  const rate = (from: number, to: number): Estimate => {
    const closed = sum(lost, from + 1, to);
    if (sum(inPlay, from + 1, to) === 0) {
      return wilsonInterval(reached[to + 1], reached[to + 1] + closed);
    }
    const converted = new Float64Array(reached[to + 1]);
    const watched = new Float64Array(sum(inPlay, from + 1, to));
    let conversions = 0;
    let waiting = 0;
    for (const customer of customers) {
      const level = levels[customer];
      if (level <= from) continue;
      const row = customer * stepCount;
      if (level > to) converted[conversions++] = times[row + to] - times[row + from];
      else if (openSince[customer] > 0) watched[waiting++] = until - startOfWatch(customer, from);
    }
    return kaplanMeierAtEnd({ converted, inPlay: watched, lost: closed });
  };
  /** When the wait for the next step began: at the step, or at a newer attempt if that is what keeps them in play. */
  const startOfWatch = (customer: number, step: number): number => {
    const row = customer * stepCount;
    const stillOpen = times[row] + funnel.within >= until;
    return stillOpen ? times[row + step] : openSince[customer];
  };

  const everybody: Estimate = { estimate: 1, low: 1, high: 1, n: reached[1] };
  const first = rate(0, 1);
  return Array.from({ length: stepCount }, (_, step) => ({
    customers: reached[step + 1],
    lost: lost[step + 1],
    inPlay: inPlay[step + 1],
    fromStart: step === 0 ? everybody : step === 1 ? first : rate(0, step),
    fromPrevious: step === 0 ? everybody : step === 1 ? first : rate(step - 1, step),
    medianSeconds: step === 0 ? undefined : medianBetween(funnel, customers, step),
  }));
}

/** Customers lost from each step, of a group. */
export function lostByStep({ levels, openSince, stepCount }: Funnel, group: Uint32Array): number[] {
  const lost = new Array<number>(stepCount).fill(0);
  for (const customer of group) {
    const level = levels[customer];
    if (level > 0 && level < stepCount && openSince[customer] === 0) lost[level - 1]++;
  }
  return lost;
}

/** Everybody who entered. */
export function entrants({ levels }: Funnel): Uint32Array {
  const found = new Uint32Array(levels.length);
  let count = 0;
  for (let customer = 0; customer < levels.length; customer++)
    if (levels[customer] > 0) found[count++] = customer;
  return found.subarray(0, count);
}

function medianBetween(
  { levels, times, stepCount }: Funnel,
  customers: Uint32Array,
  step: number,
): number | undefined {
  const durations = new Float64Array(customers.length);
  let count = 0;
  for (const customer of customers) {
    if (levels[customer] <= step) continue;
    const place = customer * stepCount + step;
    durations[count++] = times[place] - times[place - 1];
  }
  return median(durations.subarray(0, count));
}

function sum(counts: Uint32Array, from: number, to: number): number {
  let total = 0;
  for (let level = from; level <= to; level++) total += counts[level];
  return total;
}
