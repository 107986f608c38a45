import { quickselect } from './quickselect.js';

/**
 * Median by quickselect, O(n) on average; the mean of the middle two for an even count. The input is not changed.
 * Undefined for no values.
 */
export function median(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  const copy = Float64Array.from(values);
  const upper = copy.length >> 1;
  const middle = quickselect(copy, upper);
  if (copy.length % 2 === 1) return middle;
  let below = -Infinity;
  for (let index = 0; index < upper; index++) below = Math.max(below, copy[index]);
  return (below + middle) / 2;
}
