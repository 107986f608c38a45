import type { Reading } from '../reading.js';

const leaving = /(?<= )(?:leav\w*|left|quit\w*|churn\w*|cancel\w*|defect\w*|walk\w* away|go\w* away|stop\w* (?:buying|using|paying|playing)|drop\w* out|laps\w*|attrition)(?= )/g;

/** Customers leaving, in general words: the company's outcome for that. */
export function takeGeneralLeaving(reading: Reading): string | undefined {
  const { churn } = reading.question.company;
  const match = churn === undefined ? undefined : reading.question.words.matches(leaving).find((span) => reading.isFree(span));
  if (!match) return undefined;
  reading.take(match);
  return churn;
}
