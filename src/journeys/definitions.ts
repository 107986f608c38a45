import { z } from 'zod';
import { conditionSchema } from './condition.js';

const name = z.string().trim().min(1);
const date = z.iso.date({ error: 'must be a date, YYYY-MM-DD' });

const stageSchema = z
  .union([name, z.strictObject({ name, any_of: z.array(name).min(1) })])
  .transform((stage) => (typeof stage === 'string' ? { name: stage, any_of: [stage] } : stage));

const journeySchema = z.strictObject({
  stages: z.array(stageSchema).min(2, 'a journey needs at least two stages'),
  within_days: z.number().positive().default(30),
});

const outcomeSchema = z.union([
  z.strictObject({ did: name }),
  z.strictObject({ inactive_days: z.number().positive(), after: name.optional() }),
]);

const timezone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'is not a time zone, such as Europe/Amsterdam' },
);

/** The shape of footpath.yaml: what this company's journeys, outcomes and words mean. */
export const definitionsSchema = z.strictObject({
  timezone: timezone.default('UTC'),
  journeys: z.record(name, journeySchema).default({}),
  outcomes: z.record(name, outcomeSchema).default({}),
  terms: z.record(name, z.array(conditionSchema).min(1)).default({}),
  aliases: z.record(name, name).default({}),
  actions: z.record(name, z.literal('actionable')).default({}),
  changes: z.array(z.strictObject({ name, at: date })).default([]),
});

/** Definitions as written in footpath.yaml, with defaults filled in. Order of names is that of the file. */
export type Definitions = z.output<typeof definitionsSchema>;
export type JourneyDefinition = Definitions['journeys'][string];
export type StageDefinition = JourneyDefinition['stages'][number];
export type OutcomeDefinition = Definitions['outcomes'][string];

export const noDefinitions: Definitions = definitionsSchema.parse({});
