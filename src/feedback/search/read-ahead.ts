import type { Database } from '../../store/database.js';
import type { Embedder } from '../embedding/embedder.js';
import { hasVectorSearch } from '../store/prepare-vectors.js';
import { mostKept, vectorsOf } from './kept-vectors.js';

/** Reads what searches need of all texts, so that the first one does not wait for it. */
export async function readAhead(database: Database, embedder: Embedder): Promise<void> {
  const rows = await database.query<{ id: number }>('select id from feedback order by id limit $1', [
    mostKept + 1,
  ]);
  if (!embedder.inProcess || rows.length > mostKept || !(await hasVectorSearch(database))) return;
  const [probe] = await embedder.embed(['a']);
  const ids = new Set(rows.map(({ id }) => id));
  await vectorsOf(database, { model: embedder.name, dimensions: probe.length }, ids);
}
