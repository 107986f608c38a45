import type { Happenings } from '../src/journeys/happenings.js';
import type { MembershipRow } from '../src/journeys/membership-over-time.js';
import { placeFinder } from '../src/journeys/place-finder.js';
import { rowCounts } from '../src/journeys/row-counts.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { Figure, Figures, TrendMeasure } from './trend-measure.js';

/**
 * The share of the customers at risk whom an outcome happened to in each stretch of time. Over several stretches it is
 * the share per stretch, of those that are whole.
 *
 * @param atRisk who counts in each stretch, made from the bounds.
 */
export function riskRate(outcome: Happenings, atRisk: (bounds: Float64Array) => MembershipRow): TrendMeasure {
  return {
    kind: 'rate',
    growsWithTime: 'no',
    count({ bounds, partial, customers: { members, groups, groupCount } }) {
      const length = bounds.length - 1;
      const rowOf = atRisk(bounds);
      const placeOf = placeFinder(bounds);
      const exposed = rowCounts(length, groupCount);
      const struck = Array.from({ length: Math.max(1, groupCount) }, () => new Float64Array(length));
      let population = 0;
      for (let customer = 0; customer + 1 < outcome.starts.length; customer++) {
        if (members && members[customer] === 0) continue;
        const row = rowOf(customer);
        if (!exposed.add(row, groups?.[customer])) continue;
        population++;
        const ofGroup = struck[groups ? groups[customer] : 0];
        let former = -1;
        for (let place = outcome.starts[customer]; place < outcome.starts[customer + 1]; place++) {
          const bucket = placeOf(outcome.times[place]) - 1;
          if (bucket === former || bucket < 0) continue;
          if (bucket === length) break;
          ofGroup[bucket] += row[bucket];
          former = bucket;
        }
      }
      const counts = exposed.counts();
      const struckOfAll = new Float64Array(length).map((_, bucket) =>
        struck.reduce((sum, ofGroup) => sum + ofGroup[bucket], 0),
      );
      return {
        groups: counts.groups.map((ofGroup, group) => figuresOf(struck[group], ofGroup, partial)),
        all: figuresOf(struckOfAll, counts.all, partial),
        population,
      };
    },
  };
}

/** @param customers at risk in each stretch. */
function figuresOf(struck: Float64Array, customers: Float64Array, partial: readonly boolean[]): Figures {
  const anyWhole = partial.includes(false);
  const whole = (counts: Float64Array) =>
    counts.reduce((sum, value, bucket) => sum + (anyWhole && partial[bucket] ? 0 : value), 0);
  return {
    points: Array.from(customers, (count, bucket) => figureOf(struck[bucket], count)),
    total: figureOf(whole(struck), whole(customers)),
  };
}

function figureOf(struck: number, customers: number): Figure {
  if (customers === 0) return { value: null, rate: null };
  const rate = wilsonInterval(struck, customers);
  return { value: rate.estimate, rate };
}
