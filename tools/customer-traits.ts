import { z } from 'zod';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Trait } from '../src/journeys/trait.js';
import { personal } from './personal.js';

const values = z.record(z.string(), z.union([z.string(), z.number()]));

/** What is known of a customer, by trait; what tells who it is stands apart. */
export const customerTraitsFields = { traits: values, personal_traits: personal(values) };
export type CustomerTraits = z.output<z.ZodObject<typeof customerTraitsFields>>;

export function customerTraits(log: JourneyLog, customer: number): CustomerTraits {
  const known = (isPersonal: boolean) =>
    Object.fromEntries(
      [...log.traits.values()].flatMap((trait) => {
        const value = trait.personal === isPersonal ? valueOf(trait, customer) : undefined;
        return value === undefined ? [] : [[trait.name, value]];
      }),
    );
  return { traits: known(false), personal_traits: known(true) };
}

function valueOf(trait: Trait, customer: number): string | number | undefined {
  if (trait.kind === 'number') {
    const number = trait.numbers[customer];
    return Number.isNaN(number) ? undefined : number;
  }
  const code = trait.codes[customer];
  return code === 0 ? undefined : trait.values[code - 1];
}
