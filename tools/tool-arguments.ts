import { weekdays } from '../src/journeys/weekdays.js';
import { z } from 'zod';
import { periodSchema } from '../src/journeys/period.js';
import { mostDays, segmentSchema } from '../src/journeys/condition.js';

/** The arguments of every tool, as CONTRACT.md §3 has them: the vocabulary of the planner, the model, MCP and the CLI. */

const name = z.string().trim().min(1);
const count = z.number().int().min(1);
const days = z.number().positive().max(mostDays);
const date = z.iso.date({ error: 'must be a date, YYYY-MM-DD' });
const breakdown = name.describe('a trait to split by');
const journey = name.describe('a journey of the catalog; the first one when left out');
const outcome = name.describe('an outcome of the catalog, or an activity');
const interval = z.enum(['day', 'week', 'month']);
const sentiment = z.enum(['negative', 'positive']);
const source = name.describe('a source of the catalog, in lower case');
const segment = segmentSchema;
const period = periodSchema;

export const compareSchema = z.union([
  z.enum(['previous_period', 'previous_year']),
  z.strictObject({ trait: name, values: z.tuple([name, name]) }),
  z.strictObject({ periods: z.tuple([periodSchema, periodSchema]) }),
]);
export type Compare = z.output<typeof compareSchema>;

const compare = compareSchema;

export const toolArguments = {
  journey_map: z.strictObject({ journey, segment, period, compare }).partial(),
  drop_offs: z
    .strictObject({
      journey,
      steps: z.array(name).min(2).max(30).describe('activities, when no journey of the catalog fits'),
      within_days: days,
      order: z.enum(['ordered', 'strict', 'any']),
      exclude: z.array(name).min(1).describe('activities that must not lie between the steps'),
      segment,
      period,
      breakdown,
      compare,
      explain: z.boolean().describe('true when the question asks why'),
      at: name.describe('the stage or activity that they leave from: the last one they reached'),
    })
    .partial()
    .refine((args) => !(args.journey && args.steps), { error: 'give a journey or steps, not both' }),
  paths: z.strictObject({ from: name, to: name, segment, period, length: count, limit: count }).partial(),
  segments: z.strictObject({ k: count.min(2), outcome, segment, period }).partial(),
  moments_of_truth: z.strictObject({
    outcome,
    direction: z.enum(['positive', 'negative']).optional(),
    segment: segment.optional(),
    period: period.optional(),
  }),
  churn_risk: z
    .strictObject({
      outcome,
      horizon_days: days,
      segment,
      min_risk: z.number().min(0).max(1),
      breakdown,
      limit: count,
      sort: z.enum(['risk', 'value']),
    })
    .partial(),
  customers: z.strictObject({
    segment,
    limit: count.optional(),
    sort: z.enum(['value', 'recent']).optional(),
  }),
  next_best_action: z.strictObject({ customer: name, segment, outcome, limit: count }).partial(),
  forecast: z.strictObject({ horizon_days: days, journey, outcome, segment }).partial(),
  trend: z.strictObject({
    measure: z.enum(['customers', 'events', 'value', 'average_value', 'conversion']),
    activity: name.optional(),
    outcome: outcome.optional(),
    journey: journey.optional(),
    term: name.optional(),
    interval: interval.optional(),
    breakdown: breakdown.optional(),
    segment: segment.optional(),
    period: period.optional(),
    compare: compare.optional(),
  }),
  retention: z.strictObject({ start: name, return: name, interval, segment, breakdown, period }).partial(),
  customer: z.strictObject({ customer: name.describe('an id, e-mail address or name') }),
  effect: z.strictObject({ change: name, at: date, outcome, journey, segment, window_days: days }).partial(),
  feedback_themes: z
    .strictObject({
      source,
      sentiment,
      max_rating: z.number(),
      min_rating: z.number(),
      stage: name,
      segment,
      period,
      compare,
      limit: count,
      outcome,
    })
    .partial(),
  feedback_search: z.strictObject({
    about: name,
    source: source.optional(),
    sentiment: sentiment.optional(),
    segment: segment.optional(),
    period: period.optional(),
    limit: count.optional(),
  }),
  definitions: z.strictObject({ name }).partial(),
  data_health: z.strictObject({ source }).partial(),
  schedule_digest: z.strictObject({
    action: z.enum(['subscribe', 'unsubscribe', 'list']),
    question: name.optional(),
    weekday: z.enum(weekdays).optional(),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time, HH:MM')
      .optional(),
    timezone: name.optional(),
    /** An alert: told of when the figure goes past one of these (rates 0–1). */
    over: z.number().optional(),
    under: z.number().optional(),
  }),
};

export type ToolName = keyof typeof toolArguments;
export type ToolArguments<Name extends ToolName> = z.output<(typeof toolArguments)[Name]>;
export const toolNameSchema = z.enum(
  Object.keys(toolArguments).filter((key): key is ToolName => key in toolArguments),
);
