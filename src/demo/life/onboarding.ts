import { startOfDay } from '../../journeys/calendar.js';
import type { Random } from '../../stats/random.js';
import { day, hour, minute, timezone } from '../calendar.js';
import type { Customer } from '../customer.js';
import { happening, type Happening } from '../happening.js';
import { planted } from '../planted.js';
import { soonAfter } from '../weekly-rhythm.js';

/** The first days in the product; what is absent never happened. All of it is over before anyone subscribes. */
export interface Onboarding {
  readonly signedUp: number;
  readonly verifiedEmail?: number;
  /** When they begin to use the product: on a trial, or on the free plan. */
  readonly begun?: number;
  readonly startedTrial?: number;
  readonly createdInvoice?: number;
  /** Whoever gets no invoice done in the first days writes none for two weeks. */
  readonly invoicesFrom?: number;
  readonly connectedBank?: number;
  readonly completedOnboarding?: number;
  readonly invitedTeammate?: number;
}

const changed = startOfDay(planted.changes.newOnboarding.at, timezone);

export function drawOnboarding(customer: Customer, random: Random): Onboarding {
  const chances = planted.onboarding;
  const signedUp = signUpTime(customer, random);
  if (random() >= chances.verifiesEmail) return { signedUp };
  const verifiedEmail = soonAfter(random, signedUp, 1.5 * hour, 10 * hour);
  const onTrial = customer.plan !== 'free';
  if (onTrial && random() >= chances.startsTrial) return { signedUp, verifiedEmail };
  const begun = verifiedEmail + (1 + 20 * random()) * minute;

  const invites = random() < chances.invitesTeammate[customer.size];
  const invitedTeammate = soonAfter(random, begun, 20 * hour, 2.8 * day);
  const creates = random() < chances.createsInvoice;
  const createdInvoice = soonAfter(random, begun, 7 * hour, 28 * hour);
  const connects = creates && random() < chances.connectsBank[customer.device];
  const connectedBank = soonAfter(random, createdInvoice, 5 * hour, 22 * hour);
  // The last step opens on the third day, for all: neither its chance nor its time has to do with the bank.
  const completes = random() < completionChance(customer, signedUp);
  const completedOnboarding = soonAfter(random, begun + 50 * hour, 14 * hour, 46 * hour);
  return {
    signedUp,
    verifiedEmail,
    begun,
    startedTrial: onTrial ? begun : undefined,
    createdInvoice: creates ? createdInvoice : undefined,
    invoicesFrom: creates ? begun : begun + 14 * day,
    connectedBank: connects ? connectedBank : undefined,
    completedOnboarding: completes ? completedOnboarding : undefined,
    invitedTeammate: invites ? invitedTeammate : undefined,
  };
}

/** Most sign up on their first visit, the others within days. */
function signUpTime(customer: Customer, random: Random): number {
  return random() < 0.55
    ? customer.entered + (5 + 35 * random()) * minute
    : soonAfter(random, customer.entered + hour, 2 * day, 8 * day);
}

function completionChance(customer: Customer, signedUp: number): number {
  const { completes } = planted.changes.newOnboarding;
  return planted.onboarding.completes[customer.device] + (signedUp >= changed ? completes : 0);
}

export function onboardingHappenings(onboarding: Onboarding): Happening[] {
  const steps = [
    happening('Signed Up', onboarding.signedUp),
    onboarding.verifiedEmail && happening('Verified Email', onboarding.verifiedEmail),
    onboarding.startedTrial && happening('Started Trial', onboarding.startedTrial),
    onboarding.createdInvoice && happening('Created Invoice', onboarding.createdInvoice),
    onboarding.connectedBank && happening('Connected Bank', onboarding.connectedBank),
    onboarding.completedOnboarding && happening('Completed Onboarding', onboarding.completedOnboarding),
    onboarding.invitedTeammate && happening('Invited Teammate', onboarding.invitedTeammate),
  ];
  return steps.filter((step) => typeof step === 'object');
}
