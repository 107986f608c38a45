import type { Database } from './database.js';

export interface AnswerRating {
  readonly team: string;
  readonly channel: string;
  /** Of the message. */
  readonly ts: string;
  readonly user: string;
  readonly receipt: string;
  readonly rating: 'good' | 'bad';
}

/** Notes what a reader thinks of an answer, in place of what they thought before. */
export async function rateAnswer(database: Database, rating: AnswerRating): Promise<void> {
  await database.query(
    `insert into answer_rating (team, channel, ts, user_id, receipt, rating)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (team, channel, ts, user_id)
     do update set receipt = excluded.receipt, rating = excluded.rating, rated_at = now()`,
    [rating.team, rating.channel, rating.ts, rating.user, rating.receipt, rating.rating],
  );
}
