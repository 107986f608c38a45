import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { createFeedbackReader } from '../../../src/feedback/feedback-reader.js';
import { searchFeedback } from '../../../src/feedback/search/search-feedback.js';
import { readTexts } from '../../../src/feedback/store/read-texts.js';
import { findThemes } from '../../../src/feedback/themes/find-themes.js';
import { isHollow } from '../../../src/feedback/themes/hollow-words.js';
import { joinWords } from '../../../src/feedback/themes/join-words.js';
import { nearestNeighbours } from '../../../src/feedback/themes/nearest-neighbours.js';
import { smoothByNeighbours } from '../../../src/feedback/themes/smooth-by-neighbours.js';
import { latentSemantics } from '../../../src/feedback/words/latent-semantics.js';
import { wordsOf } from '../../../src/feedback/words/terms.js';
import { weighTerms } from '../../../src/feedback/words/weigh-terms.js';
import { silentProgress } from '../../../src/progress.js';
import { createRandom } from '../../../src/stats/random.js';
import { migrate } from '../../../src/store/migrate.js';
import { openPglite } from '../../../src/store/pglite-database.js';
import { vMeasure } from '../../support/v-measure.js';
import { clustersOf } from './clusters-of.js';

interface Labelled {
  readonly text: string;
  readonly label: string;
}
const jsonSchema = z.array(
  z.object({ text: z.string(), label: z.union([z.string(), z.number()]).transform(String) }),
);
const csvSchema = z.array(z.object({ text: z.string(), category: z.string() }));

/** Rows of a JSON file of `{text, label}`, or a CSV with the columns text and category. */
async function readLabelled(path: string): Promise<Labelled[]> {
  const content = await readFile(path, 'utf8');
  if (path.endsWith('.json')) return jsonSchema.parse(JSON.parse(content));
  const rows: unknown = parse(content, { columns: true });
  return csvSchema.parse(rows).map(({ text, category }) => ({ text, label: category }));
}

/** V-measure of themes found without a number, of k-means told the number, and of words alone told the number. */
export async function judgeThemes(folderOrFile: string): Promise<void> {
  const isFile = /\.(?:csv|json)$/.test(folderOrFile);
  const names = isFile ? [''] : (await readdir(folderOrFile)).filter((name) => name.endsWith('.json'));
  const { embedder } = createFeedbackReader();
  for (const name of names) {
    const path = join(folderOrFile, name);
    const rows = await readLabelled(path);
    const texts = rows.map(({ text }) => text);
    const labels = rows.map(({ label }) => label);
    const k = new Set(labels).size;
    const { meanings, themes } = findThemes(texts, await embedder.embed(texts), 1);
    const fine = new Array<number>(texts.length).fill(-1);
    const main = new Array<number>(texts.length).fill(-1);
    for (const [theme, found] of themes.entries()) {
      for (const text of found.texts) {
        fine[text] = theme;
        main[text] = found.main;
      }
    }
    const words = wordVectors(texts);
    const telling = wordVectors(
      texts.map((text) =>
        wordsOf(text)
          .filter((word) => !isHollow(word))
          .join(' '),
      ),
    );
    const joined = joinWords(texts, meanings, 1);
    const smooth = smoothByNeighbours(joined, nearestNeighbours(joined, 10));
    const scores = [fine, main, clustersOf(smooth, k), clustersOf(words, k), clustersOf(telling, k)].map(
      (found) => vMeasure(labels, found).toFixed(3),
    );
    console.log(
      `${basename(path)}: ${texts.length} texts, ${k} labels; V ${scores[0]} with ${themes.length} themes, ${scores[1]} with ${new Set(main).size} main themes, k-means told k ${scores[2]}, words alone told k ${scores[3]}, without function words ${scores[4]}`,
    );
  }
}

/** What TF-IDF and SVD make of texts: a hundred dimensions, of length 1. */
const wordVectors = (texts: readonly string[]) => latentSemantics(weighTerms(texts), 100, createRandom(1));

/** Of the first ten hits for a message, the share with its label. */
export async function judgeSearch(searched: string, asked: string, questions: number): Promise<void> {
  const [texts, all] = [await readLabelled(searched), await readLabelled(asked)];
  const database = await openPglite();
  await migrate(database);
  const reader = createFeedbackReader();
  await database.execute(`insert into source (name) values ('reviews');
    insert into profile (customer_id) values (currval(pg_get_serial_sequence('profile', 'id')))`);
  await database.query(
    `insert into feedback (key, at, profile_id, source_id, text)
     select gen_random_uuid(), now(), profile.id, source.id, text
       from unnest($1::text[]) with ordinality as given (text, place), profile, source order by place`,
    [texts.map(({ text }) => text)],
  );
  await readTexts(database, reader, silentProgress);
  const ids = await database.query<{ id: number }>('select id from feedback order by id');
  const labels = new Map(ids.map(({ id }, place) => [id, texts[place].label]));
  let same = 0;
  let milliseconds = 0;
  const chosen = all.filter((_, place) => place % Math.ceil(all.length / questions) === 0);
  for (const { text, label } of chosen) {
    const started = performance.now();
    const found = await searchFeedback(database, reader.embedder, text);
    milliseconds += performance.now() - started;
    same += found.ids.slice(0, 10).filter((id) => labels.get(id) === label).length;
  }
  await database.close();
  console.log(
    `search: of the first 10 hits for ${chosen.length} messages, ${((10 * same) / chosen.length).toFixed(1)} % have the same label; ${(milliseconds / chosen.length).toFixed(0)} ms each`,
  );
}
