import { bucketTotals, cellOf, customerTotals, type BucketTotals } from '../src/journeys/bucket-totals.js';
import type { Happenings } from '../src/journeys/happenings.js';
import { isMadeByFew, ratioMean, type RatioSums } from '../src/stats/ratio-mean.js';
import { clusteredMean, clusteredTotal } from '../src/stats/relative-change.js';
import type { Figure, Figures, TrendMeasure } from './trend-measure.js';

type FlowMeasure = 'customers' | 'events' | 'value' | 'average_value';

/** Customers who come back count once, however long the time. */
const growth = { customers: 'roughly', events: 'exactly', value: 'exactly', average_value: 'no' } as const;

/** What happened in each stretch of time: how many customers, how often, worth how much. */
export function flow(measure: FlowMeasure, happenings: Happenings): TrendMeasure {
  return {
    kind: 'flow',
    growsWithTime: growth[measure],
    count({ bounds, customers }) {
      const totals = bucketTotals(happenings, bounds, customers);
      const figures = Array.from({ length: totals.groupCount + 1 }, (_, group) =>
        figuresOf(measure, totals, group),
      );
      const whole = cellOf(totals, totals.groupCount, totals.bucketCount);
      return {
        groups: figures.slice(0, -1),
        all: figures[totals.groupCount],
        population: totals.customers[whole],
        isMadeByFew: measure === 'average_value' && isMadeByFew(sumsOf(totals, whole)),
      };
    },
    clustered(scope) {
      const { bounds } = scope;
      const [from, to] = [bounds[0], bounds[bounds.length - 1]];
      const { events, amounts } = customerTotals(happenings, { from, to }, scope.customers.members);
      switch (measure) {
        case 'customers':
          return clusteredTotal(events.map((count) => Math.min(count, 1)));
        case 'events':
          return clusteredTotal(events);
        case 'value':
          return clusteredTotal(amounts);
        case 'average_value':
          return clusteredMean(amounts, events);
      }
    },
  };
}

function figuresOf(measure: FlowMeasure, totals: BucketTotals, group: number): Figures {
  const figures = Array.from({ length: totals.bucketCount + 1 }, (_, bucket) =>
    figureOf(measure, totals, cellOf(totals, group, bucket)),
  );
  return { points: figures.slice(0, -1), total: figures[totals.bucketCount] };
}

function figureOf(measure: FlowMeasure, totals: BucketTotals, cell: number): Figure {
  const [customers, events, amounts] = [totals.customers[cell], totals.events[cell], totals.amounts[cell]];
  switch (measure) {
    case 'customers':
      return { value: customers };
    case 'events':
      return { value: events };
    case 'value':
      return { value: amounts };
    case 'average_value': {
      if (events === 0) return { value: null, mean: null };
      const mean = ratioMean(sumsOf(totals, cell));
      return { value: amounts / events, mean: mean ?? null };
    }
  }
}

function sumsOf(totals: BucketTotals, cell: number): RatioSums {
  return {
    customers: totals.customers[cell],
    amounts: totals.amounts[cell],
    events: totals.events[cell],
    amountSquares: totals.amountSquares[cell],
    amountEvents: totals.amountEvents[cell],
    eventSquares: totals.eventSquares[cell],
    amountCubes: totals.amountCubes[cell],
    amountSquareEvents: totals.amountSquareEvents[cell],
    amountEventSquares: totals.amountEventSquares[cell],
    eventCubes: totals.eventCubes[cell],
    positive: totals.positive[cell],
    logs: totals.logs[cell],
    logSquares: totals.logSquares[cell],
    logCubes: totals.logCubes[cell],
  };
}
