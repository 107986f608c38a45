import type { Happenings } from '../src/journeys/happenings.js';
import type { MembershipRow } from '../src/journeys/membership-over-time.js';
import { placeFinder } from '../src/journeys/place-finder.js';
import { rowCounts } from '../src/journeys/row-counts.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import type { Figure, TrendMeasure, TrendScope } from './trend-measure.js';

/**
 * The share of the customers at risk whom an outcome happened to in each stretch of time. Over several stretches it is
 * the share per stretch, of those that are whole.
 *
 * @param atRisk who counts in each stretch, made from the bounds.
 */
export function riskRate(outcome: Happenings, atRisk: (bounds: Float64Array) => MembershipRow): TrendMeasure {
  const counted = new WeakMap<TrendScope, Counts>();
  /** Points, total and population are asked for one after the other. */
  const countsOf = (scope: TrendScope): Counts => {
    const known = counted.get(scope) ?? count(scope);
    counted.set(scope, known);
    return known;
  };
  const count = ({ bounds, customers }: TrendScope): Counts => {
    const length = bounds.length - 1;
    const rowOf = atRisk(bounds);
    const placeOf = placeFinder(bounds);
    const exposed = rowCounts(length, customers.groupCount);
    const struck = Array.from({ length: customers.groupCount }, () => new Float64Array(length));
    let people = 0;
    for (let customer = 0; customer + 1 < outcome.starts.length; customer++) {
      if (customers.members && customers.members[customer] === 0) continue;
      const group = customers.groups ? customers.groups[customer] : 0;
      const row = rowOf(customer);
      if (!exposed.add(row, group)) continue;
      people++;
      let former = -1;
      for (let place = outcome.starts[customer]; place < outcome.starts[customer + 1]; place++) {
        const bucket = placeOf(outcome.times[place]) - 1;
        if (bucket === former || bucket < 0) continue;
        if (bucket === length) break;
        struck[group][bucket] += row[bucket];
        former = bucket;
      }
    }
    return { exposed: exposed.counts(), struck, people };
  };
  return {
    kind: 'rate',
    growsWithTime: 'no',
    population: (scope) => countsOf(scope).people,
    points(scope) {
      const { exposed, struck } = countsOf(scope);
      return exposed.map((ofGroup, group) =>
        Array.from(ofGroup, (customers, bucket) => figureOf(struck[group][bucket], customers)),
      );
    },
    total(scope) {
      const { exposed, struck } = countsOf(scope);
      const anyWhole = scope.partial.includes(false);
      const whole = (counts: Float64Array) =>
        counts.reduce((sum, value, bucket) => sum + (anyWhole && scope.partial[bucket] ? 0 : value), 0);
      return exposed.map((ofGroup, group) => figureOf(whole(struck[group]), whole(ofGroup)));
    },
  };
}

interface Counts {
  /** By group, then stretch. */
  readonly exposed: readonly Float64Array[];
  readonly struck: readonly Float64Array[];
  readonly people: number;
}

function figureOf(struck: number, customers: number): Figure {
  if (customers === 0) return { value: null, rate: null };
  const rate = wilsonInterval(struck, customers);
  return { value: rate.estimate, rate };
}
