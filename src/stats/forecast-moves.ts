import type { Estimate } from './estimate.js';
import { createRandom, randomBinomial, randomNormal, type Random } from './random.js';

/** Where customers stood on one day: states are numbered from 1, 0 is outside. */
export interface States {
  readonly levels: Uint8Array;
  /** How long they had been there, any unit. */
  readonly waited: Uint32Array;
}

/** The same customers on a former day and as long after it as the forecast looks ahead. */
export interface Move {
  /** The two days, as numbers that rise with time. */
  readonly from: number;
  readonly to: number;
  readonly before: States;
  readonly after: States;
  /** Came into the journey between the two days, by any count that is forecast too. */
  readonly entrants: number;
}

export interface MovesQuestion {
  /** The latest first; later moves are graded with earlier ones. */
  readonly moves: readonly Move[];
  readonly now: States;
  /** The last state is final: nobody leaves it. */
  readonly stateCount: number;
  /** How many may come in, ways of equal likelihood; none when empty. */
  readonly entrants: Float64Array;
}

export interface MovesForecast {
  /** Customers in each state, 1 first, those who will have come in included. */
  readonly states: readonly Estimate[];
  /** Of those who are on their way now: who will be in the last state, and who outside. */
  readonly finishing: Estimate;
  readonly leaving: Estimate;
  /** All who will come into the last state. */
  readonly finishingInAll: Estimate;
  /** 1 less the squared error, as a share of that of saying that everybody stays where they are; graded on the last move. */
  readonly skill?: number;
}

const waitGroups = 4;
const rowsPerGroup = 60;
const customerGroups = 50;
const rounds = 500;

/**
 * Where customers will be, from where those who stood at the same state for about as long were that much later (landmark
 * estimates of the transition probabilities: Putter & Spitoni, Statistical Methods in Medical Research 27, 2018).
 * Intervals by resampling days and groups of customers together, and by the chance in what each customer will do. The
 * weights of the two are added: multiplied (the pigeonhole bootstrap: Owen, Annals of Applied Statistics 1, 2007) what
 * concerns neither a whole day nor a whole group, the most of it here, would be counted three times instead of twice.
 */
export function forecastMoves({ moves, now, stateCount, entrants }: MovesQuestion): MovesForecast {
  const random = createRandom(11);
  const cells = waitingCells(moves, stateCount);
  const tallies = moves.map((move) => tallyMove(move, cells, stateCount));
  const own = new Float64Array(cells.count);
  const settled = new Float64Array(stateCount + 1);
  now.levels.forEach((level, customer) => {
    const cell = cells.of(level, now.waited[customer]);
    if (cell >= 0) own[cell]++;
    else settled[level]++;
  });
  const drawn = {
    states: Array.from({ length: stateCount }, () => new Float64Array(rounds)),
    finishing: new Float64Array(rounds),
    leaving: new Float64Array(rounds),
    finishingInAll: new Float64Array(rounds),
  };
  for (let round = 0; round < rounds; round++) {
    const weights = resampled(tallies.length, random);
    const chances = chancesOf(tallies, weights, resampled(customerGroups, random), cells.count, stateCount);
    const moved = new Float64Array(stateCount + 1);
    for (let cell = 0; cell < cells.count; cell++) {
      drawMoves(own[cell], chances.subarray(cell * (stateCount + 1)), moved, random);
    }
    const came = newcomers(tallies, weights, stateCount, entrants, random);
    for (let state = 1; state <= stateCount; state++) {
      drawn.states[state - 1][round] =
        moved[state] + came[state] + (state === stateCount ? settled[state] : 0);
    }
    drawn.finishing[round] = moved[stateCount];
    drawn.leaving[round] = moved[0];
    drawn.finishingInAll[round] = moved[stateCount] + came[stateCount];
  }
  const n = tallies.reduce((sum, tally) => sum + tally.rows, 0);
  return {
    states: drawn.states.map((values) => estimateOf(values, n)),
    finishing: estimateOf(drawn.finishing, n),
    leaving: estimateOf(drawn.leaving, n),
    finishingInAll: estimateOf(drawn.finishingInAll, n),
    skill: gradeLastMove(moves, tallies, cells, stateCount),
  };
}

interface Cells {
  readonly count: number;
  /** -1 for who is not on the way. */
  readonly of: (level: number, waited: number) => number;
}

/** States cut by how long customers have waited there, as finely as the rows allow. */
function waitingCells(moves: readonly Move[], stateCount: number): Cells {
  const cuts: number[][] = [];
  const firsts: number[] = [];
  let count = 0;
  for (let state = 1; state < stateCount; state++) {
    const waits = moves
      .flatMap(({ before }) => Array.from(before.waited.filter((_, row) => before.levels[row] === state)))
      .sort((a, b) => a - b);
    const groups = Math.max(1, Math.min(waitGroups, Math.floor(waits.length / rowsPerGroup)));
    const own = Array.from(
      { length: groups - 1 },
      (_, place) => waits[Math.floor(((place + 1) * waits.length) / groups)],
    );
    cuts[state] = [...new Set(own)];
    firsts[state] = count;
    count += cuts[state].length + 1;
  }
  return {
    count,
    of: (level, waited) =>
      level === 0 || level >= stateCount
        ? -1
        : firsts[level] + cuts[level].reduce((group, cut) => group + (waited >= cut ? 1 : 0), 0),
  };
}

interface Tally {
  /** `customerGroups × cells × (stateCount + 1)`: group, cell before, state after. */
  readonly moves: Float64Array;
  readonly rows: number;
  /** Of those who came in, per state after. */
  readonly came: Float64Array;
  readonly entrants: number;
}

function tallyMove({ before, after, entrants }: Move, cells: Cells, stateCount: number): Tally {
  const states = stateCount + 1;
  const moves = new Float64Array(customerGroups * cells.count * states);
  const came = new Float64Array(states);
  let rows = 0;
  before.levels.forEach((level, customer) => {
    const later = after.levels[customer];
    const cell = cells.of(level, before.waited[customer]);
    if (cell >= 0) {
      moves[((customer % customerGroups) * cells.count + cell) * states + later]++;
      rows++;
    } else if (level === 0) came[later]++;
  });
  return { moves, rows, came, entrants };
}

/** How often each of `count` things is drawn in as many draws. */
function resampled(count: number, random: Random): Float64Array {
  const weights = new Float64Array(count);
  for (let draw = 0; draw < count; draw++) weights[Math.floor(random() * count)]++;
  return weights;
}

/** Chance of each state after, by cell; a cell without rows keeps its customers out of every state but the first. */
function chancesOf(
  tallies: readonly Tally[],
  dateWeights: ArrayLike<number>,
  groupWeights: ArrayLike<number>,
  cellCount: number,
  stateCount: number,
): Float64Array {
  const size = cellCount * (stateCount + 1);
  const sums = new Float64Array(size);
  tallies.forEach(({ moves }, date) => {
    for (let group = 0; group < customerGroups; group++) {
      const weight = dateWeights[date] + groupWeights[group] - 1;
      if (weight === 0) continue;
      for (let place = 0; place < size; place++) sums[place] += weight * moves[group * size + place];
    }
  });
  for (let cell = 0; cell < cellCount; cell++) {
    const row = sums.subarray(cell * (stateCount + 1), (cell + 1) * (stateCount + 1));
    row.forEach((value, state) => (row[state] = Math.max(0, value)));
    const total = row.reduce((sum, value) => sum + value, 0);
    if (total > 0) row.forEach((value, state) => (row[state] = value / total));
    else row[0] = 1;
  }
  return sums;
}

/** Deals customers out to the states by their chances. */
function drawMoves(customers: number, chances: Float64Array, moved: Float64Array, random: Random): void {
  let left = customers;
  let chanceLeft = 1;
  for (let state = 0; state < moved.length && left > 0; state++) {
    const chance = chanceLeft > 1e-12 ? Math.min(1, chances[state] / chanceLeft) : 1;
    const drawn = state === moved.length - 1 ? left : randomBinomial(random, left, chance);
    moved[state] += drawn;
    left -= drawn;
    chanceLeft -= chances[state];
  }
}

/** Of those who come in until then, how many stand in each state: as many per entrant as on the days drawn. */
function newcomers(
  tallies: readonly Tally[],
  weights: Float64Array,
  stateCount: number,
  entrants: Float64Array,
  random: Random,
): Float64Array {
  const came = new Float64Array(stateCount + 1);
  if (entrants.length === 0) return came;
  const before = tallies.reduce((sum, tally, date) => sum + weights[date] * tally.entrants, 0);
  const coming = entrants[Math.floor(random() * entrants.length)];
  return came.map((_, state) => {
    const counted = tallies.reduce((sum, tally, date) => sum + weights[date] * tally.came[state], 0);
    const mean = state === 0 || before === 0 ? 0 : (counted / before) * coming;
    return Math.max(0, mean + Math.sqrt(mean) * randomNormal(random));
  });
}

function estimateOf(values: Float64Array, n: number): Estimate {
  const sorted = values.slice().sort();
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  return { estimate: mean, low: at(0.025), high: at(0.975), n };
}

/** From what had been seen to its end when the last move began. */
function gradeLastMove(
  moves: readonly Move[],
  tallies: readonly Tally[],
  cells: Cells,
  stateCount: number,
): number | undefined {
  const [last] = moves;
  const known = tallies.filter((_, place) => moves[place].to <= last.from);
  if (known.length === 0) return undefined;
  const all = (count: number) => new Float64Array(count).fill(1);
  const chances = chancesOf(known, all(known.length), all(customerGroups), cells.count, stateCount);
  let missed = 0;
  let missedByStaying = 0;
  last.before.levels.forEach((level, customer) => {
    const cell = cells.of(level, last.before.waited[customer]);
    if (cell < 0) return;
    const came = last.after.levels[customer];
    for (let state = 0; state <= stateCount; state++) {
      const is = came === state ? 1 : 0;
      missed += (chances[cell * (stateCount + 1) + state] - is) ** 2;
      missedByStaying += ((level === state ? 1 : 0) - is) ** 2;
    }
  });
  return missedByStaying > 0 ? 1 - missed / missedByStaying : undefined;
}
