import { funnelEnds, type EndsByEntry, type FunnelEnd } from '../src/journeys/funnel-ends.js';
import type { FunnelQuery } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Figure, Figures, TrendMeasure } from './trend-measure.js';

/**
 * The share of those who entered a journey in each stretch of time that reaches its end: the funnel of `drop_offs`,
 * one for each stretch, with those in play neither lost nor converted.
 */
export function cohortRate(log: JourneyLog, query: Pick<FunnelQuery, 'steps' | 'within'>): TrendMeasure {
  return {
    kind: 'rate',
    growsWithTime: 'no',
    count({ bounds, customers }) {
      const { groups, all } = funnelEnds(log, query, bounds, customers);
      return { groups: groups.map(figuresOf), all: figuresOf(all), population: all.whole.entered };
    },
  };
}

function figuresOf({ stretches, whole }: EndsByEntry): Figures {
  return { points: stretches.map(figureOf), total: figureOf(whole) };
}

function figureOf({ rate, inPlay }: FunnelEnd): Figure {
  return { value: rate?.estimate ?? null, rate: rate ?? null, inPlay };
}
