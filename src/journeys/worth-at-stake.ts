import { valueTrait } from './customer-value.js';
import type { JourneyLog } from './journey-log.js';

/** What goes with each customer who leaves, and where that is known from. */
export interface WorthAtStake {
  /** Name of a trait, or `amounts of the last year`; undefined when nothing is known. */
  readonly from: string | undefined;
  /** Per customer; 0 is unknown or nothing. */
  readonly values: Float64Array;
}

const year = 365 * 86_400;

/**
 * What each customer is worth by the trait that says so (see customer-value.ts); else what came of them within a year:
 * what they paid before that, and are worth in all, leaves with nobody.
 */
export function worthAtStake(log: JourneyLog): WorthAtStake {
  const trait = valueTrait(log);
  if (trait)
    return { from: trait.name, values: trait.numbers.map((number) => (Number.isNaN(number) ? 0 : number)) };
  const values = new Float64Array(log.customerCount);
  let customer = 0;
  log.values.events.forEach((event, place) => {
    while (event >= log.offsets[customer + 1]) customer++;
    if (log.times[event] >= log.until - year) values[customer] += log.values.amounts[place];
  });
  return { from: log.values.events.length > 0 ? 'amounts of the last year' : undefined, values };
}
