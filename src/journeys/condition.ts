import { z } from 'zod';
import { periodSchema } from './period.js';

const traitValue = z.union([z.string(), z.number(), z.boolean()]);
const valueOrValues = z.union([traitValue, z.array(traitValue).min(1)]);
const times = z.number().int().min(1);
const days = z.number().positive();

const happening = {
  at_least: times.optional(),
  within_days: days.optional(),
  period: periodSchema.optional(),
};

/** One condition on a customer (CONTRACT §3); a segment is a list of them, all of which hold. */
export const conditionSchema = z.union([
  z.strictObject({ trait: z.string(), is: valueOrValues }),
  z.strictObject({ trait: z.string(), is_not: valueOrValues }),
  z
    .strictObject({ trait: z.string(), at_least: z.number().optional(), at_most: z.number().optional() })
    .refine((bounds) => bounds.at_least !== undefined || bounds.at_most !== undefined, {
      error: 'a bound (at_least or at_most) or a value (is or is_not) is missing',
    }),
  z.strictObject({ did: z.string(), ...happening }),
  z.strictObject({ did_not: z.string(), ...happening }),
  z.strictObject({ term: z.string() }),
  z.strictObject({ stage: z.string(), journey: z.string().optional() }),
  z.strictObject({ lost_at: z.string(), journey: z.string().optional() }),
]);
export type Condition = z.output<typeof conditionSchema>;

export const segmentSchema = z.array(conditionSchema).describe('conditions on customers, all of which hold');
export type Segment = readonly Condition[];
