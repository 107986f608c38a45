import { z } from 'zod';

/** A trait that gives an outcome away (src/journeys/leaking-traits.ts). */
export const leakSchema = z.object({
  trait: z.string(),
  why: z.enum(['label', 'tells']),
  auc: z.number(),
  /** It is known since when its values hold, so it could be used as it was known before. */
  dated: z.boolean(),
});
