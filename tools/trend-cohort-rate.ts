import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import { funnelEndRates, type FunnelEnd } from '../src/journeys/funnel-end-rate.js';
import type { FunnelQuery } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { runFunnel } from '../src/journeys/run-funnel.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/**
 * The share of those who entered a journey in each stretch of time that reaches its end: the funnel of `drop_offs`,
 * one for each stretch, with those in play neither lost nor converted.
 */
export function cohortRate(log: JourneyLog, query: Pick<FunnelQuery, 'steps' | 'within'>): TrendMeasure {
  const ends = (from: number, to: number, customers: CustomerGroups): FunnelEnd[] => {
    const entered = { from, to };
    const funnel = runFunnel(log, {
      ...query,
      order: 'ordered',
      exclude: [],
      entered,
      members: customers.members,
    });
    return funnelEndRates(funnel, log.until, customers);
  };
  const whole = ({ bounds, customers }: TrendScope) => ends(bounds[0], bounds[bounds.length - 1], customers);
  return {
    kind: 'rate',
    growsWithTime: 'no',
    points({ bounds, customers }) {
      const buckets = Array.from(bounds.subarray(1), (to, bucket) => ends(bounds[bucket], to, customers));
      return Array.from({ length: customers.groupCount }, (_, group) =>
        buckets.map((row) => figureOf(row[group])),
      );
    },
    total: (scope) => whole(scope).map(figureOf),
    population: (scope) => whole(scope)[0].entered,
  };
}

function figureOf({ rate, inPlay }: FunnelEnd): Figure {
  return { value: rate?.estimate ?? null, rate: rate ?? null, inPlay };
}
