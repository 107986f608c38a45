import type { Estimate } from './estimate.js';
import type { PrognosticStrata } from './prognostic-strata.js';
import { stratifiedRiskDifference, type Stratum } from './stratified-risk-difference.js';
import { stratifiedRiskRatio } from './stratified-risk-ratio.js';

/** What goes with having done something, or with being something. */
export interface Comparison {
  /** Rows that did it, or are so. */
  readonly exposed: number;
  /** Difference in the risk of the outcome, compared inside strata. */
  readonly effect: Estimate;
  /** Undefined where one side never had the outcome. */
  readonly riskRatio: Estimate | undefined;
  /** The difference, not adjusted. */
  readonly crude: Estimate;
  readonly p: number;
}

/** Fewer on either side say nothing. */
const smallestSide = 20;

/** Compares exposed with unexposed rows inside strata; undefined where there are too few of either. */
export function compareExposed(cells: readonly Stratum[]): Comparison | undefined {
  const pooled = cells.reduce(
    (sum, cell) => ({
      exposed: sum.exposed + cell.exposed,
      exposedOutcomes: sum.exposedOutcomes + cell.exposedOutcomes,
      unexposed: sum.unexposed + cell.unexposed,
      unexposedOutcomes: sum.unexposedOutcomes + cell.unexposedOutcomes,
    }),
    { exposed: 0, exposedOutcomes: 0, unexposed: 0, unexposedOutcomes: 0 },
  );
  if (pooled.exposed < smallestSide || pooled.unexposed < smallestSide) return undefined;
  return {
    exposed: pooled.exposed,
    ...stratifiedRiskDifference(cells),
    riskRatio: stratifiedRiskRatio(cells),
    crude: stratifiedRiskDifference([pooled]).effect,
  };
}

/** Rows that count, by stratum, exposure and outcome. */
export function countCells(
  { strata, stratumCount }: PrognosticStrata,
  isExposed: (row: number) => boolean,
  outcomes: Uint8Array,
  counts: (row: number) => boolean = () => true,
): Stratum[] {
  const cells = Array.from({ length: stratumCount }, () => ({
    exposed: 0,
    exposedOutcomes: 0,
    unexposed: 0,
    unexposedOutcomes: 0,
  }));
  outcomes.forEach((outcome, row) => {
    if (!counts(row)) return;
    const cell = cells[strata[row]];
    if (isExposed(row)) {
      cell.exposed++;
      cell.exposedOutcomes += outcome;
    } else {
      cell.unexposed++;
      cell.unexposedOutcomes += outcome;
    }
  });
  return cells;
}
