import { readNumber, usesDecimalComma } from '../mapping/read-number.js';
import { bestColumn } from './best-column.js';
import type { ColumnSample } from './column-sample.js';
import { filledShare } from './filled-share.js';

/** The columns of what customers wrote. */
export interface GuessedFeedback {
  readonly text: string;
  readonly rating?: string;
  /** Where each was written: the column that says, or the name of the survey. */
  readonly source?: { readonly column: string } | string;
  /** What it is called to have written such a record, where no column says. */
  readonly activity: string;
}

/** Finds what customers wrote, and the rating beside it. Undefined where no column with such a name holds sentences. */
export function guessFeedback(columns: readonly ColumnSample[]): GuessedFeedback | undefined {
  const text = bestColumn(columns, 'text', isWritten);
  if (text === undefined) return undefined;
  const rating = bestColumn(columns, 'rating', isRating);
  // A survey is one source, whatever way its answers came.
  if (/nps/i.test(rating ?? '')) return { text, rating, source: 'nps', activity: 'Answered NPS' };
  const column = bestColumn(columns, 'source', areSources);
  return { text, rating, ...(column !== undefined && { source: { column } }), activity: 'Gave Feedback' };
}

/** More different sentences than any list to choose from has. */
const mostChoices = 20;

/**
 * Sentences, not codes or names: most have three words and few are the same; or most have five, and there are more than a
 * list has to choose from. Many write the same about an outage.
 */
function isWritten(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '');
  const having = (words: RegExp) => filledShare(texts, (text) => words.test(text)) >= 0.5;
  const different = new Set(filled).size;
  return (
    (having(/\S\s+\S+\s+\S/) && different > filled.length / 2) ||
    (having(/\S(?:\s+\S+){3}\s+\S/) && different > mostChoices)
  );
}

/** Small numbers, as stars and answers from 0 to 10 are. */
function isRating(texts: readonly string[]): boolean {
  const decimalComma = usesDecimalComma(texts.filter((text) => text !== ''));
  return (
    filledShare(texts, (text) => {
      const rating = readNumber(text, decimalComma);
      return rating >= 0 && rating <= 10;
    }) > 0.9
  );
}

const mostSources = 20;
const longestSource = 40;

/** A few short names, and no record without one. */
function areSources(texts: readonly string[]): boolean {
  return (
    new Set(texts).size <= mostSources &&
    texts.every((text) => /\p{L}/u.test(text) && text.length <= longestSource)
  );
}
