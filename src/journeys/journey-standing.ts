import type { JourneyDefinition } from './definitions.js';
import { journeyFunnel } from './journey-funnel.js';
import type { Vocabulary } from './vocabulary.js';

/** Where a customer stands in a journey: how far they came, and whether that is the end of it. */
export interface JourneyStanding {
  /** Place of the furthest stage they reached. */
  readonly stage: number;
  /** When they reached it, Unix seconds. */
  readonly reachedAt: number;
  /** `in play`: their time to go on is not over yet. */
  readonly standing: 'in play' | 'lost' | 'finished';
}

/** Where each customer of the log stands in a journey; undefined for those who never entered it. */
export function journeyStandings(
  vocabulary: Vocabulary,
  journey: JourneyDefinition,
): (JourneyStanding | undefined)[] {
  const { stepCount, levels, times, openSince } = journeyFunnel(vocabulary, journey);
  return Array.from(levels, (level, customer) => {
    if (level === 0) return undefined;
    const stage = level - 1;
    const reachedAt = times[customer * stepCount + stage];
    if (level === stepCount) return { stage, reachedAt, standing: 'finished' };
    return { stage, reachedAt, standing: openSince[customer] > 0 ? 'in play' : 'lost' };
  });
}
