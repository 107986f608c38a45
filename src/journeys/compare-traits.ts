import { compareExposed, countCells, type Comparison } from '../stats/compare-exposed.js';
import type { PrognosticStrata } from '../stats/prognostic-strata.js';
import type { KnownFeatures, TraitFeature } from './known-features.js';

export interface TraitComparison extends Comparison, TraitFeature {
  /** Of the features, the one that says who is so. */
  readonly column: number;
}

/**
 * Compares customers with each value of each trait against all others.
 *
 * @param strataWithout strata of customers who are alike but for some columns: what the trait itself says is left out.
 */
export function compareTraits(
  { features, columns, traitFeatures }: KnownFeatures,
  outcomes: Uint8Array,
  strataWithout: (columns: readonly number[]) => PrognosticStrata,
): TraitComparison[] {
  const byTrait = new Map<string, PrognosticStrata>();
  return traitFeatures.flatMap(({ trait, value }, column) => {
    const own = traitFeatures.flatMap((feature, place) => (feature.trait === trait ? [place] : []));
    const has = (row: number) => features[row * columns + column] === 1;
    // Of two values that everybody has one of, the second says the same as the first.
    const mirrored =
      own.length === 2 &&
      own[1] === column &&
      outcomes.every((_, row) => has(row) !== (features[row * columns + own[0]] === 1));
    if (mirrored) return [];
    const strata = byTrait.get(trait) ?? strataWithout(own);
    byTrait.set(trait, strata);
    const comparison = compareExposed(countCells(strata, has, outcomes));
    return comparison ? [{ trait, value, column, ...comparison }] : [];
  });
}
