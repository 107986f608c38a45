import { unlikeFirst } from '../words/unlike-first.js';

/** A text that could stand for a theme. */
export interface QuoteCandidate {
  readonly source: string;
  readonly words: string;
}

const shortest = 15;
const longest = 280;

/**
 * Up to `wanted` texts that are short enough to quote, from as many sources as there are; in the order given, which
 * should be nearest first. What says the same in other words comes last; no words twice.
 */
export function chooseQuotes<Candidate extends QuoteCandidate>(
  candidates: readonly Candidate[],
  wanted: number,
): Candidate[] {
  const seen = new Set<string>();
  const fitting = candidates.filter(({ words }) => {
    const plain = words.toLowerCase();
    const fits = words.length >= shortest && words.length <= longest && !seen.has(plain);
    seen.add(plain);
    return fits;
  });
  const varied = unlikeFirst(fitting, ({ words }) => words);
  const bySource = [...new Set(varied.map(({ source }) => source))].map((source) =>
    varied.filter((candidate) => candidate.source === source),
  );
  const inTurn = Array.from({ length: wanted }, (_, turn) =>
    bySource.flatMap((own) => own.slice(turn, turn + 1)),
  );
  return inTurn.flat().slice(0, wanted);
}
