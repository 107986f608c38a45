import { z } from 'zod';
import { personal } from './personal.js';

/** A text as it was written, with personal data masked. */
export const quoteSchema = z.object({
  /** Number of the text. */
  id: z.number(),
  text: z.string(),
  source: z.string(),
  at: z.string(),
  /** Canonical id. */
  customer: personal(z.string()),
});
