import type { Database } from '../store/database.js';
import type { BadRecord, MappedRecord } from './mapping/mapped-record.js';
import type { Piece } from './reading/raw-record.js';
import { writeBatch, type ImportContext } from './writing/write-batch.js';

const batchRecords = 10_000;
/** Bounds memory where records are long. */
const batchCharacters = 4_000_000;

type Understand = (piece: Piece) => MappedRecord | BadRecord | undefined;

/** Loads pieces batch by batch; the next batch is read while one is being written. */
export async function importBatches(
  database: Database,
  context: ImportContext,
  file: string,
  pieces: AsyncIterable<readonly Piece[]>,
  understand: Understand,
  signal?: AbortSignal,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const batch of batches(pieces, understand)) {
      await writing;
      signal?.throwIfAborted();
      writing = writeBatch(database, context, file, batch);
      // Awaited below; until then a failure must not count as unheard.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}

async function* batches(
  lists: AsyncIterable<readonly Piece[]>,
  understand: Understand,
): AsyncGenerator<(MappedRecord | BadRecord)[]> {
  let batch: (MappedRecord | BadRecord)[] = [];
  let characters = 0;
  for await (const list of lists) {
    for (const piece of list) {
      const record = understand(piece);
      if (!record) continue;
      batch.push(record);
      characters += piece.text.length;
      if (batch.length < batchRecords && characters < batchCharacters) continue;
      yield batch;
      batch = [];
      characters = 0;
    }
  }
  if (batch.length > 0) yield batch;
}
