import type { Random } from '../../stats/random.js';
import { day, hour, month } from '../calendar.js';
import type { Customer } from '../customer.js';
import { planted } from '../planted.js';
import { arrivals, soonAfter } from '../weekly-rhythm.js';

export interface Trouble {
  readonly paymentFailed: readonly number[];
  readonly ticketReopened: readonly number[];
}

/**
 * When the team would do one thing to a paying customer: now and then to anyone, and in the days after trouble;
 * by lot, at one rate whatever happened.
 */
export function drawRetentionAction(
  action: 'calledCustomer' | 'gaveDiscount',
  customer: Customer,
  trouble: Trouble,
  from: number,
  until: number,
  random: Random,
): number[] {
  const { byLot, [action]: judged } = planted.retentionActions;
  const perMonth = customer.playbook === 'by lot' ? byLot : judged.perMonth;
  const anyTime = arrivals(random, from, until, (perMonth * day) / month);
  if (customer.playbook === 'by lot') return anyTime;
  const after = (times: readonly number[], chance: number) =>
    times
      .filter((at) => at > from && random() < chance)
      .map((at) => soonAfter(random, at + hour, 1.5 * day, 6 * day));
  return [
    ...anyTime,
    ...after(trouble.paymentFailed, judged.afterPaymentFailed),
    ...after(trouble.ticketReopened, judged.afterTicketReopened),
  ].sort((a, b) => a - b);
}
