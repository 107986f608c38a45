import { z } from 'zod';
import type { Database } from '../store/database.js';
import type { ImportSummary } from './import-summary.js';
import { mappingSchema } from './mapping/mapping.js';
import { readingRulesSchema } from './mapping/reading-rules.js';
import { layoutSchema } from './reading/record-file.js';

/** How an import read its files: what is needed to read their records again. */
export const importRecipeSchema = z.object({
  mapping: mappingSchema,
  rules: readingRulesSchema,
  /** By file. */
  layouts: z.record(z.string(), layoutSchema),
});
export type ImportRecipe = z.output<typeof importRecipeSchema>;

/** Counts of one transaction. */
export type ImportCounts = Omit<ImportSummary, 'customers'>;

export async function startRun(
  database: Database,
  format: string,
  files: readonly string[],
  recipe: ImportRecipe,
): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    'insert into import_run (format, files, mapping) values ($1, $2, $3) returning id',
    [format, files, JSON.stringify(recipe)],
  );
  return row.id;
}

/** Adds to the counts of a run, in the transaction that they are about. */
export async function countRun(transaction: Database, importId: number, counts: ImportCounts): Promise<void> {
  const { read, stored, duplicates, quarantined, merged } = counts;
  await transaction.query(
    `update import_run set read = read + $2, stored = stored + $3, duplicates = duplicates + $4,
            quarantined = quarantined + $5, merged = merged + $6
     where id = $1`,
    [importId, read, stored, duplicates, quarantined, merged],
  );
}

export async function finishRun(database: Database, importId: number): Promise<ImportSummary> {
  const [row] = await database.query<Record<keyof ImportSummary, string>>(
    `update import_run set finished_at = now() where id = $1
     returning read, stored, duplicates, quarantined, merged,
               (select count(distinct customer_id) from profile) as customers`,
    [importId],
  );
  return {
    read: Number(row.read),
    stored: Number(row.stored),
    duplicates: Number(row.duplicates),
    quarantined: Number(row.quarantined),
    customers: Number(row.customers),
    merged: Number(row.merged),
  };
}
