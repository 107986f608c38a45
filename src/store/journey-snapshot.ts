import { z } from 'zod';
import type { JourneyLog } from '../journeys/journey-log.js';
import { nameOf } from './data-position.js';
import type { LoadedLog } from './load-journey-log.js';
import { readSectionFile, writeSectionFile } from './section-file.js';
import { SectionReader, textSections, traitSections } from './section-reader.js';

/** Another one whenever a snapshot of the former kind would be read wrongly. */
const format = 1;

const metaSchema = z.object({
  format: z.literal(format),
  timezone: z.string(),
  position: z.object({
    revision: z.string(),
    rewrite: z.string(),
    lastEvent: z.number(),
    lastEventKey: z.string().nullable(),
    lastChange: z.number(),
  }),
  until: z.number(),
  activityNames: z.array(z.string()),
  sourceNames: z.array(z.string()),
  traits: z.array(z.object({ name: z.string(), personal: z.boolean(), kind: z.enum(['text', 'number']) })),
});

/** Keeps a log in a file, from which it opens in a fraction of the time that reading the database takes. */
export async function writeSnapshot({ log, position, timezone }: LoadedLog, file: string): Promise<void> {
  const { until, activityNames } = log;
  const traits = [...log.traits.values()];
  const meta: z.input<typeof metaSchema> = {
    format,
    timezone,
    position,
    until,
    activityNames: [...activityNames],
    sourceNames: log.sources.map(({ name }) => name),
    traits: traits.map(({ name, personal, kind }) => ({ name, personal, kind })),
  };
  const sections = [
    log.offsets,
    log.times,
    log.activities,
    log.values.events,
    log.values.amounts,
    log.eventSources.usual,
    log.eventSources.events,
    log.eventSources.codes,
    ...log.sources.map(({ eventCounts }) => eventCounts),
    log.customerKeys,
    ...textSections(log.customerIds),
    ...textSections(log.customerNames),
    ...traits.flatMap(traitSections),
  ];
  await writeSectionFile(file, { meta, sections });
}

/** The log in a file, which may be older than the database is; undefined when there is none that can be used. */
export async function openSnapshot(file: string): Promise<LoadedLog | undefined> {
  const opened = await readSectionFile(file);
  const parsed = metaSchema.safeParse(opened?.meta);
  if (!opened || !parsed.success) return undefined;
  const { position, timezone, until, activityNames, sourceNames, traits } = parsed.data;
  const next = new SectionReader(opened.sections);
  const offsets = next.uint32();
  const times = next.uint32();
  const log: JourneyLog = {
    until,
    customerCount: offsets.length - 1,
    eventCount: times.length,
    offsets,
    times,
    activities: next.codes(),
    activityNames,
    values: { events: next.uint32(), amounts: next.float64() },
    eventSources: { usual: next.uint16(), events: next.uint32(), codes: next.uint16() },
    sources: sourceNames.map((name) => ({ name, eventCounts: next.uint32() })),
    customerKeys: next.uint32(),
    customerIds: next.texts(),
    customerNames: next.texts(),
    traits: new Map(traits.map((trait) => [trait.name, next.trait(trait)])),
    dataVersion: nameOf(position),
  };
  return { log, position, timezone };
}
