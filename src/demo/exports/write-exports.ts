import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { packageFile } from '../../package-root.js';
import { silentProgress } from '../../progress.js';
import { createRandom } from '../../stats/random.js';
import type { Member } from '../company.js';
import { billingExport } from './billing-export.js';
import { contactsExport, crmActivitiesExport } from './crm-export.js';
import type { ExportFile } from './export-file.js';
import { feedbackExport } from './feedback-export.js';
import { imperfectLines } from './imperfect-lines.js';
import { productExport } from './product-export.js';
import { supportExport } from './support-export.js';
import { websiteExport } from './website-export.js';

/** A file that was written, and what a reader must find in it. */
export interface WrittenExport {
  readonly path: string;
  /** Path of the mapping to load it with. */
  readonly mapping: string;
  /** Good records, each counted once. */
  readonly records: number;
  readonly resent: number;
  readonly malformed: number;
}

/** In the order to load them in: visitors first, so that signing up joins them. */
const makers: readonly ((members: readonly Member[]) => ExportFile)[] = [
  websiteExport,
  productExport,
  contactsExport,
  crmActivitiesExport,
  supportExport,
  billingExport,
  feedbackExport,
];

/** Writes the export files of the six sources into a folder, each with its mapping beside it; the CRM has two. */
export async function writeExports(
  members: readonly Member[],
  folder: string,
  seed: number,
  progress = silentProgress,
): Promise<WrittenExport[]> {
  const label = 'Writing its export files';
  await mkdir(folder, { recursive: true });
  const written: WrittenExport[] = [];
  for (const [place, make] of makers.entries()) {
    progress.update(label, place, makers.length);
    const file = make(members);
    const { lines, resent, malformed } = imperfectLines(file, createRandom(seed * 31 + place));
    const text = `${[...(file.header ? [file.header] : []), ...lines].join('\n')}\n`;
    const path = join(folder, `${file.name}.${file.format === 'csv' ? 'csv' : 'jsonl.gz'}`);
    await writeFile(path, file.format === 'csv' ? text : gzipSync(text, { level: 1 }));
    const mapping = join(folder, `${file.name}.yaml`);
    await copyFile(packageFile('src', 'demo', 'mappings', `${file.name}.yaml`), mapping);
    written.push({ path, mapping, records: file.lines.length, resent, malformed });
  }
  progress.finish(label);
  return written;
}
