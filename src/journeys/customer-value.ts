import { firstAtLeast } from './first-at-least.js';
import { sourceOfEvent } from './event-sources.js';
import type { JourneyLog } from './journey-log.js';
import type { NumberTrait } from './trait.js';

/** What customers are worth, per customer; NaN is unknown. */
export interface CustomerValues {
  /** What the value is: the name of a trait, or `amounts`, the sum of what their events amounted to. */
  readonly basis: string;
  readonly values: Float64Array;
}

/** Names of traits that say what a customer is worth, best first, without case, spaces and signs. */
const valueTraits = [
  'mrr',
  'monthlyrecurringrevenue',
  'arr',
  'acv',
  'annualrecurringrevenue',
  'lifetimevalue',
  'customerlifetimevalue',
  'ltv',
  'clv',
  'revenue',
  'totalrevenue',
  'totalspent',
  'totalspend',
  'monthlyrevenue',
  'annualrevenue',
  'monthlycharges',
  'annualcharges',
  'monthlyspend',
  'annualspend',
  'totalcharges',
  'value',
];

/**
 * What each customer is worth: a number trait that is known to say so, else the sum of the amounts of their events.
 * Undefined where the data hold neither.
 *
 * @param ratingSources names of sources whose numbers are ratings and no money.
 */
export function customerValues(
  log: JourneyLog,
  ratingSources: ReadonlySet<string>,
): CustomerValues | undefined {
  const trait = valueTrait(log);
  if (trait) return { basis: trait.name, values: trait.numbers };
  const values = sumAmounts(log, ratingSources);
  return values.some((value) => !Number.isNaN(value)) ? { basis: 'amounts', values } : undefined;
}

/** The trait that says what customers are worth. */
export function valueTrait({ traits }: JourneyLog): NumberTrait | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const found = [...traits.values()].flatMap((trait) => {
    const rank = valueTraits.indexOf(plain(trait.name));
    return trait.kind === 'number' && !trait.personal && rank >= 0 ? [{ trait, rank }] : [];
  });
  return found.sort((a, b) => a.rank - b.rank)[0]?.trait;
}

function sumAmounts(log: JourneyLog, ratingSources: ReadonlySet<string>): Float64Array {
  const { events, amounts } = log.values;
  const isRating = log.sources.map(({ name }) => ratingSources.has(name));
  const anyRating = isRating.includes(true);
  const values = new Float64Array(log.customerCount).fill(NaN);
  let row = 0;
  for (let customer = 0; customer < log.customerCount && row < events.length; customer++) {
    for (; events[row] < log.offsets[customer + 1]; row++) {
      if (anyRating && isRating[sourceOfEvent(log, events[row])]) continue;
      values[customer] = (Number.isNaN(values[customer]) ? 0 : values[customer]) + amounts[row];
    }
  }
  return values;
}

/** Amount of one event, undefined where it has none. */
export function amountOf({ values }: JourneyLog, event: number): number | undefined {
  const row = firstAtLeast(values.events, event);
  return values.events[row] === event ? values.amounts[row] : undefined;
}
