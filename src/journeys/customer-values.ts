import type { JourneyLog } from './journey-log.js';

/** What each customer is worth, and where that is known from. */
export interface CustomerValues {
  /** Name of a trait, or `amounts of the last year`; undefined when nothing is known. */
  readonly from: string | undefined;
  /** Per customer; 0 is unknown or nothing. */
  readonly values: Float64Array;
}

const worthTraits =
  /^(mrr|arr|acv|clv|ltv|revenue|value|(monthly|annual|total)[_ ]?(charges|revenue|spend))$/i;
const year = 365 * 86_400;

/** By a trait such as `mrr`; else what they paid within a year. */
export function customerValues(log: JourneyLog): CustomerValues {
  for (const trait of log.traits.values()) {
    if (trait.kind !== 'number' || !worthTraits.test(trait.name)) continue;
    return { from: trait.name, values: trait.numbers.map((number) => (Number.isNaN(number) ? 0 : number)) };
  }
  const values = new Float64Array(log.customerCount);
  let customer = 0;
  log.values.events.forEach((event, place) => {
    while (event >= log.offsets[customer + 1]) customer++;
    if (log.times[event] >= log.until - year) values[customer] += log.values.amounts[place];
  });
  return { from: log.values.events.length > 0 ? 'amounts of the last year' : undefined, values };
}
