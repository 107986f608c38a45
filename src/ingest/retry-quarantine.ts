import { FootpathError } from '../errors.js';
import type { Database } from '../store/database.js';
import { IdentifierCache } from './customers/identifier-cache.js';
import { personalTraits, sourceName } from './import-file.js';
import { finishRun, importRecipeSchema, startRun, type ImportRecipe } from './import-run.js';
import type { ImportSummary } from './import-summary.js';
import { bindMapping, type BoundMapping } from './mapping/bind-mapping.js';
import { recordMapper } from './mapping/map-record.js';
import type { BadRecord, MappedRecord } from './mapping/mapped-record.js';
import type { Mapping } from './mapping/mapping.js';
import { RecordKeys } from './mapping/record-key.js';
import { ReadingEvidence } from './mapping/reading-evidence.js';
import type { ReadingRules } from './mapping/reading-rules.js';
import type { Piece } from './reading/raw-record.js';
import { readLayout, type Layout } from './reading/record-file.js';
import { Names } from './writing/names.js';
import { writeBatch } from './writing/write-batch.js';

/** Records of one file, set aside by one import. */
interface Group {
  readonly import_id: number;
  readonly file: string;
  readonly last_id: number;
}

interface QuarantineRow {
  readonly id: number;
  readonly line: string;
  readonly record: string;
  readonly occurrence: number;
}

const pageSize = 5000;

/**
 * Tries the quarantined records again: those that can be read now are loaded, the others stay.
 * @param mapping to read them with, in place of the one they were imported with; files that it doesn't fit are left.
 * @throws FootpathError `bad_input` when the mapping fits no file that has quarantined records.
 */
export async function retryQuarantine(database: Database, mapping?: Mapping): Promise<ImportSummary> {
  const groups = await database.query<Group>(
    `select import_id, file, max(id) as last_id from quarantine where not cut group by import_id, file order by 1, 2`,
  );
  let total: ImportSummary = { read: 0, stored: 0, duplicates: 0, quarantined: 0, customers: 0, merged: 0 };
  let misfit: FootpathError | undefined;
  for (const group of groups) {
    try {
      total = added(total, await retryGroup(database, group, mapping));
    } catch (error) {
      if (!mapping || !(error instanceof FootpathError) || error.code !== 'bad_input') throw error;
      misfit = error;
    }
  }
  if (misfit && total.read === 0) throw misfit;
  const [{ customers }] = await database.query<{ customers: number }>(
    'select count(distinct customer_id)::integer as customers from profile',
  );
  return { ...total, customers };
}

async function retryGroup(
  database: Database,
  group: Group,
  mapping: Mapping | undefined,
): Promise<ImportSummary> {
  const [run] = await database.query<{ format: string; mapping: unknown }>(
    'select format, mapping from import_run where id = $1',
    [group.import_id],
  );
  const recipe = importRecipeSchema.parse(run.mapping);
  const layout = withoutHeader(recipe.layouts[group.file]);
  const used = mapping ?? recipe.mapping;
  const bound = bindMapping(used, layout.columns, layout.format === 'jsonl', group.file);
  const first = await page(database, group, 0);
  const rules = mapping ? await rulesFor(mapping, recipe, bound, layout, first) : recipe.rules;
  const importId = await startRun(database, run.format, [group.file], {
    mapping: used,
    rules,
    layouts: { [group.file]: layout },
  });
  const context = { importId, cache: new IdentifierCache(), names: new Names(personalTraits(used)) };
  const understand = recordMapper(bound, rules, new RecordKeys(sourceName(used), false));
  for (let rows = first; rows.length > 0; rows = await page(database, group, rows[rows.length - 1].id)) {
    const ids: number[] = [];
    const batch: (MappedRecord | BadRecord)[] = [];
    for (const row of rows) {
      const piece = await pieceOf(layout, bound, row);
      const record = piece && understand(piece, row.occurrence);
      if (!record) continue;
      ids.push(row.id);
      batch.push({ ...record, line: Number(row.line) });
    }
    await database.transaction(async (transaction) => {
      await transaction.query('delete from quarantine where id = any ($1)', [ids]);
      // Sets aside again what is still bad.
      await writeBatch(transaction, context, group.file, batch);
    });
  }
  return finishRun(database, importId);
}

function withoutHeader(layout: Layout): Layout {
  return layout.format === 'csv' ? { ...layout, headerLength: 0 } : layout;
}

function page(database: Database, group: Group, after: number): Promise<QuarantineRow[]> {
  return database.query<QuarantineRow>(
    `select id, line, record, occurrence from quarantine
     where import_id = $1 and file = $2 and id > $3 and id <= $4 and not cut order by id limit $5`,
    [group.import_id, group.file, after, group.last_id, pageSize],
  );
}

/** The record read again; undefined where its text is more than one record or none. */
async function pieceOf(layout: Layout, bound: BoundMapping, row: QuarantineRow): Promise<Piece | undefined> {
  const found: Piece[] = [];
  for await (const pieces of readLayout(layout, [row.record], bound.wanted)) found.push(...pieces);
  return found.length === 1 ? found[0] : undefined;
}

/** The new mapping decides; what it leaves open is as it was found for the whole file. */
async function rulesFor(
  mapping: Mapping,
  recipe: ImportRecipe,
  bound: BoundMapping,
  layout: Layout,
  rows: readonly QuarantineRow[],
): Promise<ReadingRules> {
  const evidence = new ReadingEvidence();
  for (const row of rows) {
    const piece = await pieceOf(layout, bound, row);
    if (piece) evidence.addTimes(bound, piece);
  }
  const found = evidence.rules(mapping, recipe.rules.timezone);
  return {
    ...found,
    numbers: found.numbers ?? recipe.rules.numbers,
    dateOrder: mapping.date_order ?? recipe.rules.dateOrder ?? found.dateOrder,
    decimalComma: recipe.rules.decimalComma,
  };
}

function added(first: ImportSummary, second: ImportSummary): ImportSummary {
  return {
    read: first.read + second.read,
    stored: first.stored + second.stored,
    duplicates: first.duplicates + second.duplicates,
    quarantined: first.quarantined + second.quarantined,
    customers: second.customers,
    merged: first.merged + second.merged,
  };
}
