import type { Definitions } from './definitions.js';

const unwanted =
  /\b(churn|cancel|left|leav|lost|lose|inactiv|unsubscrib|downgrad|refund|complain|withdr|quit|expire|lapse)/i;

/** Whether an outcome is one to prevent: customers fall silent, or its name or activity says so. */
export function isUnwanted({ outcomes }: Definitions, name: string): boolean {
  const outcome = Object.hasOwn(outcomes, name) ? outcomes[name] : undefined;
  if (outcome && 'inactive_days' in outcome) return true;
  return unwanted.test(name) || (outcome !== undefined && unwanted.test(outcome.did));
}
