import { takeOutcome } from '../arguments/take-names.js';
import { takePeriod } from '../arguments/take-period.js';
import type { Reading } from '../reading.js';
import { takeSegment } from '../segment/take-segment.js';
import { takeGeneralLeaving } from '../arguments/take-leaving.js';
import type { ToolGrammar } from './tool-grammar.js';

export const segments: ToolGrammar = {
  tool: 'segments',
  evidence: ({ words }) =>
    /^ (?:\w+ )?(?:which|what) (?:\w+ )?(?:groups?|segments?|types?|kinds?|clusters?|sorts?) /.test(
      words.text,
    )
      ? 2
      : 0,
  read(reading) {
    const k = takeCount(reading);
    const outcome = asksForOutcome(reading)
      ? (takeOutcome(reading) ?? takeGeneralLeaving(reading))
      : undefined;
    const segment = takeSegment(reading, { ofCustomers: true });
    return { args: { k, outcome, segment, period: takePeriod(reading) } };
  },
};

const counts =
  /(?<= )(?:in|into|make|to|find|form|give me|show me|with|the)?(?: the)? ?(\d+)(?: \w+)? ?(?:clusters?|groups?|segments?|types?|kinds?|buckets?|categories|personas?|sorts|player types|parts)?(?= )/g;

function takeCount(reading: Reading): number | undefined {
  const match = reading.question.words
    .matches(counts)
    .find(
      (span) =>
        Number(span.groups[0]) >= 2 &&
        Number(span.groups[0]) <= 50 &&
        !reading.overlapsPeriod(span) &&
        reading.isFree(span) &&
        isCount(span.first, span.end, reading),
    );
  if (!match) return undefined;
  const number = Array.from({ length: match.end - match.first }, (_, place) => match.first + place).find(
    (token) => reading.question.tokens[token]?.number !== undefined,
  );
  if (number !== undefined) reading.take({ first: number, end: number + 1 });
  return Number(match.groups[0]);
}

function isCount(first: number, end: number, reading: Reading): boolean {
  const words = Array.from({ length: end - first + 1 }, (_, place) => reading.wordAt(first + place));
  return (
    words.some((word) =>
      /^(?:clusters?|groups?|segments?|types?|kinds?|buckets?|categories|personas?|in|into|parts)$/.test(
        word,
      ),
    ) && !/^(?:than|least|most|over|above)$/.test(reading.wordAt(first - 1))
  );
}

/** An outcome by which groups differ is the end of a sentence about groups: `which groups churn`, not `what kind of companies requested a refund`. */
function asksForOutcome(reading: Reading): boolean {
  const { words } = reading.question;
  if (/ (?:end|ends|wind|winds) up /.test(words.text)) return true;
  const [both] = words.matches(/(?<= who (?:\w+ ){1,3}(?:and|or) )who (?:do|does|did|has|have) not(?= )/g);
  if (both) {
    reading.take(both);
    return true;
  }
  if (
    / (?:way |much |far )?(?:more|less)(?: often)? than (?:the )?(?:others?|rest|average) /.test(words.text)
  )
    return true;
  return (
    !reading.question.periods.some((period) => reading.isFree(period)) &&
    !/(?<= )(?:who|that|but) /.test(reading.question.words.text)
  );
}
