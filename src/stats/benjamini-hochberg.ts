/**
 * q-values: the smallest false-discovery rate at which each hypothesis would be kept (Benjamini & Hochberg, Journal
 * of the Royal Statistical Society B 57, 1995). Same order as the p-values. O(n log n).
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, place) => place).sort((a, b) => pValues[b] - pValues[a]);
  const qValues = new Array<number>(pValues.length);
  let smallest = 1;
  order.forEach((place, fromTheLargest) => {
    const rank = pValues.length - fromTheLargest;
    smallest = Math.min(smallest, (pValues[place] * pValues.length) / rank);
    qValues[place] = smallest;
  });
  return qValues;
}
