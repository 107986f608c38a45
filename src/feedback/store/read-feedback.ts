import type { JourneyLog } from '../../journeys/journey-log.js';
import type { Database } from '../../store/database.js';
import { keepWhileUnchanged } from './keep-while-unchanged.js';

/** A text without its words; a rating without any is none. */
export interface FeedbackText {
  readonly id: number;
  /** Number of its customer in the log. */
  readonly customer: number;
  readonly source: string;
  /** Unix seconds. */
  readonly at: number;
  readonly rating: number | null;
  /** Null where it was not read yet. */
  readonly language: string | null;
  readonly sentiment: number | null;
}

/** A rating, with words or without. */
export interface FeedbackRating {
  readonly customer: number;
  readonly source: string;
  readonly at: number;
  readonly rating: number;
}

/** What a text says about a theme; of a merged theme, about the one that it was merged into. */
export interface StoredMention {
  readonly text: FeedbackText;
  readonly theme: number;
  readonly main: number;
  /** The text as a whole is about it. */
  readonly whole: boolean;
  /** The theme is surely of its main theme. */
  readonly clear: boolean;
  readonly sentiment: number;
  readonly closeness: number;
}

export interface StoredTheme {
  readonly id: number;
  readonly name: string;
  readonly terms: readonly string[];
}

export interface ReadFeedback {
  readonly texts: readonly FeedbackText[];
  readonly mentions: readonly StoredMention[];
  /** By id: themes and main themes. */
  readonly themes: ReadonlyMap<number, StoredTheme>;
}

/** All feedback of the log's customers, up to the log's end. */
export const readFeedback = keepWhileUnchanged(async (database, log): Promise<ReadFeedback> => {
  const texts = await readFeedbackTexts(database, log);
  const byId = new Map(texts.map((text) => [text.id, text]));
  const rows = await database.query<{
    feedback_id: number;
    theme: number;
    main: number;
    whole: boolean;
    clear: boolean;
    sentiment: number;
    closeness: number;
  }>(
    `select feedback_id, theme.id as theme, coalesce(theme.parent_id, theme.id) as main,
            mention.main as whole, theme.clear, mention.sentiment, closeness
       from feedback_mention as mention
       join theme as found on found.id = theme_id
       join theme on theme.id = coalesce(found.merged_into, found.id)
      order by feedback_id, theme.id`,
  );
  const mentions = rows.flatMap(({ feedback_id: id, ...mention }) => {
    const text = byId.get(id);
    return text ? [{ text, ...mention }] : [];
  });
  const themes = await database.query<{ id: number; name: string; terms: string[] }>(
    'select id, coalesce(given_name, name) as name, terms from theme',
  );
  return { texts, mentions, themes: new Map(themes.map((theme) => [theme.id, theme])) };
});

export const readFeedbackTexts = keepWhileUnchanged(async (database, log): Promise<FeedbackText[]> => {
  const rows = await database.query<Omit<FeedbackText, 'customer'> & { customer_key: number }>(
    `select feedback.id, customer_id as customer_key, source.name as source,
            extract(epoch from feedback.at)::double precision as at, rating, language, sentiment
       from feedback
       join profile on profile.id = feedback.profile_id
       join source on source.id = feedback.source_id
       left join feedback_reading on feedback_id = feedback.id
      where feedback.at < to_timestamp($1) and text ~ '\\S'
      order by feedback.id`,
    [log.until],
  );
  const customers = customersByKey(log);
  return rows.flatMap(({ customer_key: key, ...text }) => {
    const customer = customers.get(key);
    return customer === undefined ? [] : [{ ...text, customer }];
  });
});

/** All ratings of the log's customers, up to the log's end. */
export const readRatings = keepWhileUnchanged(async (database, log): Promise<FeedbackRating[]> => {
  const rows = await database.query<Omit<FeedbackRating, 'customer'> & { customer_key: number }>(
    `select customer_id as customer_key, source.name as source,
            extract(epoch from feedback.at)::double precision as at, rating
       from feedback
       join profile on profile.id = feedback.profile_id
       join source on source.id = feedback.source_id
      where feedback.at < to_timestamp($1) and rating is not null`,
    [log.until],
  );
  const customers = customersByKey(log);
  return rows.flatMap(({ customer_key: key, ...rating }) => {
    const customer = customers.get(key);
    return customer === undefined ? [] : [{ ...rating, customer }];
  });
});

const customersByKey = ({ customerKeys }: JourneyLog): Map<number, number> =>
  new Map(Array.from(customerKeys, (key, customer) => [key, customer]));

/** The words of some texts, by id. */
export async function readWords(database: Database, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await database.query<{ id: number; text: string }>(
    'select id, text from feedback where id = any($1::integer[])',
    [ids],
  );
  return new Map(rows.map(({ id, text }) => [id, text]));
}
