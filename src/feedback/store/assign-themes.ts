import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { aboutThemes, mentionsOf, type Mention } from '../themes/mentions.js';
import type { ThemeCentres } from '../themes/theme-centres.js';
import { splitClauses } from '../words/split-clauses.js';
import { readThemeCentres, textsToAssign, type ReadableText } from './stored-themes.js';

const textsPerBatch = 4000;
const label = 'Assigning themes';

/**
 * Assigns texts that have no theme to the nearest one; what has one that is not gone stays where it is. A text too far from
 * all of them stays without. What was said of these texts before is replaced.
 */
export async function assignThemes(
  database: Database,
  reader: FeedbackReader,
  progress: Progress,
): Promise<void> {
  const known = await readThemeCentres(database);
  if (!known) return;
  const { active, centres } = known;
  const anyLanguage = reader.embedder.reads === 'any';
  const places = new Map(active.map(({ id }, place) => [id, place]));
  for (let done = 0, last = 0; ;) {
    const batch = await textsToAssign(database, { anyLanguage, after: last, most: textsPerBatch });
    if (batch.length === 0) break;
    last = batch[batch.length - 1].id;
    const mentions = await readMentions(batch, centres, places, reader);
    const rows = batch.flatMap((text, place) =>
      mentions[place].map((mention) => ({ text: text.id, theme: active[mention.theme].id, mention })),
    );
    await database.transaction(async (transaction) => {
      await transaction.query(
        'update feedback_reading set themed = true where feedback_id = any($1::integer[])',
        [batch.map(({ id }) => id)],
      );
      await transaction.query('delete from feedback_mention where feedback_id = any($1::integer[])', [
        batch.map(({ id }) => id),
      ]);
      await transaction.query(
        `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
         select * from unnest($1::integer[], $2::integer[], $3::boolean[], $4::real[], $5::real[])`,
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

/** What each text is about. Clauses are read apart, but where that would cost calls of an outside model. */
async function readMentions(
  batch: readonly ReadableText[],
  centres: ThemeCentres,
  places: ReadonlyMap<number, number>,
  { embedder, readSentiment }: FeedbackReader,
): Promise<Mention[][]> {
  const clauses = batch
    .map(({ text }) => (embedder.inProcess ? splitClauses(text) : []))
    .map((found) => (found.length > 1 ? found : []));
  const vectors = inTurn(clauses, await embedder.embed(clauses.flat()));
  const about = batch.map(({ vector, ownTheme }, place) =>
    aboutThemes(vector, vectors[place], centres, places.get(ownTheme ?? -1)),
  );
  // How a clause feels matters only where it is about something else than the text.
  const apart = about.map(({ elsewhere }) => elsewhere.some((found) => found !== undefined));
  const felt = clauses.map((own, place) => (apart[place] ? own : []));
  const sentiments = inTurn(felt, await readSentiment(felt.flat()));
  return batch.map(({ sentiment }, place) => mentionsOf(about[place], sentiment, sentiments[place]));
}

/** What was read of all clauses in a row, text by text again. */
function inTurn<Item>(shape: readonly (readonly unknown[])[], row: readonly Item[]): Item[][] {
  let next = 0;
  return shape.map((own) => row.slice(next, (next += own.length)));
}
