import { entrants, funnelSteps } from '../src/journeys/funnel-steps.js';
import type { FunnelQuery } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { runFunnel } from '../src/journeys/run-funnel.js';
import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/**
 * The share of those who entered a journey in each stretch of time that reaches its end: the funnel of `drop_offs`,
 * one for each stretch, with those in play neither lost nor converted.
 */
export function cohortRate(log: JourneyLog, query: Pick<FunnelQuery, 'steps' | 'within'>): TrendMeasure {
  const enter = (from: number, to: number, { members }: CustomerGroups) =>
    runFunnel(log, { ...query, order: 'ordered', exclude: [], entered: { from, to }, members });
  const rates = (from: number, to: number, customers: CustomerGroups): Figure[] => {
    const funnel = enter(from, to, customers);
    return byGroup(entrants(funnel), customers).map((group): Figure => {
      if (group.length === 0) return { value: null, rate: null, inPlay: 0 };
      const steps = funnelSteps(funnel, log.until, group);
      const { fromStart } = steps[steps.length - 1];
      const inPlay = steps.reduce((sum, step) => sum + step.inPlay, 0);
      return { value: fromStart.estimate, rate: fromStart, inPlay };
    });
  };
  return {
    kind: 'rate',
    points({ bounds, customers }) {
      const buckets = Array.from(bounds.subarray(1), (to, bucket) => rates(bounds[bucket], to, customers));
      return Array.from({ length: customers.groupCount }, (_, group) => buckets.map((row) => row[group]));
    },
    total: ({ bounds, customers }: TrendScope) => rates(bounds[0], bounds[bounds.length - 1], customers),
    population: ({ bounds, customers }) =>
      entrants(enter(bounds[0], bounds[bounds.length - 1], customers)).length,
  };
}

function byGroup(entered: Uint32Array, { groups, groupCount }: CustomerGroups): Uint32Array[] {
  if (!groups) return [entered];
  return Array.from({ length: groupCount }, (_, group) =>
    entered.filter((customer) => groups[customer] === group),
  );
}
