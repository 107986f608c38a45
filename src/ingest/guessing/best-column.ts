import type { ColumnSample } from './column-sample.js';
import { rankOfName, type GuessedField } from './column-names.js';

/** The column with the likeliest name for a field among those that hold what fits it. */
export function bestColumn(
  columns: readonly ColumnSample[],
  field: GuessedField,
  fits: (texts: readonly string[]) => boolean,
): string | undefined {
  const ranked = columns.flatMap(({ name, texts }) => {
    const rank = rankOfName(field, name);
    return rank !== undefined && fits(texts) ? [{ name, rank }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).at(0)?.name;
}
