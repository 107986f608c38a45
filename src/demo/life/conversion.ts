import type { Random } from '../../stats/random.js';
import { day } from '../calendar.js';
import type { Customer } from '../customer.js';
import { planted } from '../planted.js';
import { atBusyTime } from '../weekly-rhythm.js';
import type { Onboarding } from './onboarding.js';
import type { TrialActions } from './trial-actions.js';

export const trialLength = 21 * day;
/** Nobody subscribes before the fifth day: by then everything that decides has happened. */
const earliest = 5 * day;

/** Chance that a trial ends in a subscription: what decides, and all that does. */
export function conversionChance(customer: Customer, onboarding: Onboarding, actions: TrialActions): number {
  const parts = planted.conversion;
  const { size, kind } = customer;
  return (
    parts.size[size] +
    parts.kind[kind] +
    (onboarding.invitedTeammate ? parts.invitedTeammate : 0) +
    (onboarding.connectedBank ? parts.connectedBank : 0) +
    (onboarding.completedOnboarding ? parts.completedOnboarding : 0) +
    (actions.sentSetupGuide ? parts.sentSetupGuide[kind] : 0) +
    (actions.offeredDemo ? parts.offeredDemo[size] : 0) +
    (actions.gaveDiscount ? parts.gaveDiscount : 0) +
    (actions.calledCustomer ? parts.calledCustomer : 0)
  );
}

/** When those who subscribe do: around the thirteenth day, whoever they are. */
export function drawConversionTime(startedTrial: number, random: Random): number {
  const spread = (trialLength - earliest) / 2;
  return atBusyTime(random, () => startedTrial + earliest + spread * (random() + random()));
}

/** Share of those who subscribe that have done so this long after the start of their trial. */
export function convertedBy(elapsed: number): number {
  const position = Math.min(Math.max((elapsed - earliest) / (trialLength - earliest), 0), 1);
  return position < 0.5 ? 2 * position ** 2 : 1 - 2 * (1 - position) ** 2;
}
