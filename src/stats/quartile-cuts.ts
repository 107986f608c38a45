import { quickselect } from './quickselect.js';

/**
 * The different values at a quarter, half and three quarters of the ranks, ascending; none for no values. O(n) on average.
 *
 * @param values no NaN; put into another order.
 */
export function quartileCuts(values: Float64Array): number[] {
  if (values.length === 0) return [];
  let left = 0;
  const cuts = [0.25, 0.5, 0.75].map((share) => {
    const rank = Math.floor(share * values.length);
    const cut = quickselect(values, rank, left);
    left = rank;
    return cut;
  });
  return [...new Set(cuts)];
}
