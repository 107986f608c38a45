import type { Funnel } from '../src/journeys/funnel.js';
import { entrants, funnelSteps, type FunnelStep } from '../src/journeys/funnel-steps.js';
import type { Period } from '../src/journeys/period.js';
import { previousPeriod, previousYear } from '../src/journeys/previous-period.js';
import { traitMatches } from '../src/journeys/trait-matches.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { addDays } from '../src/journeys/calendar.js';
import type { Estimate } from '../src/stats/estimate.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import type { DropOffQuestion } from './drop-off-funnels.js';
import { lastThirtyDays } from './drop-off-funnels.js';
import type { Compare } from './tool-arguments.js';

export interface ComparedSide {
  readonly label: string;
  readonly steps: readonly FunnelStep[];
}

export interface StepDifference {
  readonly fromStart: Estimate;
  readonly fromPrevious: Estimate;
}

export interface Comparison {
  readonly sides: readonly [ComparedSide, ComparedSide];
  /** First side minus second, per step. */
  readonly differences: readonly StepDifference[];
}

/**
 * Two funnels side by side: two values of a trait, or two periods of entry.
 *
 * @param whole the funnel over everybody, which a comparison by trait divides.
 */
export function compareFunnels(
  vocabulary: Vocabulary,
  question: DropOffQuestion,
  whole: Funnel,
  compare: Compare,
  period: Period | undefined,
  today: string,
): Comparison {
  const { log } = vocabulary;
  const sides = ((): Comparison['sides'] => {
    if (typeof compare === 'object' && 'trait' in compare) {
      const side = (value: string): ComparedSide => {
        const matches = traitMatches(log, { trait: compare.trait, is: value });
        const customers = entrants(whole).filter((customer) => matches[customer] === 1);
        return { label: value, steps: funnelSteps(whole, log.until, customers) };
      };
      return [side(compare.values[0]), side(compare.values[1])];
    }
    const side = (entered: Period): ComparedSide => ({
      label: periodLabel(entered),
      steps: funnelSteps(question.run(entered), log.until),
    });
    const [first, second] = periodsOf(compare, period, today);
    return [side(first), side(second)];
  })();
  const differences = sides[0].steps.map((step, place) => ({
    fromStart: newcombeInterval(step.fromStart, sides[1].steps[place].fromStart),
    fromPrevious: newcombeInterval(step.fromPrevious, sides[1].steps[place].fromPrevious),
  }));
  return { sides, differences };
}

/** The two periods that a comparison means: the one asked about, then the other. */
export function periodsOf(
  compare: 'previous_period' | 'previous_year' | { readonly periods: readonly [Period, Period] },
  period: Period | undefined,
  today: string,
): readonly [Period, Period] {
  if (typeof compare === 'object') return compare.periods;
  const asked = { ...lastThirtyDays(today), ...period };
  return [asked, compare === 'previous_year' ? previousYear(asked) : previousPeriod(asked, today)];
}

/** Days in words, the last one included: `2026-10-01 to 2026-10-31`. */
export function periodLabel({ from, to }: Period): string {
  const last = to && addDays(to, -1);
  if (!from) return `until ${last}`;
  if (!last) return `since ${from}`;
  return from === last ? from : `${from} to ${last}`;
}
