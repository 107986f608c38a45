import type { CustomerGroups } from '../src/journeys/bucket-totals.js';
import type { Estimate } from '../src/stats/estimate.js';
import type { ClusteredFigure } from '../src/stats/relative-change.js';

/** One figure of a trend; `value` is null where there is nothing to take it from. */
export interface Figure {
  readonly value: number | null;
  /** Of a share, 0–1. */
  readonly rate?: Estimate | null;
  /** Of an average amount. */
  readonly mean?: Estimate | null;
  /** Customers of a rate who may still convert. */
  readonly inPlay?: number;
}

/** A stretch of time, cut into buckets, and the customers to look at in it. */
export interface TrendScope {
  /** Start of each bucket, then the end of the last, Unix seconds. */
  readonly bounds: Float64Array;
  /** Which buckets are not whole. */
  readonly partial: readonly boolean[];
  readonly customers: CustomerGroups;
}

/** What a trend follows. */
export interface TrendMeasure {
  /** `flow`: what happened in each bucket; `stock`: who was one at its end; `rate`: a share of customers. */
  readonly kind: 'flow' | 'stock' | 'rate';
  /** Twice the time brings twice as much: figures of unequal times are compared by day. */
  readonly growsWithTime: 'exactly' | 'roughly' | 'no';
  /** By group, then bucket. */
  points(scope: TrendScope): Figure[][];
  /** Over the whole stretch, by group. */
  total(scope: TrendScope): Figure[];
  /** Different customers behind all of it. */
  population(scope: TrendScope): number;
  /** Whether a few large amounts make the average over the whole stretch. */
  isMadeByFew?(scope: TrendScope): boolean;
  /** The total of one group with what each customer adds; absent for rates, which have their own interval. */
  clustered?(scope: TrendScope): ClusteredFigure;
}
