import type { z } from 'zod';

/** Marks a field of a tool's output as telling who somebody is: what the rules of exposure go by. */
export function personal<Schema extends z.ZodType>(schema: Schema): Schema {
  return schema.meta({ personal: true });
}
