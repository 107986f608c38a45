import { startOfDay } from '../../journeys/calendar.js';
import type { Random } from '../../stats/random.js';
import { day, month, timezone } from '../calendar.js';
import type { Customer } from '../customer.js';
import { planted } from '../planted.js';
import { nextVaryingArrival } from '../weekly-rhythm.js';
import { planAt, type Subscription } from './subscription.js';

/** When each thing that moves churn would happen to a paying customer, in order; none of them waits for churn. */
export interface Exposures {
  readonly paymentFailed: readonly number[];
  readonly ticketReopened: readonly number[];
  readonly downgradedPlan: readonly number[];
  readonly complainedOfInvoices: readonly number[];
  readonly usedMobileApp: readonly number[];
  readonly calledCustomer: readonly number[];
  readonly gaveDiscount: readonly number[];
}
export type Exposure = keyof Exposures;
export const exposureNames = [
  'paymentFailed',
  'ticketReopened',
  'downgradedPlan',
  'complainedOfInvoices',
  'usedMobileApp',
  'calledCustomer',
  'gaveDiscount',
] as const;

const { priceIncrease } = planted.changes;
const increaseFrom = startOfDay(priceIncrease.at, timezone);
const increaseUntil = increaseFrom + priceIncrease.days * day;

/**
 * Churn per month at a moment: what decides, and all that does.
 * @param starterShock what the price increase adds while it lasts; 0 shows a year without it.
 */
export function churnRate(
  customer: Customer,
  subscription: Subscription,
  exposures: Exposures,
  at: number,
  starterShock: number = priceIncrease.starterChurn,
): number {
  // Who came down to starter pays less than before, whatever its price.
  const starter = customer.plan === 'starter' && planAt(subscription, at) === 'starter';
  const shocked = starter && at >= increaseFrom && at < increaseUntil;
  let rate = planted.churn.kind[customer.kind] + (shocked ? starterShock : 0);
  for (const name of exposureNames) if (exposures[name][0] <= at) rate += planted.churn[name];
  return Math.max(0, rate);
}

const highestRate = 0.3;

/** When the customer cancels; undefined when not before `until`. */
export function drawChurn(
  customer: Customer,
  subscription: Subscription,
  exposures: Exposures,
  until: number,
  random: Random,
): number | undefined {
  const perDay = (at: number) => (churnRate(customer, subscription, exposures, at) * day) / month;
  return nextVaryingArrival(random, subscription.steps[0].at, until, (highestRate * day) / month, perDay);
}
