import { z } from 'zod';
import { dayOf } from '../src/journeys/calendar.js';
import {
  definitionEntries,
  definitionKinds,
  type DefinitionEntry,
} from '../src/journeys/definition-entries.js';
import { definitionFigures, lastMonth, type DefinitionFigures } from '../src/journeys/definition-figures.js';
import { unknownName } from '../src/journeys/vocabulary.js';
import { readHistory } from '../src/store/definitions-store.js';
import { definitionsMeant, thingsNamed } from './definitions-meant.js';
import { estimateSchema } from './estimate-schema.js';
import { toolArguments, type ToolArguments } from './tool-arguments.js';
import type { Tool, ToolDependencies, ToolResult } from './tool.js';

const figuresSchema = z.object({
  /** Who entered the journey, who had the outcome, or of whom the term held at the end, in the month. */
  customers: z.number(),
  /** Of a journey: the share that comes to its end. */
  rate: estimateSchema.optional(),
});

export const definitionsOutput = z.object({
  /** The whole calendar month before: `from` included, `to` excluded. */
  month: z.object({ from: z.string(), to: z.string() }),
  /** Everything that the name could mean, what is called exactly so first; all definitions where none is named. */
  meanings: z.array(
    z.object({
      kind: z.enum(definitionKinds),
      name: z.string(),
      /** As footpath.yaml has it, defaults filled in. */
      means: z.json(),
      version: z.number(),
      /** Of what is asked for by name. */
      last_month: figuresSchema.optional(),
      /** Earlier versions, newest first, and what they would say of the same month. */
      earlier: z
        .array(
          z.object({
            version: z.number(),
            means: z.json(),
            /** Days on which it came and went. */
            since: z.string(),
            until: z.string().nullable(),
            last_month: figuresSchema.optional(),
          }),
        )
        .optional(),
      since: z.string().optional(),
    }),
  ),
  /** What else of the data has that name. */
  things: z.array(
    z.object({
      kind: z.enum(['stage', 'activity', 'trait', 'source']),
      name: z.string(),
      /** Definitions that speak of it. */
      used_by: z.array(z.string()),
    }),
  ),
});
export type DefinitionsAnswer = z.output<typeof definitionsOutput>;
type Meaning = DefinitionsAnswer['meanings'][number];

export const definitions: Tool<'definitions', DefinitionsAnswer> = {
  name: 'definitions',
  description:
    'What a journey, outcome, term or other word means here, its versions, and what each would say of last month; all definitions when none is named.',
  input: toolArguments.definitions,
  output: definitionsOutput,
  execute: answer,
};

async function answer(
  { name }: ToolArguments<'definitions'>,
  dependencies: ToolDependencies,
): Promise<ToolResult<DefinitionsAnswer>> {
  const { definitions: all, log, asOf, versions } = dependencies;
  const entries = name === undefined ? definitionEntries(all) : definitionsMeant(all, name);
  const things = name === undefined ? [] : thingsNamed({ log, definitions: all }, name);
  if (name !== undefined && entries.length === 0 && things.length === 0) {
    const known = [
      ...definitionEntries(all).map((entry) => entry.name),
      ...log.activityNames,
      ...log.traits.keys(),
    ];
    throw unknownName('definition', name, known);
  }
  const month = lastMonth(asOf);
  const meanings: Meaning[] = [];
  for (const entry of entries) {
    const known = {
      ...entry,
      means: jsonOf(entry.body),
      version: versions.get(`${entry.kind} ${entry.name}`) ?? 1,
    };
    const { kind, name: its, means, version } = known;
    const told = name === undefined ? {} : await history(dependencies, entry, version);
    meanings.push({ kind, name: its, means, version, ...told });
  }
  return {
    population: log.customerCount,
    definitions: meanings.map(({ name: its, version }) => `${its}@${version}`),
    data: { month, meanings, things },
    caveats: [],
  };
}

/** The versions of one definition with what each says of last month. */
async function history(
  { database, log, definitions: all, asOf }: ToolDependencies,
  entry: DefinitionEntry,
  version: number,
): Promise<Pick<Meaning, 'earlier' | 'since' | 'last_month'>> {
  const day = (date: Date) => dayOf(date.getTime() / 1000, all.timezone);
  const figures = (body: unknown) =>
    figuresOf(definitionFigures({ log, definitions: all }, { ...entry, body }, lastMonth(asOf)));
  const known = await readHistory(database, entry.kind, entry.name);
  const current = known.find((other) => other.version === version);
  return {
    ...(current ? { since: day(current.createdAt) } : {}),
    ...figures(entry.body),
    earlier: known
      .filter((other) => other.version < version)
      .reverse()
      .map(({ version: number, body, createdAt, retiredAt }) => ({
        version: number,
        means: jsonOf(body),
        since: day(createdAt),
        until: retiredAt && day(retiredAt),
        ...figures(body),
      })),
  };
}

function figuresOf(figures: DefinitionFigures | undefined): Pick<Meaning, 'last_month'> {
  return figures ? { last_month: figures } : {};
}

function jsonOf(body: unknown): Meaning['means'] {
  return z.json().parse(body);
}
