import { funnelEndRates, funnelEndsByEntry, type FunnelEnd } from '../src/journeys/funnel-end-rate.js';
import type { Funnel, FunnelQuery } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { runFunnel } from '../src/journeys/run-funnel.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/**
 * The share of those who entered a journey in each stretch of time that reaches its end: the funnel of `drop_offs`,
 * one for each stretch, with those in play neither lost nor converted.
 */
export function cohortRate(log: JourneyLog, query: Pick<FunnelQuery, 'steps' | 'within'>): TrendMeasure {
  let last: { bounds: Float64Array; members?: Uint8Array; funnel: Funnel } | undefined;
  /** Asked for again with other groups, or for the population. */
  const funnelOf = ({ bounds, customers: { members } }: TrendScope): Funnel => {
    if (last?.bounds === bounds && last.members === members) return last.funnel;
    const entered = { from: bounds[0], to: bounds[bounds.length - 1] };
    const funnel = runFunnel(log, { ...query, order: 'ordered', exclude: [], entered, members });
    last = { bounds, members, funnel };
    return funnel;
  };
  const whole = (scope: TrendScope) => funnelEndRates(funnelOf(scope), log.until, scope.customers);
  return {
    kind: 'rate',
    growsWithTime: 'no',
    points: ({ bounds, customers }) =>
      funnelEndsByEntry(log, query, bounds, customers).map((ends) => ends.map(figureOf)),
    total: (scope) => whole(scope).map(figureOf),
    population: (scope) => whole(scope)[0].entered,
  };
}

function figureOf({ rate, inPlay }: FunnelEnd): Figure {
  return { value: rate?.estimate ?? null, rate: rate ?? null, inPlay };
}
