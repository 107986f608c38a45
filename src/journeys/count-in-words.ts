const wholeNumbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count as it stands in sentences: 12,873 */
export function countInWords(count: number): string {
  return wholeNumbers.format(count);
}
