import type { Database } from './database.js';

/** An id that a customer has in some source. */
export interface CustomerIdentifier {
  readonly kind: string;
  readonly value: string;
}

/** What a customer wrote, or how they rated. */
export interface CustomerFeedback {
  readonly at: Date;
  readonly source: string;
  readonly rating: number | null;
  readonly text: string;
}

/** Keys of the customers that have an identifier of any kind, such as an e-mail address that is not their main one. */
export async function findByIdentifier(database: Database, text: string): Promise<number[]> {
  const value = text.trim();
  const rows = await database.query<{ key: number }>(
    `select distinct profile.customer_id as key from identifier join profile on profile.id = identifier.profile_id
      where identifier.value in ($1, $2) order by 1`,
    [value, value.toLowerCase()],
  );
  return rows.map(({ key }) => key);
}

/** All ids by which the sources know a customer. */
export function readCustomerIdentifiers(database: Database, key: number): Promise<CustomerIdentifier[]> {
  return database.query<CustomerIdentifier>(
    `select kind, value from identifier
      where profile_id in (select id from profile where customer_id = $1) order by kind, value`,
    [key],
  );
}

/** What a customer said before `until` (Unix seconds), newest first. */
export function readCustomerFeedback(
  database: Database,
  key: number,
  until: number,
): Promise<CustomerFeedback[]> {
  return database.query<CustomerFeedback>(
    `select feedback.at, source.name as source, feedback.rating, feedback.text
       from feedback join source on source.id = feedback.source_id
      where feedback.profile_id in (select id from profile where customer_id = $1)
        and feedback.at < to_timestamp($2)
      order by feedback.at desc, feedback.id desc`,
    [key, until],
  );
}
