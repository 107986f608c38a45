import { FootpathError } from '../src/errors.js';
import type { FeedbackText } from '../src/feedback/store/read-feedback.js';
import type { Segment } from '../src/journeys/condition.js';
import { spanOf } from '../src/journeys/calendar.js';
import type { Period } from '../src/journeys/period.js';
import { membersOf } from '../src/journeys/segment.js';
import { unknownName, type Vocabulary } from '../src/journeys/vocabulary.js';
import { countInWords } from '../src/journeys/count-in-words.js';

export interface FeedbackScope {
  readonly source?: string;
  readonly max_rating?: number;
  readonly min_rating?: number;
  /** Customers who are at it now. */
  readonly stage?: string;
  readonly segment?: Segment;
}

/**
 * The texts that a question is about, whenever they were written.
 * @throws FootpathError `bad_input` for a source, stage or other name that is unknown; `not_found` without any text.
 */
export function textsInScope(
  vocabulary: Vocabulary,
  texts: readonly FeedbackText[],
  scope: FeedbackScope,
): FeedbackText[] {
  if (texts.length === 0) {
    throw new FootpathError(
      'not_found',
      'There is no feedback yet. Import reviews, tickets or survey answers with a text column (docs/import.md).',
    );
  }
  const sources = new Set(texts.map(({ source }) => source));
  if (scope.source !== undefined && !sources.has(scope.source))
    throw unknownName('source of feedback', scope.source, [...sources]);
  return texts.filter(isInScope(vocabulary, scope));
}

/** Whether a text or a rating is of those that a question is about, whenever it was given. */
export function isInScope(
  vocabulary: Vocabulary,
  scope: FeedbackScope,
): (given: Pick<FeedbackText, 'customer' | 'source' | 'rating'>) => boolean {
  const { source, max_rating: most, min_rating: least } = scope;
  const members = membersInScope(vocabulary, scope);
  return (given) =>
    (source === undefined || given.source === source) &&
    (most === undefined || (given.rating !== null && given.rating <= most)) &&
    (least === undefined || (given.rating !== null && given.rating >= least)) &&
    (!members || members[given.customer] === 1);
}

/** Per customer, 1 for those whom a question is about; undefined where it is about all. */
export function membersInScope(
  vocabulary: Vocabulary,
  { stage, segment = [] }: FeedbackScope,
): Uint8Array | undefined {
  const conditions = [...segment, ...(stage === undefined ? [] : [{ stage }])];
  return conditions.length > 0 ? membersOf(vocabulary, conditions) : undefined;
}

/** Whether a text or a rating was given in a period; always where there is none. */
export function writtenIn({ definitions }: Vocabulary, period: Period | undefined) {
  if (!period) return () => true;
  const { from, to } = spanOf(period, definitions.timezone);
  return ({ at }: Pick<FeedbackText, 'at'>) => at >= from && at < to;
}

/** What must be known of how well the texts were read. */
export function readingCaveats(texts: readonly FeedbackText[], reads: 'english' | 'any'): string[] {
  const caveats: string[] = [];
  const unread = texts.filter(({ language }) => language === null).length;
  const foreign = texts.filter(({ language }) => language !== null && language !== 'en').length;
  if (unread > 0) {
    caveats.push(
      `${countInWords(unread)} texts are not read yet: \`footpath start\` and every import read what is new.`,
    );
  }
  if (foreign > 0 && reads === 'english') {
    caveats.push(
      `${countInWords(foreign)} texts are not in English. They are counted, but the embedded model can't read them: set FOOTPATH_EMBEDDING_MODEL to a multilingual one.`,
    );
  }
  return caveats;
}
