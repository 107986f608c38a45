const shortRun = 16;

type Compare = (a: number, b: number) => number;

/**
 * Stable merge sort, from the bottom up over short runs by insertion: much faster on typed arrays than their own
 * `sort` with a comparison, and linear on what is sorted already. O(n log n).
 */
export function mergeSort(items: Uint32Array, compare: Compare): void {
  if (items.every((item, index) => index === 0 || compare(items[index - 1], item) <= 0)) return;
  for (let start = 0; start < items.length; start += shortRun) {
    insertionSort(items, start, Math.min(start + shortRun, items.length), compare);
  }
  let from = items;
  let to = shortRun < items.length ? items.slice() : items;
  for (let width = shortRun; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) {
      merge(
        from,
        to,
        start,
        Math.min(start + width, items.length),
        Math.min(start + 2 * width, items.length),
        compare,
      );
    }
    [from, to] = [to, from];
  }
  if (from !== items) items.set(from);
}

function insertionSort(items: Uint32Array, start: number, end: number, compare: Compare): void {
  for (let index = start + 1; index < end; index++) {
    const item = items[index];
    let hole = index;
    for (; hole > start && compare(items[hole - 1], item) > 0; hole--) items[hole] = items[hole - 1];
    items[hole] = item;
  }
}

function merge(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: Compare,
): void {
  let left = start;
  let right = middle;
  for (let place = start; place < end; place++) {
    const takeRight = left === middle || (right < end && compare(from[left], from[right]) > 0);
    to[place] = takeRight ? from[right++] : from[left++];
  }
}
