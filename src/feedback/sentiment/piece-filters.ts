import type { SentimentWeights } from './sentiment-model.js';

export interface FilterSizes {
  readonly pieces: number;
  /** Of the vector of a piece. */
  readonly dimensions: number;
  readonly filters: number;
}

export interface PieceFilters extends FilterSizes {
  /** Size of one step of a piece's vector. */
  readonly scales: Float32Array;
  /** `pieces × dimensions`. */
  readonly steps: Int8Array;
  /** `width × dimensions × filters`. */
  readonly kernel: Float32Array;
  /** Of each filter. */
  readonly bias: Float32Array;
  /** What the strongest answer of each filter says, and each dimension of the mean vector. */
  readonly ofFilter: SentimentSides;
  readonly ofMean: SentimentSides;
  /** What each piece gives to each filter at each place, `width × filters`, of the pieces seen so far. */
  readonly given: Map<number, Float32Array>;
}

interface SentimentSides {
  readonly polarity: Float32Array;
  readonly neutrality: Float32Array;
}

/** Pieces that a filter looks at, the middle one of which is its place. */
const width = 5;
/** 3 kB each. */
const mostGiven = 10_000;

/** The filters in the bytes of sentiment.bin: all rows of numbers of 4 bytes, in the order below, then the steps. */
export function pieceFilters(bytes: Uint8Array, sizes: FilterSizes): PieceFilters {
  const { pieces, dimensions, filters } = sizes;
  const { buffer } = Uint8Array.from(bytes);
  let start = 0;
  const row = (length: number) => {
    const values = new Float32Array(buffer, 4 * start, length);
    start += length;
    return values;
  };
  return {
    ...sizes,
    scales: row(pieces),
    kernel: row(width * dimensions * filters),
    bias: row(filters),
    ofFilter: { polarity: row(filters), neutrality: row(filters) },
    ofMean: { polarity: row(dimensions), neutrality: row(dimensions) },
    steps: new Int8Array(buffer, 4 * start, pieces * dimensions),
    given: new Map(),
  };
}

/** What the strongest answer of each filter anywhere in a text says, and the mean of its pieces. */
export function strongestAnswers(text: readonly number[], model: PieceFilters): SentimentWeights {
  const { dimensions, filters, ofFilter, ofMean, scales, steps } = model;
  const strongest = strongestOf(text, model);
  let [polarity, neutrality] = [0, 0];
  for (let filter = 0; filter < filters; filter++) {
    polarity += strongest[filter] * ofFilter.polarity[filter];
    neutrality += strongest[filter] * ofFilter.neutrality[filter];
  }
  for (const piece of text) {
    const scale = scales[piece] / text.length;
    for (let axis = 0; axis < dimensions; axis++) {
      const value = scale * steps[piece * dimensions + axis];
      polarity += value * ofMean.polarity[axis];
      neutrality += value * ofMean.neutrality[axis];
    }
  }
  return { polarity, neutrality };
}

function strongestOf(text: readonly number[], model: PieceFilters): Float32Array {
  const { bias, filters } = model;
  const none = new Float32Array(width * filters);
  const given = text.map((piece) => givenBy(piece, model));
  const strongest = new Float32Array(filters);
  for (let place = 0; place < text.length; place++) {
    const [first, second, third, fourth, fifth] = [-2, -1, 0, 1, 2].map(
      (offset) => given[place + offset] ?? none,
    );
    for (let filter = 0; filter < filters; filter++) {
      const answer =
        bias[filter] +
        first[filter] +
        second[filters + filter] +
        third[2 * filters + filter] +
        fourth[3 * filters + filter] +
        fifth[4 * filters + filter];
      if (answer > strongest[filter]) strongest[filter] = answer;
    }
  }
  return strongest;
}

/** Kept, since most pieces come again and again: a text then costs additions alone. */
function givenBy(piece: number, model: PieceFilters): Float32Array {
  const { dimensions, filters, given, kernel, scales, steps } = model;
  const known = given.get(piece);
  if (known) return known;
  const sums = new Float32Array(width * filters);
  for (let offset = 0; offset < width; offset++) {
    for (let axis = 0; axis < dimensions; axis++) {
      const value = scales[piece] * steps[piece * dimensions + axis];
      const from = (offset * dimensions + axis) * filters;
      for (let filter = 0; filter < filters; filter++)
        sums[offset * filters + filter] += value * kernel[from + filter];
    }
  }
  if (given.size < mostGiven) given.set(piece, sums);
  return sums;
}
