import type { Trait } from './trait.js';

/** A customer's value of a trait in words; `unknown` where there is none. */
export function traitValueText(trait: Trait, customer: number): string {
  if (trait.kind === 'text')
    return trait.codes[customer] > 0 ? trait.values[trait.codes[customer] - 1] : 'unknown';
  const number = trait.numbers[customer];
  return Number.isNaN(number) ? 'unknown' : String(number);
}
