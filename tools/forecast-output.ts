import { z } from 'zod';
import { estimateSchema } from './estimate-schema.js';

const stageSchema = z.object({ stage: z.string(), now: z.number(), expected: estimateSchema });

export const forecastOutput = z.object({
  /** What is counted: a journey's customers by stage, happenings of an outcome, or members of a segment who reach one. */
  kind: z.enum(['journey', 'happenings', 'members']),
  journey: z.string().optional(),
  outcome: z.string().optional(),
  horizon_days: z.number(),
  /** The last day that the forecast covers. */
  last_day: z.string(),
  /** Of a journey, customers who stand at each stage; else one row: the last `horizon_days` and the next. */
  stages: z.array(stageSchema),
  /** How many reach the outcome, or the journey's end, within the horizon. */
  total: estimateSchema.nullable(),
  /** Of a journey: those who are on their way now and will reach its end, or will have left it. */
  of_in_play: z
    .object({ in_play: z.number(), finishing: estimateSchema, leaving: estimateSchema })
    .optional(),
  /** Stretches of equal length, first those that are over. */
  course: z
    .array(
      z.object({
        since: z.string(),
        days: z.number(),
        happened: z.number().nullable(),
        expected: estimateSchema.nullable(),
      }),
    )
    .optional(),
  /** 1 less the error of earlier forecasts, as a share of that of "as it was"; below 0 it would have been better. */
  skill: z.number().nullable(),
  /** Why there is no forecast. */
  withheld: z.string().nullable(),
});
export type Forecast = z.output<typeof forecastOutput>;

/** What one way of forecasting finds. */
export type ForecastFindings = Pick<
  Forecast,
  'kind' | 'stages' | 'total' | 'of_in_play' | 'course' | 'skill' | 'withheld'
>;
