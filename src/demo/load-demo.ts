import { access, copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { importFile } from '../ingest/import-file.js';
import type { ImportSummary } from '../ingest/import-summary.js';
import { checkMapping } from '../ingest/mapping/mapping.js';
import { packageFile } from '../package-root.js';
import { silentProgress, type Progress } from '../progress.js';
import type { Database } from '../store/database.js';
import { createCompany, defaultSize } from './company.js';
import { writeExports, type WrittenExport } from './exports/write-exports.js';

export interface LoadDemoOptions {
  /** The workspace's folder: the exports go into its `demo` folder, Harbor's footpath.yaml beside it. */
  readonly folder: string;
  readonly seed?: number;
  readonly customers?: number;
  readonly progress?: Progress;
}

export interface LoadedExport extends WrittenExport {
  readonly summary: ImportSummary;
}

/**
 * Makes Harbor, writes its six sources' export files with their mappings, and loads them as anyone's files are loaded.
 * Loading it again stores nothing twice. A footpath.yaml that is there already is left as it is.
 */
export async function loadDemo(
  database: Database,
  {
    folder,
    seed = defaultSize.seed,
    customers = defaultSize.customers,
    progress = silentProgress,
  }: LoadDemoOptions,
): Promise<LoadedExport[]> {
  const members = createCompany({ seed, customers }, progress);
  const written = await writeExports(members, join(folder, 'demo'), seed, progress);
  await writeDefinitions(folder);
  const loaded: LoadedExport[] = [];
  for (const file of written) {
    const mapping = await readFile(file.mapping, 'utf8');
    const summary = await importFile(database, file.path, checkMapping(parse(mapping), file.mapping), {
      progress,
    });
    loaded.push({ ...file, summary });
  }
  return loaded;
}

async function writeDefinitions(folder: string): Promise<void> {
  const path = join(folder, 'footpath.yaml');
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (!there) await copyFile(packageFile('src', 'demo', 'footpath.yaml'), path);
}
