import { randomChoice, type Random } from '../../stats/random.js';
import { day, hour, yearEnd } from '../calendar.js';
import { customerRandom } from '../customer-random.js';
import type { Customer } from '../customer.js';
import { happening, type Activity, type Happening } from '../happening.js';
import { soonAfter } from '../weekly-rhythm.js';
import { occasion, type FeedbackOccasion } from '../words/feedback-occasions.js';
import { drawFarewell } from '../words/topic.js';
import type { Account } from './account.js';
import { onboardingHappenings } from './onboarding.js';
import type { PayingLife } from './paying-life.js';
import { billingHappenings } from './subscription.js';
import { ticketHappenings } from './support.js';
import type { TrialActions } from './trial-actions.js';
import { drawTeamInvites, drawUsage } from './usage.js';

/** What the six sources come to hold of an account. */
export interface AccountRecord {
  readonly happenings: readonly Happening[];
  /** Tickets with a text are among it. */
  readonly feedback: readonly FeedbackOccasion[];
}

const trialActionNames: readonly (readonly [keyof TrialActions, Activity])[] = [
  ['sentSetupGuide', 'Sent Setup Guide'],
  ['offeredDemo', 'Offered Demo'],
  ['gaveDiscount', 'Gave Discount'],
  ['calledCustomer', 'Called Customer'],
];

/** All that happened in an account before it was cancelled, and the little that did after. */
export function accountRecord(seed: number, customer: Customer, account: Account): AccountRecord {
  const { onboarding, trialActions, used, paying } = account;
  const end = paying?.cancelled ?? yearEnd;
  const happenings = [
    ...(onboarding ? onboardingHappenings(onboarding) : []),
    ...(used ? drawUsage(seed, customer, used) : []),
    ...account.appUse.map((at) => happening('Used Mobile App', at)),
    ...ticketHappenings(account.tickets),
    ...trialActionNames.flatMap(([action, activity]) => once(activity, trialActions[action])),
    ...(paying ? payingHappenings(seed, customer, paying) : []),
  ];
  const written = account.tickets.flatMap(({ opened, remark }, ticket) =>
    remark ? [{ at: opened, source: 'support tickets', remark, ticket } as const] : [],
  );
  const lived = {
    happenings: happenings.filter((happened) => happened.at < end),
    feedback: [...written, ...account.feedback].filter((given) => given.at < end),
  };
  if (paying?.cancelled === undefined) return lived;
  const after = farewell(customer, paying.cancelled, customerRandom(seed, customer.number, 'farewell'));
  return {
    happenings: [...lived.happenings, ...after.happenings],
    feedback: [...lived.feedback, ...after.feedback],
  };
}

function once(activity: Activity, at: number | undefined): Happening[] {
  return at === undefined ? [] : [happening(activity, at)];
}

function payingHappenings(seed: number, customer: Customer, paying: PayingLife): Happening[] {
  const { subscription, actions, cancelled = yearEnd } = paying;
  const [{ at: subscribed }] = subscription.steps;
  const billing = customerRandom(seed, customer.number, 'billing');
  return [
    ...billingHappenings(subscription, yearEnd, billing),
    ...drawTeamInvites(seed, customer, subscribed, cancelled),
    ...actions.calledCustomer.map((at) => happening('Called Customer', at)),
    ...actions.gaveDiscount.map((at) => happening('Gave Discount', at)),
  ];
}

const farewellSources = ['trustpilot', 'google', 'social'] as const;
const farewellShare = 0.14;
const refundShare = 0.12;

/** The end, and what some do about it afterwards: ask for money back, or say why they left. */
function farewell(customer: Customer, cancelled: number, random: Random): AccountRecord {
  const later = () => soonAfter(random, cancelled + hour, 3 * day, 10 * day);
  const refund = random() < refundShare ? once('Refund Requested', later()) : [];
  const mood = {
    customer,
    at: later(),
    source: randomChoice(random, farewellSources),
    onTrial: false,
    completedOnboarding: true,
  };
  const writes = random() < farewellShare;
  return {
    happenings: [{ activity: 'Cancelled', at: cancelled, mrr: 0 }, ...refund],
    feedback: writes ? [occasion(mood.at, mood.source, drawFarewell(mood, random), random)] : [],
  };
}
