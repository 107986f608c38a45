import type { Database } from '../store/database.js';
import { runImport, type ImportOptions } from './import-file.js';
import { refuseUndecided } from './import-plan.js';
import type { ImportSummary } from './import-summary.js';
import { bindMapping } from './mapping/bind-mapping.js';
import type { Mapping } from './mapping/mapping.js';
import { ReadingEvidence } from './mapping/reading-evidence.js';
import type { JsonObject } from './reading/json-scan.js';
import type { Piece } from './reading/raw-record.js';
import { jsonRecords, pathsOf } from './reading/read-json.js';

/**
 * Loads records that are objects already, such as those that arrive over the network. How times are written is
 * decided from the first list. Map an `id` where records may come again: without it, equal records of one call are
 * several, and those of another call are taken for the same.
 * @param name of the stream, where a file has its path.
 */
export async function importRecords(
  database: Database,
  name: string,
  lists: AsyncIterable<readonly JsonObject[]>,
  mapping: Mapping,
  options: ImportOptions & { readonly timezone?: string } = {},
): Promise<ImportSummary> {
  const iterator = lists[Symbol.asyncIterator]();
  const first = await iterator.next();
  const beginning = first.done ? [] : first.value;
  const columns = pathsOf(beginning);
  const bound = bindMapping(mapping, columns, true, name);
  const toPiece = jsonRecords(bound.wanted);
  let count = 0;
  const toPieces = (list: readonly JsonObject[]) => list.map((object) => toPiece(object, ++count));
  const head = toPieces(beginning);
  const evidence = new ReadingEvidence();
  for (const piece of head) evidence.add(bound, piece);
  if (!mapping.date_order) refuseUndecided(evidence);

  async function* read(): AsyncGenerator<readonly Piece[]> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next())
      yield toPieces(next.value);
  }
  const layout = { format: 'jsonl' as const, lines: true, columns };
  const file = { path: name, size: 0, layout, columns, read };
  const rules = evidence.rules(mapping, options.timezone ?? 'UTC');
  return runImport(database, { mapping, rules, files: [{ file, bound }] }, options);
}
