import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { sentimentOfRating } from '../sentiment/sentiment-of-rating.js';

export interface RatedText {
  readonly text: string;
  readonly language: string;
  readonly rating: number | null;
  readonly source_id: number;
}

/** How texts feel, by their words where they are English and by their rating where they have one: −1 to 1. */
export async function tellSentiments(
  texts: readonly RatedText[],
  readSentiment: FeedbackReader['readSentiment'],
  highest: ReadonlyMap<number, number>,
): Promise<number[]> {
  const ofWords = await readSentiment(texts.map(({ text }) => text));
  return texts.map(({ language, rating, source_id: source }, place) =>
    feeling(
      language === 'en' ? ofWords[place] : undefined,
      rating === null ? undefined : sentimentOfRating(rating, highest.get(source) ?? 0),
    ),
  );
}

/** A rating says as much as the words do; neither known, the feeling counts as neutral. */
function feeling(ofWords: number | undefined, ofRating: number | undefined): number {
  if (ofWords === undefined || ofRating === undefined) return ofWords ?? ofRating ?? 0;
  return (ofWords + ofRating) / 2;
}

/** By source: tells the scale. */
export async function highestRatings(database: Database): Promise<Map<number, number>> {
  const rows = await database.query<{ source: number; highest: number }>(
    `select source_id as source, max(rating) as highest from feedback where rating is not null group by 1`,
  );
  return new Map(rows.map(({ source, highest }) => [source, highest]));
}
