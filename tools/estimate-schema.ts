import { z } from 'zod';

/** An estimate as every result has it: 95 % interval, rates 0–1 (CONTRACT §4). */
export const estimateSchema = z.object({
  estimate: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.number(),
});
