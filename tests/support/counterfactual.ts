import { day, month, timezone, yearEnd } from '../../src/demo/calendar.js';
import { customerRandom } from '../../src/demo/customer-random.js';
import { drawCustomer, type Customer } from '../../src/demo/customer.js';
import { accountPast, earlyInvoices } from '../../src/demo/life/account.js';
import { churnRate, type Exposure } from '../../src/demo/life/churn.js';
import { conversionChance, convertedBy } from '../../src/demo/life/conversion.js';
import { drawOnboarding, type Onboarding } from '../../src/demo/life/onboarding.js';
import { drawPayingLife, type PayingLife } from '../../src/demo/life/paying-life.js';
import { planAt } from '../../src/demo/life/subscription.js';
import { drawTrialActions, type TrialActions } from '../../src/demo/life/trial-actions.js';
import { planted } from '../../src/demo/planted.js';
import { tellStory } from '../../src/demo/story.js';
import { startOfDay } from '../../src/journeys/calendar.js';

/** A risk in two worlds: what a cause adds to it, and what it multiplies it by. */
export interface Contrast {
  readonly difference: number;
  readonly ratio: number;
}

/*
 * What would have happened to Harbor's customers had they done otherwise, by the generator's own laws. Chances and
 * hazards are averaged over the customers, not drawn, so that some thousands of them give three digits.
 */

export interface Trial {
  readonly customer: Customer;
  readonly onboarding: Onboarding;
  readonly actions: TrialActions;
}

/** Everyone of a company that started a trial. */
export function trialsOf(seed: number, total: number): Trial[] {
  return numbers(total).flatMap((number) => {
    const customer = drawCustomer(seed, number, total);
    if (customer.route !== 'self-serve') return [];
    const onboarding = drawOnboarding(customer, customerRandom(seed, number, 'onboarding'));
    if (!onboarding.startedTrial) return [];
    const invoices = earlyInvoices(seed, customer, onboarding);
    const random = customerRandom(seed, number, 'trial actions');
    return {
      customer,
      onboarding,
      actions: drawTrialActions(customer, onboarding.startedTrial, invoices, random),
    };
  });
}

export type TrialCause =
  | 'invitedTeammate'
  | 'connectedBank'
  | 'completedOnboarding'
  | 'sentSetupGuide'
  | 'offeredDemo'
  | 'gaveDiscount'
  | 'calledCustomer';

/**
 * How much likelier a trial subscribes within `horizonDays` of a moment `landmarkDays` after its start, for having
 * done or been given something before that moment: the mean over all who are undecided then.
 */
export function conversionEffect(
  trials: readonly Trial[],
  cause: TrialCause,
  landmarkDays: number,
  horizonDays: number,
): Contrast {
  const before = convertedBy(landmarkDays * day);
  const within = convertedBy((landmarkDays + horizonDays) * day) - before;
  const chance = ({ customer, onboarding, actions }: Trial, at: number | undefined) => {
    const whole =
      cause in onboardingCauses
        ? conversionChance(customer, { ...onboarding, [cause]: at }, actions)
        : conversionChance(customer, onboarding, { ...actions, [cause]: at });
    return (whole * within) / (1 - whole * before);
  };
  return contrast(
    trials,
    ({ customer, onboarding, actions }) => 1 - before * conversionChance(customer, onboarding, actions),
    (trial) => [chance(trial, trial.onboarding.startedTrial), chance(trial, undefined)],
  );
}

const onboardingCauses = { invitedTeammate: true, connectedBank: true, completedOnboarding: true };

export interface Payer {
  readonly customer: Customer;
  readonly subscribed: number;
  /** The same life with something that happens at other times. */
  readonly life: (
    intervene?: (exposure: Exposure, times: readonly number[]) => readonly number[],
  ) => PayingLife;
}

/** Everyone of a company that ever pays. */
export function payersOf(seed: number, total: number): Payer[] {
  return numbers(total).flatMap((number) => {
    const { customer, account } = tellStory(seed, number, total);
    if (!account?.paying) return [];
    const [{ at: subscribed }] = account.paying.subscription.steps;
    const past = accountPast(account);
    return {
      customer,
      subscribed,
      life: (intervene) => drawPayingLife(seed, customer, subscribed, past, intervene),
    };
  });
}

/**
 * How much likelier a paying customer cancels within `horizonDays` of a moment `landmarkDays` after subscribing, for
 * something that had happened to them by then: the mean over all who still pay then.
 */
export function churnEffect(
  payers: readonly Payer[],
  cause: Exposure,
  landmarkDays: number,
  horizonDays: number,
): Contrast {
  const watched = payers.filter(
    ({ subscribed }) => subscribed + (landmarkDays + horizonDays) * day <= yearEnd,
  );
  return contrast(
    watched,
    (payer) => 1 - churnChance(payer, payer.life(), payer.subscribed, payer.subscribed + landmarkDays * day),
    (payer) => {
      const from = payer.subscribed + landmarkDays * day;
      const until = from + horizonDays * day;
      const exposed = payer.life((exposure, times) => (exposure === cause ? [from - 1] : times));
      const spared = payer.life((exposure, times) =>
        exposure === cause ? laterTimes(cause, times, from) : times,
      );
      return [churnChance(payer, exposed, from, until), churnChance(payer, spared, from, until)];
    },
  );
}

/** When something would happen to someone to whom it had not happened yet: whoever has taken up a habit repeats it. */
function laterTimes(cause: Exposure, times: readonly number[], from: number): readonly number[] {
  if (cause === 'usedMobileApp' && times[0] <= from) return [];
  return times.filter((at) => at > from);
}

/** How much likelier those on a plan when the price went up cancel within `horizonDays`, for its going up. */
export function priceIncreaseEffect(payers: readonly Payer[], plan: string, horizonDays: number): Contrast {
  const from = startOfDay(planted.changes.priceIncrease.at, timezone);
  const there = payers
    .map((payer) => ({ payer, life: payer.life() }))
    .filter(({ payer, life }) => payer.subscribed < from && planAt(life.subscription, from) === plan);
  return contrast(
    there,
    ({ payer, life }) => 1 - churnChance(payer, life, payer.subscribed, from),
    ({ payer, life }) => {
      const until = from + horizonDays * day;
      return [churnChance(payer, life, from, until), churnChance(payer, life, from, until, 0)];
    },
  );
}

/** Chance to cancel between two moments, for someone who pays at the first. */
function churnChance(
  { customer }: Payer,
  { subscription, exposures }: PayingLife,
  from: number,
  until: number,
  starterShock?: number,
): number {
  const steps = Math.max(1, Math.round((until - from) / (day / 2)));
  const length = (until - from) / steps;
  let hazard = 0;
  for (let step = 0; step < steps; step++) {
    const middle = from + (step + 0.5) * length;
    hazard += (churnRate(customer, subscription, exposures, middle, starterShock) * length) / month;
  }
  return 1 - Math.exp(-hazard);
}

/** @param risks of an item in the two worlds: with the cause, and without. */
function contrast<Item>(
  items: readonly Item[],
  weight: (item: Item) => number,
  risks: (item: Item) => readonly [withCause: number, without: number],
): Contrast {
  let [total, withCause, without] = [0, 0, 0];
  for (const item of items) {
    const share = weight(item);
    const [one, other] = risks(item);
    total += share;
    withCause += share * one;
    without += share * other;
  }
  return { difference: (withCause - without) / total, ratio: withCause / without };
}

function numbers(total: number): number[] {
  return Array.from({ length: total }, (_nothing, index) => index + 1);
}
