import type { Database } from '../../store/database.js';

/** A theme that texts can be assigned to. */
export interface ActiveTheme {
  readonly id: number;
  readonly mainId: number;
  readonly centre: Float32Array;
}

/** Themes with a centre that are not gone or merged, by id. */
export async function readActiveThemes(database: Database): Promise<ActiveTheme[]> {
  const rows = await database.query<{ id: number; main_id: number; centre: number[] }>(
    `select id, parent_id as main_id, centre from theme
      where parent_id is not null and centre is not null and gone_at is null order by id`,
  );
  return rows.map((row) => ({ id: row.id, mainId: row.main_id, centre: Float32Array.from(row.centre) }));
}

export interface ReadableText {
  readonly id: number;
  readonly text: string;
  readonly sentiment: number;
  readonly vector: Float32Array;
  /** The theme that it was found to be of, where themes were looked for among it. */
  readonly ownTheme?: number;
}

const columns = 'feedback.id, text, reading.sentiment, vector::real[] as vector';
const tables =
  'feedback join feedback_reading as reading on reading.feedback_id = feedback.id join feedback_vector as stored on stored.feedback_id = feedback.id';
/** Fewer words than two say nothing that belongs to a theme. */
const readable = `text ~ '\\w\\s+\\w' and ($1::boolean or language = 'en')`;

/** Always the same texts of a given set: a sample that does not change from run to run. */
export async function sampleTexts(
  database: Database,
  anyLanguage: boolean,
  most: number,
): Promise<ReadableText[]> {
  const rows = await database.query<Row>(
    `select ${columns} from ${tables} where ${readable} order by md5(feedback.key::text) limit $2`,
    [anyLanguage, most],
  );
  return rows.map(asText);
}

/** Texts that were not yet assigned to themes. */
export async function textsToAssign(
  database: Database,
  anyLanguage: boolean,
  most: number,
): Promise<ReadableText[]> {
  const rows = await database.query<Row>(
    `select ${columns}, mention.theme_id as own from ${tables}
       left join feedback_mention as mention on mention.feedback_id = feedback.id and main
      where ${readable} and not themed order by feedback.id limit $2`,
    [anyLanguage, most],
  );
  return rows.map(asText);
}

interface Row {
  readonly id: number;
  readonly text: string;
  readonly sentiment: number;
  readonly vector: number[];
  readonly own?: number | null;
}

function asText({ id, text, sentiment, vector, own }: Row): ReadableText {
  return { id, text, sentiment, vector: Float32Array.from(vector), ownTheme: own ?? undefined };
}
