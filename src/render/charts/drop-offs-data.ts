import { z } from 'zod';

const estimate = z.object({ estimate: z.number(), low: z.number(), high: z.number(), n: z.number() });

const step = z.object({
  name: z.string(),
  customers: z.number(),
  /** Of those who reached this step and no further: whose time is up, and who may still go on. */
  lost: z.number(),
  in_play: z.number(),
  from_start: estimate,
  from_previous: estimate,
  median_seconds: z.number().nullish(),
});

/** What a picture needs of the result of `drop_offs` (CONTRACT §4). */
export const dropOffsSchema = z.object({
  steps: z.array(step).min(2),
  worst: z.object({ from: z.string(), to: z.string() }).nullish(),
  breakdown: z.array(z.object({ value: z.string(), steps: z.array(step).min(2) })).nullish(),
  compare: z.array(z.object({ label: z.string(), steps: z.array(step).min(2) })).nullish(),
});

export type DropOffs = z.output<typeof dropOffsSchema>;
export type FunnelStep = DropOffs['steps'][number];
