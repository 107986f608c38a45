/** Share of the texts that aren't empty of which it holds; 0 where all are empty. */
export function filledShare(texts: readonly string[], holds: (text: string) => boolean): number {
  const filled = texts.filter((text) => text !== '');
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;
}
