/** Of the pieces of a long text; reviews open and close with their verdict. */
const [mostAtStart, mostAtEnd] = [100, 60];

export function startAndEnd(pieces: readonly number[]): readonly number[] {
  if (pieces.length <= mostAtStart + mostAtEnd) return pieces;
  return [...pieces.slice(0, mostAtStart), ...pieces.slice(-mostAtEnd)];
}
