import { FootpathError } from '../../errors.js';
import type { Database } from '../../store/database.js';

export interface ListedTheme {
  readonly id: number;
  readonly name: string;
  readonly isMain: boolean;
  readonly pinned: boolean;
  /** Texts that are mainly about it. */
  readonly texts: number;
  /** Of a main theme: how many it has. */
  readonly parts: number;
}

/** Main themes, each followed by its parts; most texts first. */
export async function listThemes(database: Database): Promise<ListedTheme[]> {
  return database.query<ListedTheme>(
    `with part as (
       select theme.*, (select count(*)::int from feedback_mention as mention join theme as found on found.id = theme_id
         where main and coalesce(found.merged_into, found.id) = theme.id) as texts
       from theme where parent_id is not null and gone_at is null)
     select id, coalesce(given_name, name) as name, false as "isMain", pinned, texts, 0 as parts,
            sum(texts) over (partition by parent_id) as total, parent_id as family from part
     union all
     select theme.id, coalesce(given_name, name), true, pinned, total::int, parts, total, theme.id
       from theme join (select parent_id, sum(texts) as total, count(*)::int as parts from part group by 1) as sums on sums.parent_id = theme.id
      where gone_at is null
     order by total desc, family, "isMain" desc, texts desc, id`,
  );
}

/** @returns a sentence that says what was done; of each of these. */
export async function renameTheme(database: Database, id: number, name: string): Promise<string> {
  const theme = await readTheme(database, id);
  const wanted = name.trim();
  if (wanted === '') throw new FootpathError('bad_input', 'A theme needs a name.');
  const [same] = await database.query<{ id: number }>(
    'select id from theme where lower(coalesce(given_name, name)) = lower($1) and id <> $2 and gone_at is null',
    [wanted, id],
  );
  if (same)
    throw new FootpathError(
      'bad_input',
      `Theme ${same.id} has that name already. Merge them, or choose another.`,
    );
  await database.query('update theme set given_name = $2 where id = $1', [id, wanted]);
  return `"${theme.name}" is now "${wanted}".`;
}

/** A main theme gives its parts to another main theme; a part gives its texts to another part. */
export async function mergeTheme(database: Database, id: number, into: number): Promise<string> {
  return database.transaction(async (transaction) => {
    const [from, to] = [await readTheme(transaction, id), await readTheme(transaction, into)];
    if (id === into) throw new FootpathError('bad_input', 'A theme cannot be merged with itself.');
    if (from.isMain !== to.isMain) {
      throw new FootpathError(
        'bad_input',
        'One is a main theme and the other a part of one. Merge two main themes, or two parts.',
      );
    }
    if (from.isMain)
      await transaction.query('update theme set parent_id = $2, clear = true where parent_id = $1', [
        id,
        into,
      ]);
    await transaction.query(
      `insert into feedback_mention (feedback_id, theme_id, main, sentiment, closeness)
       select feedback_id, $2, main, sentiment, closeness from feedback_mention where theme_id = $1
       on conflict (feedback_id, theme_id) do update set main = feedback_mention.main or excluded.main`,
      [id, into],
    );
    await transaction.query('delete from feedback_mention where theme_id = $1', [id]);
    await transaction.query('update theme set merged_into = $2 where merged_into = $1', [id, into]);
    await transaction.query('update theme set merged_into = $2, gone_at = now() where id = $1', [id, into]);
    return `"${from.name}" is now part of "${to.name}".`;
  });
}

/** Each part of a main theme becomes a main theme of its own. */
export async function splitTheme(database: Database, id: number): Promise<string> {
  return database.transaction(async (transaction) => {
    const theme = await readTheme(transaction, id);
    const parts = await transaction.query<{ id: number }>(
      'select id from theme where parent_id = $1 and gone_at is null order by id',
      [id],
    );
    if (!theme.isMain || parts.length < 2) {
      throw new FootpathError('bad_input', `"${theme.name}" has no parts that it could be split into.`);
    }
    for (const part of parts) {
      const [main] = await transaction.query<{ id: number }>(
        `insert into theme (name, terms, pinned) select coalesce(given_name, name), terms, true from theme where id = $1
         returning id`,
        [part.id],
      );
      await transaction.query('update theme set parent_id = $2, clear = true where id = $1', [
        part.id,
        main.id,
      ]);
    }
    await transaction.query('update theme set gone_at = now() where id = $1', [id]);
    return `"${theme.name}" is split into ${parts.length} themes.`;
  });
}

export async function pinTheme(database: Database, id: number, pinned: boolean): Promise<string> {
  const theme = await readTheme(database, id);
  await database.query('update theme set pinned = $2 where id = $1 or parent_id = $1', [id, pinned]);
  return `"${theme.name}" is ${pinned ? 'pinned' : 'no longer pinned'}.`;
}

async function readTheme(database: Database, id: number): Promise<{ name: string; isMain: boolean }> {
  const [theme] = await database.query<{ name: string; isMain: boolean }>(
    `select coalesce(given_name, name) as name, parent_id is null as "isMain" from theme where id = $1 and gone_at is null`,
    [id],
  );
  if (theme) return theme;
  throw new FootpathError('not_found', `There is no theme ${id}. \`footpath themes\` lists them.`);
}
