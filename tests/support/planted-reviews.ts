import type { Database } from '../../src/store/database.js';

const topics = {
  price: [
    'The price is far too high',
    'Too expensive for a small firm',
    'The price went up again',
    'It costs too much money',
  ],
  crash: [
    'The app crashes on my phone',
    'It crashes when I open it',
    'The app crashed twice today',
    'Crashes after the update',
  ],
  wait: [
    'Support took days to answer',
    'I wait for an answer from support',
    'Support answers too slowly',
    'Nobody at support answers',
  ],
};
const tails = ['', ', sadly', ' every week', ' again', ' and nobody cares', ' since May'];

/** Texts about three topics, 24 of each. */
export const plantedReviews = Object.values(topics).flatMap((starts) =>
  starts.flatMap((start) => tails.map((tail) => start + tail)),
);

/** Each by a customer of its own. @param from number of the first. */
export async function writeReviews(
  database: Database,
  texts: readonly string[],
  from: number,
): Promise<void> {
  await database.query("insert into source (name) values ('reviews') on conflict do nothing");
  await database.query("insert into activity (name) values ('Left Review') on conflict do nothing");
  for (const [place, text] of texts.entries()) {
    const number = from + place;
    const key = `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
    const [{ id }] = await database.query<{ id: number }>(
      "insert into profile (customer_id) values (currval(pg_get_serial_sequence('profile', 'id'))) returning id",
    );
    await database.query("insert into identifier (kind, value, profile_id) values ('customer', $1, $2)", [
      `c${number}`,
      id,
    ]);
    const values = [key, id, new Date(Date.UTC(2026, 9, 1 + (number % 28)))];
    await database.query(
      `insert into event (key, profile_id, at, activity_id, source_id) select $1, $2, $3, activity.id, source.id from activity, source`,
      values,
    );
    await database.query(
      `insert into feedback (key, profile_id, at, source_id, text, rating) select $1, $2, $3, source.id, $4, 2 from source`,
      [...values, text],
    );
  }
}
