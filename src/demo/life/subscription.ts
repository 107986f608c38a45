import { startOfDay } from '../../journeys/calendar.js';
import { randomNormal, type Random } from '../../stats/random.js';
import { day, month, timezone } from '../calendar.js';
import type { Customer } from '../customer.js';
import type { Happening } from '../happening.js';
import { planted } from '../planted.js';
import type { Plan } from '../trait-values.js';
import { nextArrival } from '../weekly-rhythm.js';

/** What a customer is on since when. */
export interface PlanStep {
  readonly at: number;
  readonly plan: Plan;
  readonly activity: 'Subscribed' | 'Upgraded Plan' | 'Downgraded Plan';
}

/** A subscription as it would go on to the end of the year. */
export interface Subscription {
  readonly steps: readonly PlanStep[];
  /** Charges in order; a failed one is paid three days later. */
  readonly renewals: readonly { readonly due: number; readonly failed: boolean }[];
  /** How this customer's prices stand to the list's, by seats. */
  readonly seats: number;
}

const failingShare = 0.035;
const retryAfter = 3 * day;
const upgradesPerMonth = 0.012;
const downgradesPerMonth = 0.03;
const refundsPerMonth = 0.006;
const listPrice = { free: 0, starter: 29, team: 119, enterprise: 640 };
const priceIncrease = startOfDay(planted.changes.priceIncrease.at, timezone);

export function drawSubscription(
  customer: Customer,
  from: number,
  until: number,
  random: Random,
): Subscription {
  const renewals = [];
  for (let due = from + month; due < until; due += month) {
    renewals.push({ due, failed: random() < failingShare });
  }
  return {
    steps: drawSteps(customer.plan, from, until, random),
    renewals,
    seats: Math.exp(0.45 * randomNormal(random)),
  };
}

function drawSteps(first: Plan, from: number, until: number, random: Random): PlanStep[] {
  const steps: PlanStep[] = [{ at: from, plan: first, activity: 'Subscribed' }];
  const changes = [
    {
      at: nextArrival(random, from, until, (upgradesPerMonth * day) / month),
      activity: 'Upgraded Plan',
    } as const,
    {
      at: nextArrival(random, from, until, (downgradesPerMonth * day) / month),
      activity: 'Downgraded Plan',
    } as const,
  ].sort((a, b) => (a.at ?? until) - (b.at ?? until));
  for (const { at, activity } of changes) {
    const plan = (activity === 'Upgraded Plan' ? above : below)[steps[steps.length - 1].plan];
    if (at !== undefined && plan) steps.push({ at, plan, activity });
  }
  return steps;
}

const above: Partial<Record<Plan, Plan>> = { starter: 'team', team: 'enterprise' };
const below: Partial<Record<Plan, Plan>> = { enterprise: 'team', team: 'starter' };

export function planAt(subscription: Subscription, at: number): Plan {
  return (subscription.steps.findLast((step) => step.at <= at) ?? subscription.steps[0]).plan;
}

/** A month's price in euros. */
function amountAt(subscription: Subscription, at: number): number {
  const increase = at >= priceIncrease ? planted.changes.priceIncrease.amounts : 1;
  return Math.round(listPrice[planAt(subscription, at)] * subscription.seats * increase);
}

/** All that billing would record to the end of the year, but for the end itself. */
export function billingHappenings(subscription: Subscription, until: number, random: Random): Happening[] {
  const paid = (activity: Happening['activity'], at: number): Happening => {
    const value = amountAt(subscription, at);
    return { activity, at, value, plan: planAt(subscription, at), mrr: value };
  };
  const from = subscription.steps[0].at;
  const refund = nextArrival(random, from, until, (refundsPerMonth * day) / month);
  return [
    ...subscription.steps.map((step) => paid(step.activity, step.at)),
    ...subscription.renewals.flatMap(({ due, failed }) =>
      failed
        ? [{ ...paid('Payment Failed', due), mrr: undefined }, paid('Renewed', due + retryAfter)]
        : [paid('Renewed', due)],
    ),
    ...(refund === undefined ? [] : [{ activity: 'Refund Requested', at: refund } as const]),
  ];
}
