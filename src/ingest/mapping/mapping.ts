import { parse, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { FootpathError } from '../../errors.js';
import { timezone } from '../../journeys/definitions.js';

const name = z.string({ error: 'must be a text' }).trim().min(1, 'must not be empty');
/** A column of a table or a path in JSON (`properties.plan`), or a text made of several: `{course}-{student}`. */
const column = name;

/** The activity of a record: one for all, or what a column says. */
export interface ActivityMapping {
  readonly constant?: string;
  /** Of several columns the first that isn't empty. */
  readonly column?: string | readonly string[];
  /** Names to give to the activities, by what the column says. */
  readonly names?: Readonly<Record<string, string>>;
  /** Leaves out all records but these activities (by what the column says). */
  readonly only?: readonly string[];
}

const activitySchema = z
  .union(
    [
      name,
      z.strictObject({ constant: name }),
      z.strictObject({
        column: z.union([column, z.array(column).min(1)]),
        names: z.record(z.string(), name).optional(),
        only: z.array(name).min(1).optional(),
      }),
    ],
    { error: 'must be a column, {constant: Left Review}, or {column, names, only}' },
  )
  .transform((activity): ActivityMapping => (typeof activity === 'string' ? { column: activity } : activity));

/** One of several dated activities of a row. */
export interface EventMapping {
  readonly time: string;
  readonly value?: string;
  readonly text?: string;
  readonly rating?: string;
}

const eventSchema = z
  .union(
    [
      column,
      z.strictObject({
        time: column,
        value: column.optional(),
        text: column.optional(),
        rating: column.optional(),
      }),
    ],
    { error: 'must be the column of its time, or {time, value, text, rating}' },
  )
  .transform((event): EventMapping => (typeof event === 'string' ? { time: event } : event));

const traitsSchema = z
  .union([z.record(name, column), z.array(z.union([name, z.record(name, column)]))], {
    error: 'must be a list, such as [plan, {country: context.country}]',
  })
  .transform((traits): Readonly<Record<string, string>> => {
    const list = Array.isArray(traits) ? traits : [traits];
    return Object.fromEntries(
      list.flatMap((trait) => (typeof trait === 'string' ? [[trait, trait]] : Object.entries(trait))),
    );
  });

export const mappingSchema = z.strictObject({
  /** Where the records come from, such as `website`; or {column} where each record says it. */
  source: z
    .union([name.toLowerCase(), z.strictObject({ column })], { error: 'must be a name, or {column}' })
    .default('import'),
  /** The customer's canonical id. */
  customer: column.optional(),
  /** More identifiers by their kind: user, email, anonymous, or any other name. */
  identifiers: z
    .record(name, column)
    .refine((identifiers) => !('customer' in identifiers), 'name the customer id in customer, not here')
    .default({}),
  time: column.optional(),
  activity: activitySchema.optional(),
  /** Rows with several dated activities: the column of each one's time. */
  activities: z.record(name, eventSchema).optional(),
  value: column.optional(),
  /** The record's own id. */
  id: column.optional(),
  /** Column of each trait, by the trait's name. */
  traits: traitsSchema.default({}),
  /** Traits that name a person, besides name, e-mail address and phone. */
  personal: z.array(name).default([]),
  /** What the customer wrote, and the rating given with it. */
  text: column.optional(),
  rating: column.optional(),
  /** Of times that don't say theirs. */
  timezone: timezone.optional(),
  /** How 03/04/2026 is meant, where the data doesn't show it. */
  date_order: z.enum(['day-first', 'month-first'], { error: 'must be day-first or month-first' }).optional(),
});

/** What of a record is what: which columns name the customer, the time, the activity and the rest. */
export type Mapping = z.output<typeof mappingSchema>;
/** A mapping as it is written in a file. */
export type MappingInput = z.input<typeof mappingSchema>;

/** @throws FootpathError `bad_input` with every problem at once. */
export function checkMapping(input: unknown, origin: string): Mapping {
  const parsed = mappingSchema.safeParse(input);
  const problems = [...(parsed.error?.issues.map(inWords) ?? []), ...missingOrTooMuch(input)];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new FootpathError(
    'bad_input',
    `${origin} can't be used as a mapping:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
  );
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const known = issue.path.length > 0 ? '' : `; known are ${Object.keys(mappingSchema.shape).join(', ')}`;
    return `${issue.keys.map((key) => [...issue.path, key].join('.')).join(', ')}: unknown${known}`;
  }
  if (issue.path.length === 0) return 'it must be lines such as `customer: user_id`';
  return `${issue.path.join('.')}: ${issue.message}`;
}

/** What the parts of a mapping ask of each other. */
function missingOrTooMuch(input: unknown): string[] {
  const given = linesSchema.safeParse(input).data ?? {};
  const has = (key: string) => given[key] !== undefined && given[key] !== null;
  const problems: string[] = [];
  if (!has('customer') && Object.keys(given.identifiers ?? {}).length === 0) {
    problems.push(
      'customer: missing; name the column that says who the customer is (or one under identifiers)',
    );
  }
  if (has('activity') && has('activities'))
    problems.push('activities: give activity and time, or activities');
  if (has('activity') && !has('time'))
    problems.push('time: missing; an activity needs the column of its time');
  if (!has('activity') && !has('activities') && !has('traits')) {
    problems.push('activity: missing; map activity and time, or activities, or traits');
  }
  for (const field of ['value', 'text', 'rating']) {
    if (has(field) && !has('activity')) {
      problems.push(`${field}: belongs to an activity; map activity too, or write it under activities`);
    }
  }
  return problems;
}

/**
 * The lines of a mapping file (YAML), not checked yet.
 * @param origin the file's name, for messages.
 * @throws FootpathError `bad_input` when it is no YAML.
 */
export function parseMappingLines(yaml: string, origin: string): Record<string, unknown> {
  try {
    return linesSchema.parse(parse(yaml) ?? {});
  } catch (cause) {
    const where =
      cause instanceof YAMLParseError
        ? cause.message.split('\n')[0]
        : 'it must be lines such as customer: user_id';
    throw new FootpathError('bad_input', `${origin} is not a mapping in YAML: ${where}`, { cause });
  }
}

const linesSchema = z.record(z.string(), z.unknown());
