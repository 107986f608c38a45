/** Place of the first number that is at least `bound`, in ascending numbers between two places. */
export function firstAtLeast(numbers: Uint32Array, bound: number, from = 0, to = numbers.length): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
