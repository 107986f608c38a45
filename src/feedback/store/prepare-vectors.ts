import type { Database } from '../../store/database.js';

/** Whether the vectors can be searched through an index. */
export async function hasVectorSearch(database: Database): Promise<boolean> {
  const [column] = await database.query<{ type: string }>(
    `select format_type(atttypid, null) as type from pg_attribute
      where attrelid = to_regclass('feedback_vector') and attname = 'vector'`,
  );
  return column?.type === 'vector';
}

/** The name of the model that the stored vectors are of; null before any text was read. */
export async function modelOfVectors(database: Database): Promise<string | null> {
  const [index] = await database.query<{ embedder: string | null }>('select embedder from feedback_index');
  return index.embedder;
}

/**
 * Makes room for the vectors of a model. Those of another model are dropped, and all that was made from them; themes
 * keep their names, and the next run finds them again by their texts.
 */
export async function prepareVectors(
  database: Database,
  embedder: string,
  dimensions: number,
): Promise<void> {
  await database.transaction(async (transaction) => {
    const [index] = await transaction.query<{ embedder: string | null }>(
      'select embedder from feedback_index for update',
    );
    if (index.embedder === embedder) return;
    await transaction.query('select prepare_feedback_vectors($1)', [dimensions]);
    await transaction.query('delete from feedback_reading');
    await transaction.query(
      'update feedback_index set embedder = $1, mean = null, themed_texts = 0, afresh_texts = 0',
      [embedder],
    );
  });
}

/** Vectors that were stored as plain arrays, on a server that has been given pgvector since, become pgvector's. */
export async function adoptPgvector(database: Database): Promise<void> {
  const [stored] = await database.query<{ dimensions: number }>(
    `select array_length(mean, 1) as dimensions from feedback_index, pg_extension, pg_attribute
      where extname = 'vector' and attrelid = to_regclass('feedback_vector') and attname = 'vector'
        and format_type(atttypid, null) = 'real[]' and mean is not null`,
  );
  if (!stored) return;
  await database.execute(
    `alter table feedback_vector alter column vector type vector(${stored.dimensions}) using vector::vector`,
  );
  await indexVectors(database);
}

/** Of the graph's neighbours and heads, beside the vectors themselves. */
const graphShare = 0.5;
const megabyte = 2 ** 20;
const leastMemory = 64;
const mostMemory = 1024;

/**
 * The index is built once there is much to search: faster than growing it text by text. In memory, because the building
 * takes many times as long where the graph does not fit.
 */
export async function indexVectors(database: Database): Promise<void> {
  if (!(await hasVectorSearch(database))) return;
  const [state] = await database.query<{ exists: boolean; bytes: number }>(
    `select to_regclass('feedback_vector_near') is not null as exists,
            pg_table_size('feedback_vector')::double precision as bytes`,
  );
  if (state.exists) return;
  const wanted = leastMemory + Math.ceil(((1 + graphShare) * state.bytes) / megabyte);
  await database.transaction(async (transaction) => {
    await transaction.query("select set_config('maintenance_work_mem', $1, true)", [
      `${Math.min(mostMemory, wanted)}MB`,
    ]);
    await transaction.execute(
      `create index if not exists feedback_vector_near on feedback_vector
        using hnsw (vector vector_cosine_ops) with (m = 8, ef_construction = 32)`,
    );
  });
}

/**
 * New texts wait in a list beside the index of words, which every search reads through. Servers empty it now and then; an
 * embedded database never does by itself.
 */
export async function indexWords(database: Database): Promise<void> {
  await database.query("select gin_clean_pending_list('feedback_words')");
}
