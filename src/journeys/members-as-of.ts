import { segmentTraits, type Segment } from './condition.js';
import { logAsOf } from './log-as-of.js';
import { membersOf } from './segment.js';
import { todayNumbers } from './today-numbers.js';
import { traitAsOf } from './trait-as-of.js';
import type { Vocabulary } from './vocabulary.js';

/** Whom a segment held at a moment (Unix seconds), by what was known then; customers are numbered as in today's log. */
export function membersAsOf({ log, definitions }: Vocabulary, segment: Segment, at: number): Uint8Array {
  if (segment.every((condition) => 'trait' in condition)) {
    // Traits alone need no copy of the events as they were.
    const everybody = Int32Array.from({ length: log.customerCount }, (_, customer) => customer);
    const asked = segmentTraits(segment);
    const traits = new Map(
      [...log.traits].map(([name, trait]) => [
        name,
        asked.has(name) ? traitAsOf(trait, at, everybody, log.customerCount) : trait,
      ]),
    );
    return membersOf({ log: { ...log, traits }, definitions }, segment);
  }
  const past = logAsOf(log, at);
  const held = membersOf({ log: past, definitions }, segment);
  const members = new Uint8Array(log.customerCount);
  todayNumbers(past, log).forEach((customer, then) => (members[customer] = held[then]));
  return members;
}
