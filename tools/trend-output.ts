import { z } from 'zod';
import { estimateSchema } from './estimate-schema.js';
import { toolArguments } from './tool-arguments.js';

const figureSchema = z.object({
  /** Null where there is nothing to take it from. */
  value: z.number().nullable(),
  /** Of a share of customers. */
  rate: estimateSchema.nullish(),
  /** Of an average amount; null for fewer than three customers. */
  mean: estimateSchema.nullish(),
  /** Customers of a rate who may still convert. */
  in_play: z.number().optional(),
});
const pointSchema = figureSchema.extend({
  /** `October 2026`, `week of 19 October 2026`, `19 October 2026`. */
  label: z.string(),
  from: z.string(),
  /** Day after the last. */
  to: z.string(),
  /** Not all of this day, week or month is in it. */
  partial: z.boolean(),
});
/** `value` is that of the whole stretch. */
const seriesSchema = figureSchema.extend({
  label: z.string(),
  /** How many customers are in the group, of a split or comparison by a trait. */
  customers: z.number().optional(),
  points: z.array(pointSchema),
});
const labelled = figureSchema.extend({ label: z.string() });
const differences = {
  /** First over second, less 1. */
  change: estimateSchema.optional(),
  /** Of rates: first minus second. */
  difference: estimateSchema.optional(),
  /** The change is that of the figures by day, because the times are not equally long. */
  by_day: z.boolean(),
};

export const trendOutput = z.object({
  measure: toolArguments.trend.shape.measure,
  subject: z.string(),
  /** `flow`: what happened in each stretch; `stock`: who was one at its end; `rate`: a share of customers. */
  kind: z.enum(['flow', 'stock', 'rate']),
  /** Whom a rate is a share of. */
  of: z.string().optional(),
  within_days: z.number().optional(),
  interval: z.enum(['day', 'week', 'month']),
  from: z.string(),
  /** Day after the last. */
  to: z.string(),
  /** One, or one for each value of the breakdown. */
  series: z.array(seriesSchema),
  /** Everybody together, where there is a breakdown. */
  overall: seriesSchema.optional(),
  /** The last stretch that is whole, and the one before it. */
  latest: labelled.extend({ before: labelled, ...differences }).optional(),
  compare: z
    .object({
      sides: z.array(seriesSchema.extend({ from: z.string(), to: z.string(), days: z.number() })),
      ...differences,
    })
    .optional(),
});
export type Trend = z.output<typeof trendOutput>;
export type TrendFigure = z.output<typeof figureSchema>;
export type TrendSeries = z.output<typeof seriesSchema>;
export type TrendPoint = z.output<typeof pointSchema>;
