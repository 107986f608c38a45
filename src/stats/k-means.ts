import type { FeatureTable } from './feature-table.js';
import type { Random } from './random.js';

/** Centres as rows, and the sum of squared distances of all rows to the centre of their cluster. */
export interface KMeans {
  readonly centres: FeatureTable;
  readonly spread: number;
}

const mostRounds = 40;
/** Centres that move by less (squared) have arrived. */
const arrived = 1e-6;

/**
 * k-means in Lloyd's rounds from the starts of greedy k-means++ (Arthur & Vassilvitskii, SODA 2007), without the
 * distances that Hamerly's bounds (SDM 2010) show to be needless: between two rounds no centre can come nearer to a row
 * than it has moved. O(rows × k × columns) a round at most. A cluster that loses all its rows keeps its centre.
 */
export function kMeans(table: FeatureTable, k: number, random: Random): KMeans {
  const { values, rows, columns } = table;
  const centres = startingCentres(table, k, random);
  const own = new Uint32Array(rows);
  /** At most so far from the own centre, at least so far from any other. */
  const upper = new Float64Array(rows).fill(Infinity);
  const lower = new Float64Array(rows);
  for (let round = 0; round < mostRounds; round++) {
    const room = halfToNext(centres);
    for (let row = 0; row < rows; row++) {
      const bound = Math.max(lower[row], room[own[row]]);
      if (upper[row] <= bound) continue;
      upper[row] = Math.sqrt(squaredDistance(values, row, centres.values, own[row], columns));
      if (round > 0 && upper[row] <= bound) continue;
      const [nearest, least, next] = nearestTwo(values, row, centres);
      own[row] = nearest;
      upper[row] = Math.sqrt(least);
      lower[row] = Math.sqrt(next);
    }
    const moved = moveCentres(table, own, centres);
    const most = Math.max(...moved);
    if (most * most <= arrived) break;
    for (let row = 0; row < rows; row++) {
      upper[row] += moved[own[row]];
      lower[row] -= most;
    }
  }
  let spread = 0;
  for (let row = 0; row < rows; row++)
    spread += squaredDistance(values, row, centres.values, own[row], columns);
  return { centres, spread };
}

/** Of each row the place of the nearest centre. */
export function nearestCentres({ values, rows }: FeatureTable, centres: FeatureTable): Uint8Array {
  const places = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) [places[row]] = nearestTwo(values, row, centres);
  return places;
}

/** Place of the nearest centre of a row, its squared distance, and that of the next. */
export function nearestTwo(
  values: Float64Array,
  row: number,
  centres: FeatureTable,
): readonly [nearest: number, least: number, next: number] {
  let nearest = 0;
  let least = Infinity;
  let next = Infinity;
  for (let place = 0; place < centres.rows; place++) {
    const distance = squaredDistance(values, row, centres.values, place, centres.columns);
    if (distance >= next) continue;
    if (distance < least) {
      next = least;
      least = distance;
      nearest = place;
    } else next = distance;
  }
  return [nearest, least, next];
}

/** Each next centre is the best of some rows drawn by how far they are from the centres before. */
function startingCentres({ values, rows, columns }: FeatureTable, k: number, random: Random): FeatureTable {
  const centres = new Float64Array(k * columns);
  const trials = 2 + Math.floor(Math.log(k));
  let closest = new Float64Array(rows).fill(Infinity);
  const closestWith = (row: number) => {
    const distances = new Float64Array(rows);
    for (let other = 0; other < rows; other++)
      distances[other] = Math.min(closest[other], squaredDistance(values, other, values, row, columns));
    return distances;
  };
  for (let place = 0; place < k; place++) {
    const drawn =
      place === 0
        ? [Math.floor(random() * rows)]
        : Array.from({ length: trials }, () => drawBy(closest, random));
    let least = Infinity;
    let best = closest;
    for (const row of drawn) {
      const trial = closestWith(row);
      const sum = sumOf(trial);
      if (sum >= least) continue;
      least = sum;
      best = trial;
      centres.set(values.subarray(row * columns, (row + 1) * columns), place * columns);
    }
    closest = best;
  }
  return { values: centres, rows: k, columns };
}

/** A place, as likely as its weight. */
function drawBy(weights: Float64Array, random: Random): number {
  let left = random() * sumOf(weights);
  let place = 0;
  while (place < weights.length - 1 && (left -= weights[place]) >= 0) place++;
  return place;
}

/** Half the way from each centre to the nearest other one. */
function halfToNext({ values, rows, columns }: FeatureTable): Float64Array {
  return new Float64Array(rows).map((_, place) => {
    let least = Infinity;
    for (let other = 0; other < rows; other++)
      if (other !== place) least = Math.min(least, squaredDistance(values, place, values, other, columns));
    return Math.sqrt(least) / 2;
  });
}

/** Moves each centre to the mean of its rows. @returns how far each has moved. */
function moveCentres(
  { values, rows, columns }: FeatureTable,
  own: Uint32Array,
  centres: FeatureTable,
): Float64Array {
  const means = new Float64Array(centres.values.length);
  const sizes = new Uint32Array(centres.rows);
  for (let row = 0; row < rows; row++) {
    const start = own[row] * columns;
    sizes[own[row]]++;
    for (let column = 0; column < columns; column++) means[start + column] += values[row * columns + column];
  }
  const moved = new Float64Array(centres.rows);
  for (let place = 0; place < centres.rows; place++) {
    if (sizes[place] === 0) continue;
    for (let cell = place * columns; cell < (place + 1) * columns; cell++) means[cell] /= sizes[place];
    moved[place] = Math.sqrt(squaredDistance(means, place, centres.values, place, columns));
    centres.values.set(means.subarray(place * columns, (place + 1) * columns), place * columns);
  }
  return moved;
}

function squaredDistance(
  values: Float64Array,
  row: number,
  otherValues: Float64Array,
  otherRow: number,
  columns: number,
): number {
  const start = row * columns;
  const otherStart = otherRow * columns;
  let sum = 0;
  for (let column = 0; column < columns; column++) {
    const difference = values[start + column] - otherValues[otherStart + column];
    sum += difference * difference;
  }
  return sum;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < values.length; place++) sum += values[place];
  return sum;
}
