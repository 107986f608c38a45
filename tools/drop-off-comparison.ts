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
import { isOfTraits } from './is-of-traits.js';

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

/** One of two sides: a funnel, and which of its customers count. */
export interface FunnelSide {
  readonly label: string;
  readonly funnel: Funnel;
  readonly customers: Uint32Array;
}

/** Two funnels side by side: see `funnelSides`. */
export function compareFunnels(
  vocabulary: Vocabulary,
  question: DropOffQuestion,
  whole: Funnel,
  compare: Compare,
  period: Period | undefined,
  today: string,
): Comparison {
  const side = ({ label, funnel, customers }: FunnelSide): ComparedSide => ({
    label,
    steps: funnelSteps(funnel, vocabulary.log.until, customers),
  });
  const [first, second] = funnelSides(vocabulary, question, whole, compare, period, today);
  const sides = [side(first), side(second)] as const;
  return { sides, differences: stepDifferences(sides[0].steps, sides[1].steps) };
}

/**
 * The sides of a comparison: two values of a trait, or two periods of entry.
 *
 * @param whole the funnel over everybody, which a comparison by trait divides.
 */
export function funnelSides(
  { log }: Vocabulary,
  question: DropOffQuestion,
  whole: Funnel,
  compare: Compare,
  period: Period | undefined,
  today: string,
): readonly [FunnelSide, FunnelSide] {
  if (isOfTraits(compare)) {
    const side = (value: string): FunnelSide => {
      const matches = traitMatches(log, { trait: compare.trait, is: value });
      return {
        label: value,
        funnel: whole,
        customers: entrants(whole).filter((customer) => matches[customer] === 1),
      };
    };
    return [side(compare.values[0]), side(compare.values[1])];
  }
  const side = (entered: Period): FunnelSide => {
    const funnel = question.run(entered);
    return { label: periodLabel(entered), funnel, customers: entrants(funnel) };
  };
  const [first, second] = periodsOf(compare, period, today);
  return [side(first), side(second)];
}

/** First side minus second, per step. */
function stepDifferences(first: readonly FunnelStep[], second: readonly FunnelStep[]): StepDifference[] {
  return first.map((step, place) => ({
    fromStart: newcombeInterval(step.fromStart, second[place].fromStart),
    fromPrevious: newcombeInterval(step.fromPrevious, second[place].fromPrevious),
  }));
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
