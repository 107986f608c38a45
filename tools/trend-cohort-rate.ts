import { funnelEndRates, funnelEndsByEntry, type FunnelEnd } from '../src/journeys/funnel-end-rate.js';
import type { FunnelQuery } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { runFunnel } from '../src/journeys/run-funnel.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/**
 * The share of those who entered a journey in each stretch of time that reaches its end: the funnel of `drop_offs`,
 * one for each stretch, with those in play neither lost nor converted.
 */
export function cohortRate(log: JourneyLog, query: Pick<FunnelQuery, 'steps' | 'within'>): TrendMeasure {
  const whole = ({ bounds, customers }: TrendScope) => {
    const entered = { from: bounds[0], to: bounds[bounds.length - 1] };
    const { members } = customers;
    const funnel = runFunnel(log, { ...query, order: 'ordered', exclude: [], entered, members });
    return funnelEndRates(funnel, log.until, customers);
  };
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
