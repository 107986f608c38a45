import { randomExponential } from '../../stats/random.js';
import { day, yearEnd } from '../calendar.js';
import { customerRandom } from '../customer-random.js';
import type { Customer } from '../customer.js';
import { drawFeedbackOccasions, type FeedbackOccasion } from '../words/feedback-occasions.js';
import type { MoodAt } from '../words/topic.js';
import { conversionChance, drawConversionTime, trialLength } from './conversion.js';
import { drawOnboarding, type Onboarding } from './onboarding.js';
import { drawPayingLife, type AccountPast, type PayingLife } from './paying-life.js';
import { drawTickets, type Ticket } from './support.js';
import { drawTrialActions, trialReview, type TrialActions } from './trial-actions.js';
import { drawAppUse, drawUsage, type UseSpan } from './usage.js';

/** How a customer came to use the product, and what came of it. */
export interface Account {
  /** Of those who signed up by themselves. */
  readonly onboarding?: Onboarding;
  readonly trialActions: TrialActions;
  /** When use of the product began and ended; absent when it never began. */
  readonly used?: UseSpan;
  readonly appUse: readonly number[];
  readonly tickets: readonly Ticket[];
  readonly feedback: readonly FeedbackOccasion[];
  readonly paying?: PayingLife;
}

const noActions: TrialActions = {};
const noAccount = { trialActions: noActions, appUse: [], tickets: [], feedback: [] };
const freeDays = 45;

export function drawSelfServeAccount(seed: number, customer: Customer): Account {
  const random = (purpose: string) => customerRandom(seed, customer.number, purpose);
  const onboarding = drawOnboarding(customer, random('onboarding'));
  const { begun, startedTrial } = onboarding;
  if (!begun) return { ...noAccount, onboarding };
  if (!startedTrial) {
    const ended = begun + randomExponential(random('free'), 1 / (freeDays * day));
    return { ...noAccount, onboarding, ...drawUse(seed, customer, begun, ended, onboarding) };
  }
  const trialActions = drawTrialActions(
    customer,
    startedTrial,
    earlyInvoices(seed, customer, onboarding),
    random('trial actions'),
  );
  const converting = random('conversion');
  const subscribes = converting() < conversionChance(customer, onboarding, trialActions);
  const subscribed = drawConversionTime(startedTrial, converting);
  if (!subscribes || subscribed >= yearEnd) {
    const ended = startedTrial + trialLength;
    return { onboarding, trialActions, ...drawUse(seed, customer, begun, ended, onboarding) };
  }
  return {
    onboarding,
    trialActions,
    ...drawPayingUse(seed, customer, begun, subscribed, onboarding, trialActions),
  };
}

/** The account of a lead whose deal was won. */
export function drawSoldAccount(seed: number, customer: Customer, subscribed: number): Account {
  return { trialActions: noActions, ...drawPayingUse(seed, customer, subscribed, subscribed, {}, noActions) };
}

/** Invoices of the first three days: what the team sees before it acts. */
export function earlyInvoices(seed: number, customer: Customer, onboarding: Onboarding): number {
  const { begun = yearEnd, createdInvoice, invoicesFrom } = onboarding;
  const usage = drawUsage(seed, customer, { from: begun, until: begun + trialReview, invoicesFrom });
  return usage.filter(({ activity }) => activity === 'Created Invoice').length + (createdInvoice ? 1 : 0);
}

type FirstDays = Pick<Onboarding, 'completedOnboarding' | 'invoicesFrom'>;
type Use = Required<Pick<Account, 'used' | 'appUse' | 'tickets' | 'feedback'>>;

function drawUse(
  seed: number,
  customer: Customer,
  from: number,
  until: number,
  { completedOnboarding = yearEnd, invoicesFrom }: FirstDays,
  subscribed = yearEnd,
): Use {
  const random = (purpose: string) => customerRandom(seed, customer.number, purpose);
  const end = Math.min(until, yearEnd);
  const moodAt: MoodAt = (at, source) => ({
    customer,
    at,
    source,
    onTrial: at < subscribed,
    completedOnboarding: at >= completedOnboarding,
  });
  return {
    used: { from, until: end, invoicesFrom },
    appUse: drawAppUse(customer, from, end, random('app')),
    tickets: drawTickets(from, end, moodAt, random('tickets')),
    feedback: drawFeedbackOccasions(customer, from, end, moodAt, random('feedback')),
  };
}

function drawPayingUse(
  seed: number,
  customer: Customer,
  from: number,
  subscribed: number,
  onboarding: FirstDays,
  trialActions: TrialActions,
): Use & { readonly paying: PayingLife } {
  const use = drawUse(seed, customer, from, yearEnd, onboarding, subscribed);
  const paying = drawPayingLife(seed, customer, subscribed, accountPast({ ...use, trialActions }));
  return { ...use, used: { ...use.used, until: paying.cancelled ?? yearEnd }, paying };
}

/** What of an account bears on churn. */
export function accountPast(
  account: Pick<Account, 'tickets' | 'feedback' | 'appUse' | 'trialActions'>,
): AccountPast {
  const { tickets, feedback, appUse, trialActions } = account;
  const written = [...tickets.map(({ opened: at, remark }) => ({ at, remark })), ...feedback];
  return {
    ticketReopened: tickets.flatMap(({ reopened }) => reopened ?? []).sort((a, b) => a - b),
    complainedOfInvoices: written
      .filter(({ remark }) => remark?.topics.includes('invoice errors'))
      .map(({ at }) => at)
      .sort((a, b) => a - b),
    usedMobileApp: appUse,
    calledCustomer: trialActions.calledCustomer === undefined ? [] : [trialActions.calledCustomer],
    gaveDiscount: trialActions.gaveDiscount === undefined ? [] : [trialActions.gaveDiscount],
  };
}
