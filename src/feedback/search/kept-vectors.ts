import { readCopyRows } from '../../store/copy-rows.js';
import type { Database } from '../../store/database.js';
import { pgvectorReader } from '../store/vector-rows.js';
import { ByteVectors } from '../vectors/byte-vectors.js';

/** With more, the kept ones are forgotten: 130 MB of 256 dimensions. */
export const mostKept = 500_000;
/** At once, so that others are not kept waiting by a long reading. */
const textsPerReading = 10_000;

/** Of one model: a text never changes, and neither does its vector. */
interface Kept {
  readonly model: string;
  readonly vectors: ByteVectors;
}
const keptOf = new WeakMap<Database, Kept>();

/**
 * Vectors of some texts, each read from the database once: comparing them here takes a fraction of the time.
 *
 * @param database that has pgvector.
 * @param model that made its vectors.
 * @returns those and others; a text without a vector has none.
 */
export async function vectorsOf(
  database: Database,
  { model, dimensions }: { readonly model: string; readonly dimensions: number },
  ids: ReadonlySet<number>,
): Promise<ByteVectors> {
  const former = keptOf.get(database);
  const ofModel = former?.model === model ? former.vectors : new ByteVectors(dimensions);
  const isNew = (id: number) => !ofModel.has(id);
  const hasRoom = ofModel.size + [...ids].filter(isNew).length <= mostKept;
  const vectors = hasRoom ? ofModel : new ByteVectors(dimensions);
  keptOf.set(database, { model, vectors });
  const missing = Int32Array.from([...ids].filter((id) => !vectors.has(id))).sort();
  const read = pgvectorReader();
  for (let start = 0; start < missing.length; start += textsPerReading) {
    const wanted = missing.subarray(start, start + textsPerReading);
    const select = `select feedback_id, vector from feedback_vector where feedback_id = any('{${wanted.join()}}')`;
    await readCopyRows(database.copyOut(select), 2, (row) => {
      const id = row.integer(0);
      if (!vectors.has(id)) vectors.add(id, read(row.raw(1)));
    });
  }
  return vectors;
}
