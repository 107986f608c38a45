import {
  findHorizons,
  findLengths,
  findSurroundings,
  findWindows,
  type Duration,
} from '../calendar/duration-grammar.js';
import type { Reading } from '../reading.js';

const takeFirst = (found: readonly Duration[], reading: Reading): number | undefined => {
  const duration = found.find(
    (each) => reading.isFree(each) && each.days >= 1 && !reading.overlapsPeriod(each),
  );
  if (!duration) return undefined;
  reading.take(duration);
  return duration.days;
};

/** How many days ahead the question looks. */
export const takeHorizon = (reading: Reading): number | undefined =>
  takeFirst(findHorizons(reading.question.words, reading.question.today), reading);

/** Any length of time, where only one can be meant. */
export const takeLength = (reading: Reading): number | undefined =>
  takeFirst(findLengths(reading.question.words), reading);

/** Within how many days one thing must follow another. */
export const takeWindow = (reading: Reading): number | undefined =>
  takeFirst(findWindows(reading.question.words), reading);

/** How many days to look at on each side of a change. */
export const takeSurrounding = (reading: Reading): number | undefined =>
  takeFirst(findSurroundings(reading.question.words), reading);
