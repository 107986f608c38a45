import type { SentimentWeights } from './sentiment-weights.js';

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

export interface FilterAnswers extends SentimentWeights {
  /** Of each filter, anywhere in the text. */
  readonly strongest: Float32Array;
  /** Of the vectors of its pieces. */
  readonly mean: Float32Array;
  readonly clauses: readonly ClauseAnswers[];
}

export interface ClauseAnswers {
  readonly polarity: number;
  readonly pieces: number;
}

/** What the strongest answer of each filter says, and the mean vector: of each clause, and of the whole text. */
export function filterAnswers(
  text: readonly number[],
  starts: readonly number[],
  model: PieceFilters,
): FilterAnswers {
  const { dimensions, filters, given } = model;
  if (given.used + text.length > mostGiven) {
    given.rowOf.fill(0);
    given.used = 1;
  }
  const step = width * filters;
  const rows = [0, 0, ...text.map((piece) => step * rowGivenBy(piece, model)), 0, 0];
  const { bias, ofFilter, ofMean } = model;
  const strongest = new Float32Array(filters);
  const mean = new Float32Array(dimensions);
  const own = new Float32Array(filters);
  const ownMean = new Float32Array(dimensions);
  const clauses = starts.map((start, clause) => {
    const end = starts[clause + 1] ?? text.length;
    keepStrongest(own, rows, start, end, model);
    keepMean(ownMean, text, start, end, model);
    let polarity = 0;
    for (let filter = 0; filter < filters; filter++) {
      const answer = own[filter] + bias[filter];
      if (answer <= 0) continue;
      polarity += answer * ofFilter.polarity[filter];
      if (answer > strongest[filter]) strongest[filter] = answer;
    }
    const share = (end - start) / text.length;
    for (let axis = 0; axis < dimensions; axis++) {
      polarity += ownMean[axis] * ofMean.polarity[axis];
      mean[axis] += share * ownMean[axis];
    }
    return { polarity, pieces: end - start };
  });
  return {
    polarity: sideOf(strongest, mean, ofFilter.polarity, ofMean.polarity),
    neutrality: sideOf(strongest, mean, ofFilter.neutrality, ofMean.neutrality),
    strongest,
    mean,
    clauses,
  };
}

function sideOf(
  strongest: Float32Array,
  mean: Float32Array,
  ofFilter: Float32Array,
  ofMean: Float32Array,
): number {
  let side = 0;
  for (let filter = 0; filter < strongest.length; filter++) side += strongest[filter] * ofFilter[filter];
  for (let axis = 0; axis < mean.length; axis++) side += mean[axis] * ofMean[axis];
  return side;
}

function keepMean(
  mean: Float32Array,
  text: readonly number[],
  start: number,
  end: number,
  { dimensions, scales, steps }: PieceFilters,
): void {
  mean.fill(0);
  for (let place = start; place < end; place++) {
    const from = text[place] * dimensions;
    const scale = scales[text[place]] / (end - start);
    for (let axis = 0; axis < dimensions; axis++) mean[axis] += scale * steps[from + axis];
  }
}

/**
 * Without their bias.
 *
 * @param givenBy where the rows of the text's pieces start, with two of no piece before and after them.
 */
function keepStrongest(
  strongest: Float32Array,
  givenBy: readonly number[],
  start: number,
  end: number,
  { filters, given: { rows } }: PieceFilters,
): void {
  strongest.fill(-Infinity);
  for (let place = start; place < end; place++) {
    const first = givenBy[place];
    const second = givenBy[place + 1] + filters;
    const third = givenBy[place + 2] + 2 * filters;
    const fourth = givenBy[place + 3] + 3 * filters;
    const fifth = givenBy[place + 4] + 4 * filters;
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
