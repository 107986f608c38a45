import { readCopyRows } from '../../store/copy-rows.js';
import type { Database } from '../../store/database.js';
import { ThemeCentres } from '../themes/theme-centres.js';
import { readVector, vectorFormat } from './vector-rows.js';

/** A theme that texts can be assigned to. */
export interface ActiveTheme {
  readonly id: number;
  readonly mainId: number;
  readonly centre: Float32Array;
}

/** Themes with a centre that are not gone or merged, by id. */
async function readActiveThemes(database: Database): Promise<ActiveTheme[]> {
  const rows = await database.query<{ id: number; main_id: number; centre: number[] }>(
    `select id, parent_id as main_id, centre from theme
      where parent_id is not null and centre is not null and gone_at is null order by id`,
  );
  return rows.map((row) => ({ id: row.id, mainId: row.main_id, centre: Float32Array.from(row.centre) }));
}

/** The same in one row to compare texts with; undefined where none were found yet. */
export async function readThemeCentres(
  database: Database,
): Promise<{ readonly active: readonly ActiveTheme[]; readonly centres: ThemeCentres } | undefined> {
  const active = await readActiveThemes(database);
  const [{ mean }] = await database.query<{ mean: number[] | null }>('select mean from feedback_index');
  if (active.length === 0 || !mean) return undefined;
  const centres = new ThemeCentres(
    Float32Array.from(mean),
    active.map(({ centre }) => centre),
    active.map(({ mainId }) => mainId),
  );
  return { active, centres };
}

export interface ReadableText {
  readonly id: number;
  readonly text: string;
  readonly sentiment: number;
  readonly vector: Float32Array;
  /** The theme that it was found to be of, where themes were looked for among it. */
  readonly ownTheme?: number;
}

const tables =
  'feedback join feedback_reading as reading on reading.feedback_id = feedback.id join feedback_vector as stored on stored.feedback_id = feedback.id';

/** Fewer words than two say nothing that belongs to a theme. */
function readable(anyLanguage: boolean): string {
  return `text ~ '\\w\\s+\\w'${anyLanguage ? '' : ` and language = 'en'`}`;
}

/** Always the same texts of a given set: a sample that does not change from run to run. */
export function sampleTexts(database: Database, anyLanguage: boolean, most: number): Promise<ReadableText[]> {
  return readRows(
    database,
    `select feedback.id, text, reading.sentiment::double precision, vector, null::integer from ${tables}
       join (select id, md5(key::text) as place from feedback join feedback_reading on feedback_id = id
              where ${readable(anyLanguage)} order by 2 limit ${Math.trunc(most)}) as chosen on chosen.id = feedback.id
      order by place`,
  );
}

/** The latest texts that are about no known theme. */
export function strayTexts(database: Database, anyLanguage: boolean, most: number): Promise<ReadableText[]> {
  return readRows(
    database,
    `select feedback.id, text, reading.sentiment::double precision, vector, null::integer from ${tables}
      where ${readable(anyLanguage)} and themed and not exists
        (select 1 from feedback_mention as mention where mention.feedback_id = feedback.id and main)
      order by feedback.id desc limit ${Math.trunc(most)}`,
  );
}

/** Texts that were not yet assigned to themes, from the one after `after` on. */
export function textsToAssign(
  database: Database,
  {
    anyLanguage,
    after,
    most,
  }: { readonly anyLanguage: boolean; readonly after: number; readonly most: number },
): Promise<ReadableText[]> {
  return readRows(
    database,
    `select feedback.id, text, reading.sentiment::double precision, vector, mention.theme_id from ${tables}
       left join feedback_mention as mention on mention.feedback_id = feedback.id and main
      where ${readable(anyLanguage)} and not themed and feedback.id > ${Math.trunc(after)}
      order by feedback.id limit ${Math.trunc(most)}`,
  );
}

/** A hundred thousand vectors as texts would take longer to read than to make. */
async function readRows(database: Database, select: string): Promise<ReadableText[]> {
  const format = await vectorFormat(database);
  const texts: ReadableText[] = [];
  await readCopyRows(database.copyOut(select), 5, (row) =>
    texts.push({
      id: row.integer(0),
      text: row.text(1),
      sentiment: row.double(2),
      vector: readVector(row.raw(3), format),
      ownTheme: row.isNull(4) ? undefined : row.integer(4),
    }),
  );
  return texts;
}
