/**
 * Puts the value of rank `rank` (from 0) in its place between `left` and `right` (included), smaller ones before it, and
 * returns it (Hoare, Communications of the ACM 4, 1961). O(n) on average.
 */
export function quickselect(
  values: Float64Array | Uint32Array,
  rank: number,
  left = 0,
  right = values.length - 1,
): number {
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
