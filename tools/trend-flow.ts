import { bucketTotals, customerTotals, type BucketTotals } from '../src/journeys/bucket-totals.js';
import type { Happenings } from '../src/journeys/happenings.js';
import { isMadeByFew, ratioMean, type RatioSums } from '../src/stats/ratio-mean.js';
import { clusteredMean, clusteredTotal } from '../src/stats/relative-change.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

type FlowMeasure = 'customers' | 'events' | 'value' | 'average_value';

/** Customers who come back count once, however long the time. */
const growth = { customers: 'roughly', events: 'exactly', value: 'exactly', average_value: 'no' } as const;

/** What happened in each stretch of time: how many customers, how often, worth how much. */
export function flow(measure: FlowMeasure, happenings: Happenings): TrendMeasure {
  const figures = ({ bounds, customers }: TrendScope): Figure[][] => {
    const totals = bucketTotals(happenings, bounds, customers);
    return Array.from({ length: customers.groupCount }, (_, group) =>
      Array.from({ length: totals.bucketCount }, (_bucket, bucket) =>
        figureOf(measure, totals, group * totals.bucketCount + bucket),
      ),
    );
  };
  return {
    kind: 'flow',
    growsWithTime: growth[measure],
    points: figures,
    total: (scope) => figures({ ...scope, bounds: wholeOf(scope) }).map(([figure]) => figure),
    population: (scope) => bucketTotals(happenings, wholeOf(scope), scope.customers).customers[0],
    isMadeByFew: (scope) =>
      measure === 'average_value' &&
      isMadeByFew(sumsOf(bucketTotals(happenings, wholeOf(scope), scope.customers), 0)),
    clustered(scope) {
      const [from, to] = wholeOf(scope);
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

function wholeOf({ bounds }: TrendScope): Float64Array {
  return Float64Array.of(bounds[0], bounds[bounds.length - 1]);
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
