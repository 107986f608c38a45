/**
 * Median by quickselect (Hoare 1961), O(n) on average; the mean of the middle two for an even count.
 * The input is not changed. Undefined for no values.
 */
export function median(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  const copy = Float64Array.from(values);
  const upper = copy.length >> 1;
  const middle = select(copy, upper);
  if (copy.length % 2 === 1) return middle;
  let below = -Infinity;
  for (let index = 0; index < upper; index++) below = Math.max(below, copy[index]);
  return (below + middle) / 2;
}

/** Puts the value of rank `rank` in its place, smaller ones before it, and returns it. */
function select(values: Float64Array, rank: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1];
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low] < pivot) low++;
      while (values[high] > pivot) high--;
      if (low <= high) {
        const swap = values[low];
        values[low++] = values[high];
        values[high--] = swap;
      }
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank];
}
