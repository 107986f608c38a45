import { z } from 'zod';
import { periodSchema } from './period.js';
import { strictObject } from './strict-object.js';

const traitValue = z.union([z.string(), z.number(), z.boolean()]);
const valueOrValues = z.union([traitValue, z.array(traitValue).min(1, 'must hold at least one value')]);
const times = z.number().int().min(1);
/** A hundred years: longer is a slip of the hand. */
export const mostDays = 36_500;
const days = z.number().positive().max(mostDays);

const happening = {
  at_least: times.optional(),
  within_days: days.optional(),
  period: periodSchema.optional(),
};

/** One condition on a customer (CONTRACT §3); a segment is a list of them, all of which hold. */
export const conditionSchema = z.union(
  [
    strictObject({ trait: z.string(), is: valueOrValues }),
    strictObject({ trait: z.string(), is_not: valueOrValues }),
    strictObject({
      trait: z.string(),
      at_least: z.number().optional(),
      at_most: z.number().optional(),
    }).refine((bounds) => bounds.at_least !== undefined || bounds.at_most !== undefined, {
      error: 'a bound (at_least or at_most) or a value (is or is_not) is missing',
    }),
    strictObject({ did: z.string(), ...happening }),
    strictObject({ did_not: z.string(), ...happening }),
    strictObject({ term: z.string() }),
    strictObject({ stage: z.string(), journey: z.string().optional() }),
    strictObject({ lost_at: z.string(), journey: z.string().optional() }),
  ],
  { error: 'must be a condition: one of trait, did, did_not, term, stage and lost_at' },
);
export type Condition = z.output<typeof conditionSchema>;

export const segmentSchema = z.array(conditionSchema).describe('conditions on customers, all of which hold');
export type Segment = readonly Condition[];

/** Traits that say who a segment is about. */
export function segmentTraits(segment: Segment = []): Set<string> {
  return new Set(segment.flatMap((condition) => ('trait' in condition ? [condition.trait] : [])));
}
