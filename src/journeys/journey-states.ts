import type { Segment } from './condition.js';
import type { JourneyDefinition } from './definitions.js';
import { journeyFunnel } from './journey-funnel.js';
import { logAsOf } from './log-as-of.js';
import { membersOf } from './segment.js';
import { todayNumbers } from './today-numbers.js';
import type { Vocabulary } from './vocabulary.js';

/** Where customers stood in a journey at a moment, numbered as in today's log. */
export interface JourneyStates {
  readonly at: number;
  /** Stages reached by those in play or at the end; 0 for those outside the journey, and for all who left it. */
  readonly levels: Uint8Array;
  /** Seconds since that stage was reached. */
  readonly waited: Uint32Array;
  /** 1 for those whom the segment held then. */
  readonly members: Uint8Array;
}

/** Where everybody stood, from what was known then. */
export function journeyStates(
  { log, definitions }: Vocabulary,
  journey: JourneyDefinition,
  segment: Segment,
  at: number,
): JourneyStates {
  const past = logAsOf(log, at);
  const vocabulary = { log: past, definitions };
  const funnel = journeyFunnel(vocabulary, journey);
  const held = membersOf(vocabulary, segment);
  const levels = new Uint8Array(log.customerCount);
  const waited = new Uint32Array(log.customerCount);
  const members = new Uint8Array(log.customerCount);
  const { stepCount, times, openSince, within } = funnel;
  todayNumbers(past, log).forEach((customer, then) => {
    const level = funnel.levels[then];
    const isOpen = openSince[then] > 0;
    if (isOpen || level === stepCount) {
      const row = then * stepCount;
      const newest = isOpen && times[row] + within < at ? openSince[then] : times[row + level - 1];
      levels[customer] = level;
      waited[customer] = at - newest;
    }
    members[customer] = held[then];
  });
  return { at, levels, waited, members };
}
