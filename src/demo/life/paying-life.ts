import { yearEnd } from '../calendar.js';
import { customerRandom } from '../customer-random.js';
import type { Customer } from '../customer.js';
import { drawChurn, type Exposure, type Exposures } from './churn.js';
import { drawRetentionAction } from './retention-actions.js';
import { drawSubscription, type Subscription } from './subscription.js';

/** What of an account's other lives bears on churn: times, in order. */
export interface AccountPast {
  readonly ticketReopened: readonly number[];
  readonly complainedOfInvoices: readonly number[];
  readonly usedMobileApp: readonly number[];
  /** By the team, during the trial. */
  readonly calledCustomer: readonly number[];
  readonly gaveDiscount: readonly number[];
}

export interface PayingLife {
  readonly subscription: Subscription;
  readonly exposures: Exposures;
  /** By the team, since the subscription. */
  readonly actions: { readonly calledCustomer: readonly number[]; readonly gaveDiscount: readonly number[] };
  readonly cancelled?: number;
}

/** Changes when something happens, to see what would have followed: gives new times for the drawn ones. */
export type Intervention = (exposure: Exposure, times: readonly number[]) => readonly number[];
const leaveBe: Intervention = (_exposure, times) => times;

/** A subscription, what the team does about it, and its end; an intervention reaches all that follows from it. */
export function drawPayingLife(
  seed: number,
  customer: Customer,
  subscribed: number,
  past: AccountPast,
  intervene = leaveBe,
): PayingLife {
  const random = (purpose: string) => customerRandom(seed, customer.number, purpose);
  const subscription = drawSubscription(customer, subscribed, yearEnd, random('subscription'));
  const failed = subscription.renewals.filter((renewal) => renewal.failed).map((renewal) => renewal.due);
  const downgraded = subscription.steps
    .filter((step) => step.activity === 'Downgraded Plan')
    .map((step) => step.at);
  const trouble = {
    paymentFailed: intervene('paymentFailed', failed),
    ticketReopened: intervene('ticketReopened', past.ticketReopened),
  };
  const act = (action: 'calledCustomer' | 'gaveDiscount') =>
    drawRetentionAction(action, customer, trouble, subscribed, yearEnd, random(action));
  const actions = { calledCustomer: act('calledCustomer'), gaveDiscount: act('gaveDiscount') };
  const exposures = {
    ...trouble,
    downgradedPlan: intervene('downgradedPlan', downgraded),
    complainedOfInvoices: intervene('complainedOfInvoices', past.complainedOfInvoices),
    usedMobileApp: intervene('usedMobileApp', past.usedMobileApp),
    calledCustomer: intervene('calledCustomer', [...past.calledCustomer, ...actions.calledCustomer]),
    gaveDiscount: intervene('gaveDiscount', [...past.gaveDiscount, ...actions.gaveDiscount]),
  };
  const cancelled = drawChurn(customer, subscription, exposures, yearEnd, random('churn'));
  return { subscription, exposures, actions, cancelled };
}
