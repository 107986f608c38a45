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

/** Of some customers: in each bucket, and over the whole stretch. */
export interface Figures {
  readonly points: readonly Figure[];
  readonly total: Figure;
}

/** What one pass over the customers finds. */
export interface CountedTrend {
  /** As many as there are groups. */
  readonly groups: readonly Figures[];
  /** All groups together. */
  readonly all: Figures;
  /** Different customers behind all of it. */
  readonly population: number;
  /** Whether a few large amounts make the average over the whole stretch. */
  readonly isMadeByFew?: boolean;
}

/** What a trend follows. */
export interface TrendMeasure {
  /** `flow`: what happened in each bucket; `stock`: who was one at its end; `rate`: a share of customers. */
  readonly kind: 'flow' | 'stock' | 'rate';
  /** Twice the time brings twice as much: figures of unequal times are compared by day. */
  readonly growsWithTime: 'exactly' | 'roughly' | 'no';
  count(scope: TrendScope): CountedTrend;
  /** The total of one group with what each customer adds; absent for rates, which have their own interval. */
  clustered?(scope: TrendScope): ClusteredFigure;
}
