import type { Vocabulary } from '../embedding/word-pieces.js';

/** What ends a clause, or turns it. */
const ends = '. ! ? ; : , but however although though yet except while and'.split(' ');
const fewestPieces = 3;

export function clauseEnds(vocabulary: Vocabulary): ReadonlySet<number> {
  return new Set(ends.flatMap((piece) => vocabulary.get(piece) ?? []));
}

/** Where the clauses of a text start, the first at 0; a mark or a turn opens the clause after it. */
export function startsOfClauses(pieces: readonly number[], endings: ReadonlySet<number>): number[] {
  const starts = [0];
  pieces.forEach((piece, place) => {
    if (endings.has(piece) && place - starts[starts.length - 1] >= fewestPieces) starts.push(place);
  });
  if (starts.length > 1 && pieces.length - starts[starts.length - 1] < fewestPieces) starts.pop();
  return starts;
}
