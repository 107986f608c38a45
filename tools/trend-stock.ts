import type { Segment } from '../src/journeys/condition.js';
import { membershipOverTime } from '../src/journeys/membership-over-time.js';
import { rowCounts } from '../src/journeys/row-counts.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { clusteredTotal } from '../src/stats/relative-change.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/** How many customers a segment had at the end of each stretch of time. */
export function stock(vocabulary: Vocabulary, segment: Segment): TrendMeasure {
  const points = (scope: TrendScope): Figure[][] => {
    const { bounds, customers } = scope;
    const moments = bounds.slice(1);
    const rowOf = membershipOverTime(vocabulary, segment, moments);
    const counted = rowCounts(moments.length, customers.groupCount);
    for (let customer = 0; customer < vocabulary.log.customerCount; customer++) {
      if (customers.members && customers.members[customer] === 0) continue;
      counted.add(rowOf(customer), customers.groups ? customers.groups[customer] : 0);
    }
    return counted.counts().map((counts) => Array.from(counts, (value) => ({ value })));
  };
  const total = (scope: TrendScope) =>
    points({ ...scope, bounds: scope.bounds.slice(-2) }).map(([figure]) => figure);
  return {
    kind: 'stock',
    growsWithTime: 'no',
    points,
    total,
    population: (scope) => total(scope)[0].value ?? 0,
    clustered({ bounds, customers: { members } }) {
      const rowOf = membershipOverTime(vocabulary, segment, bounds.slice(-1));
      const { customerCount } = vocabulary.log;
      return clusteredTotal(
        Float64Array.from({ length: customerCount }, (_, customer) =>
          members && members[customer] === 0 ? 0 : rowOf(customer)[0],
        ),
      );
    },
  };
}
