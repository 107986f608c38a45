import type { Database } from '../../store/database.js';
import type { FoundThemes } from '../themes/find-themes.js';
import { nameThemes, type ThemeTerms } from '../themes/name-themes.js';
import type { FormerThemes, SettledTheme } from '../themes/settle-themes.js';
import { centreOf } from '../vectors/vector.js';
import type { ReadableText } from './stored-themes.js';

export interface ThemesToStore {
  readonly sample: readonly ReadableText[];
  readonly found: FoundThemes;
  /** Of each text of the sample: which of the found themes, -1 for none. */
  readonly groups: Int32Array;
  readonly settled: readonly SettledTheme[];
  readonly former: FormerThemes;
  readonly startsAfresh: boolean;
}

/**
 * Stores what was settled: former themes get the centre of their texts now, new ones a name and a main theme. After a
 * fresh start the themes that were not found again are gone, but for pinned ones.
 */
export async function storeThemes(database: Database, look: ThemesToStore): Promise<void> {
  const { sample, found, settled, former, startsAfresh } = look;
  const mains = await mainThemes(database, look);
  const words = nameThemes(settled.map(({ texts }) => texts.map((text) => sample[text].text)));
  const moved: { text: ReadableText; theme: number }[] = [];
  const kept: number[] = [];
  for (const [place, theme] of settled.entries()) {
    const centre = Array.from(
      centreOf(
        theme.texts.map((text) => found.meanings[text]),
        found.mean.length,
      ),
    );
    const id =
      theme.former ??
      (await insertTheme(database, words[place], mains.get(mainOf(theme, look)) ?? null, centre));
    if (theme.former === undefined || startsAfresh) {
      await database.query('update theme set clear = $2 where id = $1', [id, isClear(theme, look)]);
    }
    kept.push(id);
    if (theme.former !== undefined) {
      await database.query(
        'update theme set centre = $2, gone_at = null, terms = case when pinned then terms else $3 end where id = $1',
        [id, centre, [...words[place].terms]],
      );
    }
    for (const text of theme.texts) {
      if (startsAfresh || former.ofText[text] !== id) moved.push({ text: sample[text], theme: id });
    }
  }
  await storeOwnThemes(database, moved);
  if (startsAfresh) await leaveThemes(database, kept);
}

/** The main group that most of a theme's texts are in; -1 where none is. */
function mainOf({ texts }: SettledTheme, { groups, found }: ThemesToStore): number {
  const counts = new Map<number, number>();
  for (const text of texts) {
    const main = found.themes[groups[text]]?.main ?? -1;
    counts.set(main, (counts.get(main) ?? 0) + 1);
  }
  return [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [-1, 0])[0];
}

/** Whether most of a theme's texts are clearly of their main group. */
function isClear({ texts }: SettledTheme, { groups, found }: ThemesToStore): boolean {
  return 2 * texts.filter((text) => found.themes[groups[text]]?.isClear).length > texts.length;
}

/** The main theme of each main group: the one that most of its texts were under before, or a new one. */
async function mainThemes(database: Database, look: ThemesToStore): Promise<Map<number, number>> {
  const { sample, settled } = look;
  const rows = await database.query<{ id: number; parent_id: number }>(
    'select id, parent_id from theme where parent_id is not null',
  );
  const parents = new Map(rows.map((row) => [row.id, row.parent_id]));
  const families = new Map<number, SettledTheme[]>();
  for (const theme of settled) {
    const main = mainOf(theme, look);
    families.set(main, [...(families.get(main) ?? []), theme]);
  }
  const words = nameThemes(
    [...families.values()].map((themes) =>
      themes.flatMap(({ texts }) => texts.map((text) => sample[text].text)),
    ),
  );
  const mains = new Map<number, number>();
  for (const [place, [main, themes]] of [...families].entries()) {
    const textsByParent = new Map<number, number>();
    for (const { former, texts } of themes) {
      const parent = former === undefined ? undefined : parents.get(former);
      if (parent !== undefined) textsByParent.set(parent, (textsByParent.get(parent) ?? 0) + texts.length);
    }
    const [before] = [...textsByParent].sort((a, b) => b[1] - a[1]);
    mains.set(main, before?.[0] ?? (await insertTheme(database, words[place], null, null)));
  }
  return mains;
}

export async function insertTheme(
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

/** The texts that a theme was found in are of it, whatever centre they are nearest to. */
export async function storeOwnThemes(
  database: Database,
  rows: readonly { readonly text: ReadableText; readonly theme: number }[],
): Promise<void> {
  await database.query('delete from feedback_mention where feedback_id = any($1::integer[])', [
    rows.map(({ text }) => text.id),
  ]);
  await database.query(
    `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
     select feedback_id, theme_id, true, sentiment, 0 from unnest($1::integer[], $2::integer[], $3::real[])
       as own (feedback_id, theme_id, sentiment)`,
    [rows.map(({ text }) => text.id), rows.map(({ theme }) => theme), rows.map(({ text }) => text.sentiment)],
  );
}

async function leaveThemes(database: Database, kept: readonly number[]): Promise<void> {
  await database.query(
    `update theme set gone_at = now() where gone_at is null and not pinned and parent_id is not null
        and merged_into is null and id <> all($1::integer[])
        and not exists (select from feedback_mention as held where held.theme_id = theme.id and held.main)`,
    [kept],
  );
  await database.execute(
    `update theme set gone_at = now() where parent_id is null and gone_at is null and not exists
       (select 1 from theme as part where part.parent_id = theme.id and part.gone_at is null)`,
  );
}
