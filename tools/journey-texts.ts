import { keepWhileUnchanged } from '../src/feedback/store/keep-while-unchanged.js';
import { firstAtLeast } from '../src/journeys/first-at-least.js';

/** A text of a customer, without its words. */
export interface JourneyText {
  readonly id: number;
  readonly source: string;
  /** Number of its customer in the log. */
  readonly customer: number;
  /** Unix seconds. */
  readonly at: number;
  /** −1 to 1; null where it was not read yet. */
  readonly feeling: number | null;
  /** What it is about, and how near it is to the theme's centre. */
  readonly theme: number | null;
  readonly closeness: number | null;
}

/** All texts of the log's customers; feelings and themes are known once texts have been read. */
export const journeyTexts = keepWhileUnchanged(async (database, log): Promise<readonly JourneyText[]> => {
  const rows = await database.query<Omit<JourneyText, 'customer'> & { customer_key: number }>(
    `select feedback.id, source.name as source, customer_id as customer_key,
            extract(epoch from feedback.at)::double precision as at,
            reading.sentiment::double precision as feeling, theme_id as theme, closeness::double precision as closeness
       from feedback
       join profile on profile.id = feedback.profile_id
       join source on source.id = feedback.source_id
       left join feedback_reading as reading on reading.feedback_id = feedback.id
       left join feedback_mention as mention on mention.feedback_id = feedback.id and mention.main
      where feedback.at < to_timestamp($1) and text ~ '\\S'
      order by feedback.id`,
    [log.until],
  );
  return rows.flatMap(({ customer_key: key, ...text }) => {
    const customer = firstAtLeast(log.customerKeys, key);
    return log.customerKeys[customer] === key ? [{ ...text, customer }] : [];
  });
});
