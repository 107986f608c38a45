import type { FilterAnswers } from './piece-filters.js';
import type { SentimentWeights } from './sentiment-weights.js';

/** A clause with more polarity than this is clearly pleasant, with less than its opposite unpleasant. */
const clear = 1.5;

export interface ClauseNetwork {
  readonly cells: number;
  /** `signs × cells`. */
  readonly ofSign: Float32Array;
  /** Of each cell. */
  readonly bias: Float32Array;
  readonly polarity: Float32Array;
  readonly neutrality: Float32Array;
}

/** The network in the bytes of sentiment-clauses.bin: rows of numbers of 4 bytes, in the order above. */
export function clauseNetwork(bytes: Uint8Array, cells: number): ClauseNetwork {
  const { buffer } = Uint8Array.from(bytes);
  const ofSign = new Float32Array(buffer, 0, bytes.length / 4 - 3 * cells);
  const row = (place: number) => new Float32Array(buffer, 4 * (ofSign.length + place * cells), cells);
  return { cells, ofSign, bias: row(0), polarity: row(1), neutrality: row(2) };
}

/**
 * What is added to the weights of a text for how its clauses and its signs go together: praise beside blame is neutral,
 * which no sum can say. A network of one hidden layer.
 *
 * @param ofTerms the part of its terms.
 */
export function saidByClauses(
  answers: FilterAnswers,
  ofTerms: SentimentWeights,
  network: ClauseNetwork,
): SentimentWeights {
  const { cells, ofSign, bias } = network;
  const sums = Float64Array.from(bias);
  const few = signsOf(answers, ofTerms);
  const signs = new Float32Array(ofSign.length / cells);
  signs.set(few);
  signs.set(answers.strongest, few.length);
  signs.set(answers.mean, few.length + answers.strongest.length);
  for (let sign = 0; sign < signs.length; sign++) {
    const value = signs[sign];
    if (value === 0) continue;
    for (let cell = 0; cell < cells; cell++) sums[cell] += value * ofSign[sign * cells + cell];
  }
  let [polarity, neutrality] = [0, 0];
  for (let cell = 0; cell < cells; cell++) {
    if (sums[cell] <= 0) continue;
    polarity += sums[cell] * network.polarity[cell];
    neutrality += sums[cell] * network.neutrality[cell];
  }
  return { polarity, neutrality };
}

/** The whole and its terms; of the clauses mean, extremes and spread of polarity, and how much is clearly pleasant or unpleasant. */
function signsOf({ clauses, ...whole }: FilterAnswers, ofTerms: SentimentWeights): number[] {
  const pieces = clauses.reduce((sum, clause) => sum + clause.pieces, 0);
  const mean = (of: (polarity: number) => number) =>
    clauses.reduce((sum, clause) => sum + (clause.pieces / pieces) * of(clause.polarity), 0);
  const polarities = clauses.map(({ polarity }) => polarity);
  const middle = mean((polarity) => polarity);
  return [
    whole.polarity + ofTerms.polarity,
    whole.neutrality + ofTerms.neutrality,
    ofTerms.polarity,
    ofTerms.neutrality,
    middle,
    Math.min(...polarities),
    Math.max(...polarities),
    Math.sqrt(mean((polarity) => (polarity - middle) ** 2)),
    mean((polarity) => (polarity > clear ? 1 : 0)),
    mean((polarity) => (polarity < -clear ? 1 : 0)),
  ];
}
