import { postingsOf } from './postings.js';
import { activityCodes, type Vocabulary } from './vocabulary.js';

/**
 * Mean amount of the events that reach an outcome, where most of them carry one; undefined where they don't.
 * @throws FootpathError `bad_input` for a name that is unknown.
 */
export function meanAmount(vocabulary: Vocabulary, outcome: string): number | undefined {
  const { log, definitions } = vocabulary;
  const defined = Object.hasOwn(definitions.outcomes, outcome) ? definitions.outcomes[outcome] : undefined;
  if (defined && !('did' in defined)) return undefined;
  const [{ events }] = postingsOf(log, [activityCodes(vocabulary, outcome)]);
  let sum = 0;
  let count = 0;
  let row = 0;
  for (const event of events) {
    while (log.values.events[row] < event) row++;
    if (log.values.events[row] !== event) continue;
    sum += log.values.amounts[row];
    count++;
  }
  return count > events.length / 2 ? sum / count : undefined;
}
