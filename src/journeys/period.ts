import { z } from 'zod';

const date = z.iso.date({ error: 'must be a date, YYYY-MM-DD' });

/** Days `from` (included) to `to` (excluded), in the workspace's time zone; an open end is left out. */
export const periodSchema = z
  .strictObject({ from: date.optional(), to: date.optional() })
  .refine((period) => period.from !== undefined || period.to !== undefined, {
    error: 'a period needs from, to or both',
  })
  .refine((period) => !period.from || !period.to || period.from < period.to, {
    error: 'a period must start before it ends (its last day is excluded)',
  });
export type Period = z.output<typeof periodSchema>;
