import type { Segment } from './condition.js';
import { logAsOf } from './log-as-of.js';
import { membersOf } from './segment.js';
import { todayNumbers } from './today-numbers.js';
import type { Vocabulary } from './vocabulary.js';

/** Whom a segment held at a moment (Unix seconds), by what was known then; customers are numbered as in today's log. */
export function membersAsOf({ log, definitions }: Vocabulary, segment: Segment, at: number): Uint8Array {
  const past = logAsOf(log, at);
  const held = membersOf({ log: past, definitions }, segment);
  const members = new Uint8Array(log.customerCount);
  todayNumbers(past, log).forEach((customer, then) => (members[customer] = held[then]));
  return members;
}
