import { z } from 'zod';

const timeRulesSchema = z.object({
  /** What a plain number is: a date (`20261031`), or the unit since 1970. Absent: no time at all. */
  numbers: z.enum(['date', 'seconds', 'milliseconds', 'microseconds', 'nanoseconds']).optional(),
  /** How 03/04/2026 is meant; absent where no such dates were seen. */
  dateOrder: z.enum(['day-first', 'month-first']).optional(),
});

/** How the texts of an import are to be read: what no record can say alone, decided from all of them. */
export const readingRulesSchema = timeRulesSchema.extend({
  /** Of times that don't say theirs. */
  timezone: z.string(),
  decimalComma: z.boolean(),
});

export type TimeRules = z.output<typeof timeRulesSchema>;
export type ReadingRules = z.output<typeof readingRulesSchema>;
