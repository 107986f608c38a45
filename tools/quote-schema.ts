import { z } from 'zod';

/** A text as it was written, with personal data masked. */
export const quoteSchema = z.object({
  text: z.string(),
  source: z.string(),
  at: z.string(),
  /** Canonical id. */
  customer: z.string(),
});
