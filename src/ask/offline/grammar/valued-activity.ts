import type { Reading } from '../reading.js';
import { overlaps } from '../text/word-text.js';

const valued = [
  /(?<= (?:average|mean|median|typical|total|overall) )(?:\S+ ){1,3}?(?:value|size|amount|worth)(?= )/g,
  /(?<= (?:value|revenue|worth|amount) (?:of|from) )(?:(?:a|an|the|all|our) )?\S+(?: \S+)?(?= )/g,
];

/** The activity whose money is asked for by its thing alone: `average order value`; of several, the one that is an outcome. */
export function takeValuedActivity(reading: Reading): string | undefined {
  const { company, candidates, words } = reading.question;
  const spans = valued.flatMap((expression) => words.matches(expression));
  const [best, second] = candidates
    .filter(
      ({ entity, score, ...span }) =>
        entity.kind === 'activity' &&
        score >= 0.4 &&
        (span.whole || company.outcomeOf(entity) !== undefined) &&
        spans.some((each) => overlaps(each, span)),
    )
    .map((candidate) => ({
      candidate,
      worth: candidate.score + (company.outcomeOf(candidate.entity) === undefined ? 0 : 0.3),
    }))
    .sort((a, b) => b.worth - a.worth);
  if (!best || (second?.worth === best.worth && second.candidate.entity.name !== best.candidate.entity.name))
    return undefined;
  reading.take(best.candidate);
  return best.candidate.entity.name;
}
