import { z } from 'zod';
import { conditionSchema, mostDays } from './condition.js';
import { strictObject } from './strict-object.js';

const name = z.string().trim().min(1, 'must not be empty');
const days = z
  .number()
  .positive('must be more than 0 days')
  .max(mostDays, 'must be 36,500 days, a hundred years, at most');
const date = z.iso.date({ error: 'must be a date, YYYY-MM-DD' });

const stageSchema = z
  .union([name, strictObject({ name, any_of: z.array(name).min(1, 'must name at least one activity') })], {
    error: 'must be an activity, or a `name` with the activities `any_of` which reach it',
  })
  .transform((stage) => (typeof stage === 'string' ? { name: stage, any_of: [stage] } : stage));

const journeySchema = strictObject({
  stages: z.array(stageSchema).min(2, 'a journey needs at least two stages'),
  within_days: days.default(30),
});

/** What the team can do to a customer; `by_lot` holds those among whom chance alone decides who gets it. */
const actionSchema = z.union(
  [
    z.literal('actionable', 'must be `actionable`, or say among whom it is drawn by lot (`by_lot`)'),
    strictObject({ by_lot: z.array(conditionSchema).min(1, 'by_lot needs at least one condition') }),
  ],
  { error: 'must be `actionable`, or say among whom it is drawn by lot (`by_lot`)' },
);

const outcomeSchema = z.union(
  [strictObject({ did: name }), strictObject({ inactive_days: days, after: name.optional() })],
  { error: 'must say which activity it is (`did`) or how many days without any (`inactive_days`)' },
);

export const timezone = z.string().refine(
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
export const definitionsSchema = strictObject({
  timezone: timezone.default('UTC'),
  journeys: z.record(name, journeySchema).default({}),
  outcomes: z.record(name, outcomeSchema).default({}),
  terms: z.record(name, z.array(conditionSchema).min(1, 'a term needs at least one condition')).default({}),
  aliases: z.record(name, name).default({}),
  actions: z.record(name, actionSchema).default({}),
  changes: z.array(strictObject({ name, at: date })).default([]),
});

/** Definitions as written in footpath.yaml, with defaults filled in. Order of names is that of the file. */
export type Definitions = z.output<typeof definitionsSchema>;
export type JourneyDefinition = Definitions['journeys'][string];
export type StageDefinition = JourneyDefinition['stages'][number];
export type OutcomeDefinition = Definitions['outcomes'][string];

export const noDefinitions: Definitions = definitionsSchema.parse({});
