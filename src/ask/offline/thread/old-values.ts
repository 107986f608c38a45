import type { Mention } from '../names/mention.js';
import type { Question } from '../question.js';
import type { Span } from '../text/word-text.js';

const leads =
  /(?<= )(?:instead of|rather than|in place of|not)(?: (?:the|just|only|for|by|a|an|any|as))*(?= )/g;

/**
 * Words of a follow-up for what the plan before had and the new one is not to have: `6 groups instead of 4`, `activated
 * rather than paying`, `not mobile, desktop`.
 */
export function oldValues(question: Question, before: Readonly<Record<string, unknown>>): Span[] {
  const known = JSON.stringify(before).toLowerCase();
  const isOld = ({ readings }: Mention): boolean =>
    readings.some(({ entity }) => known.includes(`"${entity.name.toLowerCase()}"`));
  return question.words.matches(leads).flatMap(({ first, end }) => {
    const named = question.mentions.find((mention) => mention.first <= end && mention.end > end);
    const { number } = question.tokens[end] ?? {};
    if (named && isOld(named)) return [{ first, end: named.end }];
    return number !== undefined && known.includes(`:${number}`) ? [{ first, end: end + 1 }] : [];
  });
}
