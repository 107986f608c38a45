import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  readonly name: string;
  readonly format: 'csv' | 'jsonl';
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

/** Writes the export files of the six sources into a folder; the CRM has two. */
export async function writeExports(
  members: readonly Member[],
  folder: string,
  seed: number,
): Promise<WrittenExport[]> {
  await mkdir(folder, { recursive: true });
  const written: WrittenExport[] = [];
  for (const [place, make] of makers.entries()) {
    const file = make(members);
    const { lines, resent, malformed } = imperfectLines(file, createRandom(seed * 31 + place));
    const path = join(folder, file.name);
    await writeFile(path, `${[...(file.header ? [file.header] : []), ...lines].join('\n')}\n`);
    written.push({
      path,
      name: file.name,
      format: file.format,
      records: file.lines.length,
      resent,
      malformed,
    });
  }
  return written;
}
