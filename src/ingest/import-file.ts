import { FootpathError } from '../errors.js';
import { silentProgress, type Progress } from '../progress.js';
import type { Database } from '../store/database.js';
import { IdentifierCache } from './customers/identifier-cache.js';
import { importBatches } from './import-batches.js';
import { planImport, type ImportPlan } from './import-plan.js';
import { finishRun, startRun } from './import-run.js';
import type { ImportSummary } from './import-summary.js';
import type { Mapping } from './mapping/mapping.js';
import { recordMapper } from './mapping/map-record.js';
import { RecordKeys } from './mapping/record-key.js';
import { isPersonalName } from './personal-traits.js';
import { openRecordFile, type FileFormat } from './reading/record-file.js';
import { Names } from './writing/names.js';

export interface ImportOptions {
  /** Equal records of one file are one record. */
  readonly dedupe?: boolean;
  readonly progress?: Progress;
  /** Ends the import after the batch that is being stored. */
  readonly signal?: AbortSignal;
}

/**
 * Loads one file into the database.
 * @param options.timezone of times without a zone, where the mapping names none; UTC if left out.
 */
export async function importFile(
  database: Database,
  path: string,
  mapping: Mapping,
  options: ImportOptions & { readonly format?: FileFormat; readonly timezone?: string } = {},
): Promise<ImportSummary> {
  const format = options.format ?? (/\.(jsonl|ndjson|json)(\.gz)?$/i.test(path) ? 'jsonl' : 'csv');
  const file = await openRecordFile(path, format);
  return runImport(database, await planImport([file], mapping, options.timezone), options);
}

/**
 * Loads the planned files. Every batch is a transaction: what was loaded stays when the run breaks off, and the same
 * run begun again goes on where it stopped, since no record is stored twice.
 */
export async function runImport(
  database: Database,
  plan: ImportPlan,
  { dedupe = false, progress = silentProgress, signal }: ImportOptions = {},
): Promise<ImportSummary> {
  const { mapping, rules, files } = plan;
  const importId = await startRun(
    database,
    files[0].file.layout.format,
    files.map(({ file }) => file.path),
    { mapping, rules, layouts: Object.fromEntries(files.map(({ file }) => [file.path, file.layout])) },
  );
  const context = {
    importId,
    cache: new IdentifierCache(),
    names: new Names(personalTraits(mapping)),
  };
  for (const { file, bound } of files) {
    const label = `Loading ${file.path}`;
    const pieces = file.read(bound.wanted, (bytes) => progress.update(label, bytes, file.size));
    const understand = recordMapper(bound, rules, new RecordKeys(sourceName(mapping), dedupe));
    await importBatches(database, context, file.path, pieces, understand, signal).catch((cause: unknown) => {
      if (cause instanceof FootpathError) throw cause;
      throw new FootpathError(
        'unavailable',
        `Loading ${file.path} broke off (${cause instanceof Error ? cause.message : String(cause)}). ` +
          'Run the same command again: it goes on where it stopped, and nothing is stored twice.',
        { cause },
      );
    });
    progress.finish(label);
  }
  return finishRun(database, importId);
}

/** The source as far as the mapping names it: records of different sources are different records. */
export function sourceName({ source }: Mapping): string {
  return typeof source === 'string' ? source : '';
}

export function personalTraits(mapping: Mapping): ReadonlySet<string> {
  return new Set([...mapping.personal, ...Object.keys(mapping.traits).filter(isPersonalName)]);
}
