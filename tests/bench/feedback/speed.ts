import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPhraseBook } from '../../../src/demo/words/phrase-book.js';
import { writeText } from '../../../src/demo/words/feedback-text.js';
import { sentiments, topics } from '../../../src/demo/words/topic.js';
import { createFeedbackReader } from '../../../src/feedback/feedback-reader.js';
import { searchFeedback } from '../../../src/feedback/search/search-feedback.js';
import type { SearchedTexts } from '../../../src/feedback/search/searched-texts.js';
import { assignThemes } from '../../../src/feedback/store/assign-themes.js';
import { indexFeedback } from '../../../src/feedback/store/index-feedback.js';
import { lookForThemes } from '../../../src/feedback/store/look-for-themes.js';
import { readTexts } from '../../../src/feedback/store/read-texts.js';
import { runImport } from '../../../src/ingest/import-file.js';
import { planImport } from '../../../src/ingest/import-plan.js';
import { openRecordFile } from '../../../src/ingest/reading/record-file.js';
import { silentProgress } from '../../../src/progress.js';
import { createRandom, randomChoice } from '../../../src/stats/random.js';
import type { Database } from '../../../src/store/database.js';
import { migrate } from '../../../src/store/migrate.js';
import { openPglite } from '../../../src/store/pglite-database.js';
import { openPostgres } from '../../../src/store/postgres-database.js';
import { startPostgres } from '../../support/start-postgres.js';
import { measure, measureBest, report } from '../measure.js';

const textsOfADay = 500;
/** Common words, a rare name, a long question. */
const questions = [
  'too expensive',
  'the app crashes on my phone',
  'waiting for support',
  'Zimmerman',
  'we were charged twice for the same month and nobody in billing answered our three mails about it',
];
/** Of all texts, those that a segment or a period leaves. */
const shares = [0.5, 0.1, 0.01];
const searches = 3;

/** Import, reading, themes, search and a day's new texts, on PGlite and where it is installed on PostgreSQL. */
export async function measureSpeed(texts: readonly string[] | undefined, count: number): Promise<void> {
  const written = texts ?? makeTexts(count + textsOfADay);
  const old = written.slice(0, count);
  const fresh = written.slice(count, count + textsOfADay);
  const folder = await mkdtemp(join(tmpdir(), 'footpath-bench-'));
  const pglite = await openPglite(join(folder, 'database'));
  await measureDatabase('PGlite', pglite, folder, { old, fresh });
  await pglite.close();
  const cluster = startPostgres();
  if (cluster) {
    const postgres = await openPostgres(`postgres://footpath@localhost/postgres?host=${cluster.socket}`);
    await measureDatabase('PostgreSQL', postgres, folder, { old, fresh });
    await postgres.close();
    cluster.stop();
  }
  await rm(folder, { recursive: true });
}

async function measureDatabase(
  name: string,
  database: Database,
  folder: string,
  { old, fresh }: { readonly old: readonly string[]; readonly fresh: readonly string[] },
): Promise<void> {
  await migrate(database);
  const reader = createFeedbackReader();
  const whole = await measure(async () => {
    report(`${name}: import ${old.length} texts`, await measure(() => load(database, folder, old, 0)));
    report('read them', await measure(() => readTexts(database, reader, silentProgress)));
    report('look for themes', await measure(() => lookForThemes(database, false)));
    report('assign themes', await measure(() => assignThemes(database, reader, silentProgress)));
  });
  report('all of it', whole);
  const before = await themeByText(database);
  const day = await measure(async () => {
    await load(database, folder, fresh, old.length);
    await indexFeedback(database, reader, silentProgress);
  });
  const after = await themeByText(database);
  const moved = [...before].filter(([text, theme]) => after.get(text) !== theme).length;
  report(`${fresh.length} more texts`, day, `${moved} of ${before.size} old texts moved`);
  const ids = [...before.keys()];
  for (const question of questions) {
    const search = (within?: SearchedTexts) => () =>
      searchFeedback(database, reader.embedder, question, within);
    report(`search "${question.slice(0, 30)}"`, await measureBest(searches, search()));
    for (const share of shares) {
      const random = createRandom(1);
      const within = { ids: new Set(ids.filter(() => random() < share)), of: ids.length };
      const found = await measureBest(searches, search(within));
      const strangers = found.result.ids.filter((id) => !within.ids.has(id)).length;
      const note = `${found.result.ids.length} found, ${strangers} that are not of it`;
      report(`  among ${100 * share} % of the texts`, found, note);
    }
  }
}

/** By one way for all: as a file of reviews. */
async function load(
  database: Database,
  folder: string,
  texts: readonly string[],
  from: number,
): Promise<void> {
  const file = join(folder, 'reviews.csv');
  const rows = texts.map((text, place) => {
    const number = from + place;
    const at = new Date(Date.UTC(2026, 0, 1) + number * 240_000).toISOString();
    return `c${number % 50_000},${at},"${text.replaceAll('"', '""')}"`;
  });
  await writeFile(file, `customer,time,text\n${rows.join('\n')}\n`);
  const mapping = {
    source: 'reviews',
    customer: 'customer',
    time: 'time',
    activity: { constant: 'Left Review' },
    text: 'text',
    identifiers: {},
    traits: {},
    personal: [],
  };
  const plan = await planImport([await openRecordFile(file, 'csv')], mapping);
  await runImport(database, plan, { progress: silentProgress });
}

async function themeByText(database: Database): Promise<Map<number, number>> {
  const rows = await database.query<{ id: number; theme: number }>(
    'select feedback_id as id, theme_id as theme from feedback_mention where main',
  );
  return new Map(rows.map(({ id, theme }) => [id, theme]));
}

/** What the demo company's customers write. */
function makeTexts(count: number): string[] {
  const random = createRandom(1);
  const book = readPhraseBook();
  const sources = ['nps', 'trustpilot', 'google', 'app store', 'support tickets', 'social'] as const;
  return Array.from({ length: count }, (_, place) => {
    const chosen = [randomChoice(random, topics), randomChoice(random, topics)];
    const remark = {
      topics: random() < 0.2 ? [...new Set(chosen)] : chosen.slice(0, 1),
      sentiment: randomChoice(random, sentiments),
    };
    const source = randomChoice(random, sources);
    return writeText({ remark, source, at: place * 240, country: 'US', writer: 'Ann' }, book, random);
  });
}
