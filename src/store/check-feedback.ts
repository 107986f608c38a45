import type { Check } from './check.js';
import type { Database } from './database.js';

/** How many texts there are, by which model they were read, and whether all were. */
export async function checkFeedback(database: Database): Promise<Check> {
  const name = 'feedback';
  const [{ texts, read, embedder }] = await database.query<{
    texts: number;
    read: number;
    embedder: string | null;
  }>(
    `select count(*)::int as texts, count(feedback_id)::int as read, (select embedder from feedback_index) as embedder
       from feedback left join feedback_reading on feedback_id = id where text ~ '\\S'`,
  );
  if (texts === 0) return { name, ok: true, detail: 'none yet' };
  const detail = `${read} of ${texts} texts read${embedder === null ? '' : `, by ${embedder}`}`;
  const mend = 'Run `footpath themes` or `footpath start`: they read the rest, or say why not.';
  return read === texts ? { name, ok: true, detail } : { name, ok: false, detail, mend };
}
