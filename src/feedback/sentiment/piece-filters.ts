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
  readonly given: GivenByPieces;
}

/** What pieces give to each filter at each place: kept, since most come again and again, and a text then costs additions alone. */
interface GivenByPieces {
  /** Of each piece seen so far, `width × filters`; the first row is of no piece. */
  readonly rows: Float32Array;
  /** By piece; 0 for one not yet seen. */
  readonly rowOf: Int32Array;
  used: number;
}

interface SentimentSides {
  readonly polarity: Float32Array;
  readonly neutrality: Float32Array;
}

/** Pieces that a filter looks at, the middle one of which is its place. */
const width = 5;
/** Of 3 kB each; what runs over starts anew. */
const mostGiven = 12_000;

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
    given: {
      rows: new Float32Array(mostGiven * width * filters),
      rowOf: new Int32Array(pieces),
      used: 1,
    },
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
  const { bias, filters, given } = model;
  const { rows } = given;
  if (given.used + text.length > mostGiven) {
    given.rowOf.fill(0);
    given.used = 1;
  }
  const step = width * filters;
  const starts = [0, 0, ...text.map((piece) => step * rowGivenBy(piece, model)), 0, 0];
  const strongest = new Float32Array(filters).fill(-Infinity);
  for (let place = 0; place < text.length; place++) {
    const first = starts[place];
    const second = starts[place + 1] + filters;
    const third = starts[place + 2] + 2 * filters;
    const fourth = starts[place + 3] + 3 * filters;
    const fifth = starts[place + 4] + 4 * filters;
    for (let filter = 0; filter < filters; filter++) {
      const answer =
        rows[first + filter] +
        rows[second + filter] +
        rows[third + filter] +
        rows[fourth + filter] +
        rows[fifth + filter];
      if (answer > strongest[filter]) strongest[filter] = answer;
    }
  }
  for (let filter = 0; filter < filters; filter++)
    strongest[filter] = Math.max(0, strongest[filter] + bias[filter]);
  return strongest;
}

function rowGivenBy(
  piece: number,
  { dimensions, filters, given, kernel, scales, steps }: PieceFilters,
): number {
  const known = given.rowOf[piece];
  if (known > 0) return known;
  const row = given.used++;
  given.rowOf[piece] = row;
  const sums = given.rows.subarray(row * width * filters, (row + 1) * width * filters).fill(0);
  for (let offset = 0; offset < width; offset++) {
    for (let axis = 0; axis < dimensions; axis++) {
      const value = scales[piece] * steps[piece * dimensions + axis];
      const from = (offset * dimensions + axis) * filters;
      for (let filter = 0; filter < filters; filter++)
        sums[offset * filters + filter] += value * kernel[from + filter];
    }
  }
  return row;
}
