import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { Embedder } from '../embedding/embedder.js';
import type { ReadSentiment } from '../sentiment/sentiment-reader.js';
import { mentionsOf, type Clause, type ThemeSpace } from '../themes/mentions.js';
import { splitClauses } from '../words/split-clauses.js';
import { readActiveThemes, textsToAssign, type ReadableText } from './stored-themes.js';

const textsPerBatch = 2000;
const label = 'Assigning themes';

/**
 * Assigns texts that have no theme to the nearest one; what has one stays where it is. A text too far from all of them
 * stays without.
 */
export async function assignThemes(
  database: Database,
  embedder: Embedder,
  readSentiment: ReadSentiment,
  progress: Progress,
): Promise<void> {
  const active = await readActiveThemes(database);
  const [{ mean }] = await database.query<{ mean: number[] | null }>('select mean from feedback_index');
  if (active.length === 0 || !mean) return;
  const space: ThemeSpace = {
    mean: Float32Array.from(mean),
    centres: active.map(({ centre }) => centre),
    mains: active.map(({ mainId }) => mainId),
  };
  const anyLanguage = embedder.reads === 'any';
  const places = new Map(active.map(({ id }, place) => [id, place]));
  for (let done = 0, last = 0; ;) {
    const batch = await textsToAssign(database, { anyLanguage, after: last, most: textsPerBatch });
    if (batch.length === 0) break;
    last = batch[batch.length - 1].id;
    const clauses = await readClauses(batch, embedder, readSentiment);
    const rows = batch.flatMap((text, place) =>
      mentionsOf(text, clauses[place], space, places.get(text.ownTheme ?? -1)).map((mention) => ({
        text: text.id,
        theme: active[mention.theme].id,
        mention,
      })),
    );
    await database.transaction(async (transaction) => {
      await transaction.query(
        'update feedback_reading set themed = true where feedback_id = any($1::integer[])',
        [batch.map(({ id }) => id)],
      );
      await transaction.query(
        `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
       select * from unnest($1::integer[], $2::integer[], $3::boolean[], $4::real[], $5::real[])
       on conflict (feedback_id, theme_id) do update
         set main = excluded.main, sentiment = excluded.sentiment, closeness = excluded.closeness`,
        [
          rows.map(({ text }) => text),
          rows.map(({ theme }) => theme),
          rows.map(({ mention }) => mention.main),
          rows.map(({ mention }) => mention.sentiment),
          rows.map(({ mention }) => mention.closeness),
        ],
      );
    });
    done += batch.length;
    progress.update(label, done);
  }
  progress.finish(label);
}

/** The clauses of each text; none for a text of one clause, or where reading them would cost another call. */
async function readClauses(
  batch: readonly ReadableText[],
  embedder: Embedder,
  readSentiment: ReadSentiment,
): Promise<Clause[][]> {
  if (!embedder.inProcess) return batch.map(() => []);
  const split = batch.map(({ text }) => splitClauses(text)).map((found) => (found.length > 1 ? found : []));
  const all = split.flat();
  const vectors = await embedder.embed(all);
  const sentiments = await readSentiment(all, embedder, vectors);
  let next = 0;
  return split.map((found) =>
    found.map(() => {
      const clause = { vector: vectors[next], sentiment: sentiments[next] };
      next++;
      return clause;
    }),
  );
}
