import type { Question } from '../question.js';
import { stem } from '../text/stem.js';
import { overlaps, type Span } from '../text/word-text.js';

const paying =
  /(?<= how much (?:money )?(?:(?:do|did|does|have|are|were) we (?:\w+ )?))(?:pay|paid|paying|spend|spent|spending)(?= )/g;
const costing =
  /(?<= (?:what|how much) (?:do|does|did|would|will) (?:\S+ ){1,3}?)costs? us(?= )|(?<= )costs? (?:per|of acquiring|to acquire|of winning)(?= )/g;

/** The words by which a question asks what the company itself pays: `how much do we spend on ads`. Data of customers hold none of it. */
export function ownSpending({ words, mentions, company }: Question): Span | undefined {
  const holds = (...kept: string[]): boolean => kept.some((word) => company.index.stems.has(stem(word)));
  const isOfHappening = (span: Span): boolean =>
    mentions.some(
      (mention) =>
        /^(?:activity|outcome|trait)$/.test(mention.readings[0]?.entity.kind ?? '') &&
        mention.readings[0]?.bare !== true &&
        overlaps(mention, span) &&
        mention.end - mention.first > 1,
    );
  return (
    words.matches(paying).find((span) => !isOfHappening(span)) ??
    (holds('cost', 'expense', 'spend')
      ? undefined
      : words.matches(costing).find(({ first }) => !saysOutcome(first, { mentions })))
  );
}

/** `what does churn cost us` asks for what was lost. */
const saysOutcome = (before: number, { mentions }: Pick<Question, 'mentions'>): boolean =>
  mentions.some(
    ({ end, readings }) => end <= before && readings.some(({ entity }) => entity.kind === 'outcome'),
  );
