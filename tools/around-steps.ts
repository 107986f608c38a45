import { countInWords } from '../src/journeys/count-in-words.js';
import type { Segment } from '../src/journeys/condition.js';
import { countMembers, listMembers, membersOf } from '../src/journeys/segment.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';

/** Where fewer come by way of all steps, the funnel says little of how many arrive. */
const mostOfArrivals = 0.8;

/**
 * Says how many customers did what the last step is, where far fewer came there by way of all steps in time: a step may
 * not be needed.
 *
 * @param goal activities that reach the last step.
 * @param arrived customers whom the funnel counts there.
 */
export function aroundSteps(
  vocabulary: Vocabulary,
  {
    name,
    goal,
    arrived,
    segment = [],
  }: {
    readonly name: string;
    readonly goal: readonly number[];
    readonly arrived: number;
    readonly segment?: Segment | undefined;
  },
): string[] {
  const { log } = vocabulary;
  const did = new Uint8Array(log.customerCount);
  for (const code of goal)
    for (const customer of listMembers(membersOf(vocabulary, [...segment, { did: log.activityNames[code] }])))
      did[customer] = 1;
  const all = countMembers(did);
  if (arrived >= mostOfArrivals * all) return [];
  return [
    `${countInWords(all)} customers ever did ${name}, ${countInWords(arrived)} of them by way of all steps in time: the others went around a step, took longer, or are counted by another attempt.`,
  ];
}
