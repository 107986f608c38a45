import type { Segment } from '../src/journeys/condition.js';
import { membershipOverTime } from '../src/journeys/membership-over-time.js';
import { rowCounts } from '../src/journeys/row-counts.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { clusteredTotal } from '../src/stats/relative-change.js';
import type { Figures, TrendMeasure } from './trend-measure.js';

/** How many customers a segment had at the end of each stretch of time. */
export function stock(vocabulary: Vocabulary, segment: Segment): TrendMeasure {
  const { customerCount } = vocabulary.log;
  return {
    kind: 'stock',
    growsWithTime: 'no',
    count({ bounds, customers: { members, groups, groupCount } }) {
      const moments = bounds.slice(1);
      const rowOf = membershipOverTime(vocabulary, segment, moments);
      const counted = rowCounts(moments.length, groupCount);
      for (let customer = 0; customer < customerCount; customer++) {
        if (members && members[customer] === 0) continue;
        counted.add(rowOf(customer), groups?.[customer]);
      }
      const { all, groups: ofGroups } = counted.counts();
      return {
        groups: ofGroups.map(figuresOf),
        all: figuresOf(all),
        population: all[all.length - 1],
      };
    },
    clustered({ bounds, customers: { members } }) {
      const rowOf = membershipOverTime(vocabulary, segment, bounds.slice(-1));
      const amounts = new Float64Array(customerCount);
      for (let customer = 0; customer < customerCount; customer++)
        if (!members || members[customer] === 1) amounts[customer] = rowOf(customer)[0];
      return clusteredTotal(amounts);
    },
  };
}

/** The whole stretch ends with its last bucket. */
function figuresOf(counts: Float64Array): Figures {
  const points = Array.from(counts, (value) => ({ value }));
  return { points, total: points[points.length - 1] };
}
