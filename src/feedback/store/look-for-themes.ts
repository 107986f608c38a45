import type { Database } from '../../store/database.js';
import { findThemes, type FoundTheme } from '../themes/find-themes.js';
import { matchThemes } from '../themes/match-themes.js';
import { nameThemes, type ThemeTerms } from '../themes/name-themes.js';
import { sampleTexts, type ReadableText } from './stored-themes.js';

/** All pairs are compared: 8 seconds for so many. */
const mostSampled = 6000;
/** Themes are looked for again when the texts have become this many times what they were. */
const growth = 1.25;
const seed = 1;

/**
 * Looks for themes among the texts where none were found yet, or many have come since. A theme that shares most of its
 * texts with a former one is that one: it keeps its id, its name and its main theme. Every text is then free to be
 * assigned anew.
 *
 * @returns whether it looked.
 */
export async function lookForThemes(database: Database, anyLanguage: boolean): Promise<boolean> {
  const [{ texts, themed }] = await database.query<{ texts: number; themed: number }>(
    `select (select count(*)::int from feedback_reading where $1::boolean or language = 'en') as texts,
            themed_texts as themed from feedback_index`,
    [anyLanguage],
  );
  if (texts === 0 || texts < growth * themed) return false;
  const sample = await sampleTexts(database, anyLanguage, mostSampled);
  const { mean, themes } = findThemes(
    sample.map(({ text }) => text),
    sample.map(({ vector }) => vector),
    seed,
  );
  await database.transaction(async (transaction) => {
    await transaction.query('update feedback_index set mean = $1, themed_texts = $2, themed_at = now()', [
      Array.from(mean),
      texts,
    ]);
    const former = await formerThemes(transaction, sample);
    await transaction.query('delete from feedback_mention');
    await transaction.query('update feedback_reading set themed = false where themed');
    const ids = await storeThemes(transaction, sample, themes, former);
    await storeOwnThemes(transaction, sample, themes, ids);
  });
  return true;
}

/** The theme that each text is about so far, -1 for none. */
async function formerThemes(database: Database, sample: readonly ReadableText[]): Promise<Int32Array> {
  const rows = await database.query<{ feedback_id: number; theme_id: number }>(
    `select feedback_id, coalesce(merged_into, theme.id) as theme_id
       from feedback_mention join theme on theme.id = theme_id where main`,
  );
  const byText = new Map(rows.map((row) => [row.feedback_id, row.theme_id]));
  return Int32Array.from(sample, ({ id }) => byText.get(id) ?? -1);
}

async function storeThemes(
  database: Database,
  sample: readonly ReadableText[],
  found: readonly FoundTheme[],
  former: Int32Array,
): Promise<number[]> {
  const current = new Int32Array(sample.length).fill(-1);
  found.forEach(({ texts }, theme) => texts.forEach((text) => (current[text] = theme)));
  const kept = matchThemes(former, current);
  const keptIds = [...kept.values()];
  await database.query(
    `update theme set gone_at = now() where gone_at is null and not pinned and parent_id is not null
        and merged_into is null and id <> all($1::integer[])`,
    [keptIds],
  );
  const mains = await mainThemes(database, sample, found, kept);
  const words = nameThemes(found.map(({ texts }) => texts.map((text) => sample[text].text)));
  const ids: number[] = [];
  for (const [place, theme] of found.entries()) {
    const centre = Array.from(theme.centre);
    const id =
      kept.get(place) ?? (await insertTheme(database, words[place], mains.get(theme.main) ?? null, centre));
    ids.push(id);
    if (kept.has(place)) {
      await database.query(
        'update theme set centre = $2, gone_at = null, terms = case when pinned then terms else $3 end where id = $1',
        [id, centre, words[place].terms],
      );
    }
  }
  await database.execute(
    `update theme set gone_at = now() where parent_id is null and gone_at is null and not exists
       (select 1 from theme as part where part.parent_id = theme.id and part.gone_at is null)`,
  );
  return ids;
}

/** The texts that a theme was found in are of it, whatever centre they are nearest to. */
async function storeOwnThemes(
  database: Database,
  sample: readonly ReadableText[],
  found: readonly FoundTheme[],
  ids: readonly number[],
): Promise<void> {
  const rows = found.flatMap(({ texts }, theme) =>
    texts.map((text) => ({ text: sample[text], theme: ids[theme] })),
  );
  await database.query(
    `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
     select feedback_id, theme_id, true, sentiment, 0 from unnest($1::integer[], $2::integer[], $3::real[])
       as own (feedback_id, theme_id, sentiment)`,
    [rows.map(({ text }) => text.id), rows.map(({ theme }) => theme), rows.map(({ text }) => text.sentiment)],
  );
}

/** The main theme of each coarse group: where most of its texts were before, or a new one. */
async function mainThemes(
  database: Database,
  sample: readonly ReadableText[],
  found: readonly FoundTheme[],
  kept: ReadonlyMap<number, number>,
): Promise<Map<number, number>> {
  const rows = await database.query<{ id: number; parent_id: number }>(
    'select id, parent_id from theme where parent_id is not null',
  );
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]));
  const groups = [...new Set(found.map(({ main }) => main))];
  const words = nameThemes(
    groups.map((main) =>
      found
        .filter((theme) => theme.main === main)
        .flatMap(({ texts }) => texts.map((text) => sample[text].text)),
    ),
  );
  const mains = new Map<number, number>();
  for (const [place, main] of groups.entries()) {
    const textsByParent = new Map<number, number>();
    found.forEach((theme, number) => {
      const parent = parents.get(kept.get(number) ?? -1);
      if (theme.main !== main || parent === undefined) return;
      textsByParent.set(parent, (textsByParent.get(parent) ?? 0) + theme.texts.length);
    });
    const [former] = [...textsByParent].sort((a, b) => b[1] - a[1]);
    mains.set(main, former?.[0] ?? (await insertTheme(database, words[place], null, null)));
  }
  return mains;
}

async function insertTheme(
  database: Database,
  { name, terms }: ThemeTerms,
  parent: number | null,
  centre: number[] | null,
): Promise<number> {
  const [{ id }] = await database.query<{ id: number }>(
    'insert into theme (name, terms, parent_id, centre) values ($1, $2, $3, $4) returning id',
    [name, [...terms], parent, centre],
  );
  return id;
}
