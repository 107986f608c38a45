import type { Random } from '../../stats/random.js';
import { day } from '../calendar.js';
import type { Customer } from '../customer.js';
import { planted } from '../planted.js';
import { between } from '../weekly-rhythm.js';

/** What the team can do to a customer; when it did, in the customer's trial. */
export interface TrialActions {
  readonly sentSetupGuide?: number;
  readonly offeredDemo?: number;
  readonly gaveDiscount?: number;
  readonly calledCustomer?: number;
}

/** The team looks at a trial after three days, and acts on what it sees before the fifth. */
export const trialReview = 3 * day;
const latestAction = 4.8 * day;

/**
 * By judgement, the chances follow company size and the invoices of the first three days, both in the data;
 * by lot, nothing.
 */
export function drawTrialActions(
  customer: Customer,
  startedTrial: number,
  invoices: number,
  random: Random,
): TrialActions {
  const chances = planted.trialActions;
  const large = isLarge(customer) ? 1 : 0;
  const few = invoices <= 1 ? 1 : 0;
  const act = (byJudgement: number) => {
    const acts = random() < (customer.playbook === 'by lot' ? chances.byLot : byJudgement);
    const at = between(random, startedTrial + trialReview, startedTrial + latestAction);
    return acts ? at : undefined;
  };
  const { sentSetupGuide: guide, offeredDemo: demo, gaveDiscount: discount, calledCustomer: call } = chances;
  return {
    sentSetupGuide: act(guide.always + guide.fewInvoices * few + guide.small * (1 - large)),
    offeredDemo: act(demo.always + demo.large * large),
    gaveDiscount: act(discount.always + discount.small * (1 - large)),
    calledCustomer: act(call.always + call.manyInvoices * (1 - few) + call.large * large),
  };
}

function isLarge(customer: Customer): boolean {
  return customer.size === '51-200' || customer.size === '200+';
}
