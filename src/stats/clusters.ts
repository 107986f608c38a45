import type { LongWork } from '../long-work.js';
import { adjustedRandIndex } from './adjusted-rand-index.js';
import { takeRows, type FeatureTable } from './feature-table.js';
import { kMeans, nearestCentres, nearestTwo } from './k-means.js';
import { median } from './median.js';
import { createRandom, randomInteger, randomNormal, type Random } from './random.js';

export interface ClusterChoice {
  readonly k: number;
  readonly centres: FeatureTable;
  /** How well rows sit in their clusters (mean silhouette, −1 to 1), and how much better than in a cloud without any. */
  readonly silhouette: number;
  readonly surplus: number;
  /** Agreement of clusterings of two random halves (adjusted Rand index). */
  readonly stability: number;
}

const starts = 4;
const nullClouds = 2;
const stabilityRounds = 3;
/** Less agreement between halves, or less better than a cloud, is no structure. */
const steady = 0.8;
const clearSurplus = 0.1;

/**
 * k-means (the best of some starts) for each k; the one whose silhouette is furthest above that of a normal cloud with the
 * same covariances, which has one cluster only (the null of SigClust: Liu, Hayes, Nobel & Marron, JASA 103, 2008), times
 * how far random halves agree on it: what the other half does not show says little.
 *
 * @returns the choice, or the best k with `clear` false where none is clear.
 */
export function* chooseClusters(
  table: FeatureTable,
  ks: readonly number[],
  random: Random,
): LongWork<{ readonly choice: ClusterChoice; readonly clear: boolean }> {
  const clouds = Array.from({ length: nullClouds }, () => cloudLike(table, random));
  const choices: ClusterChoice[] = [];
  for (const k of ks) {
    yield choices.length / ks.length;
    const centres = fit(table, k, starts);
    const silhouette = meanSilhouette(table, centres);
    const nothing = mean(clouds.map((cloud) => meanSilhouette(cloud, fit(cloud, k, 1))));
    const stability = stabilityOf(table, k, random);
    choices.push({ k, centres, silhouette, surplus: silhouette - nothing, stability });
  }
  const clear = choices.filter(({ stability, surplus }) => stability >= steady && surplus >= clearSurplus);
  const candidates = clear.length > 0 ? clear : choices;
  const choice = candidates.reduce((best, next) =>
    next.surplus * next.stability > best.surplus * best.stability ? next : best,
  );
  return { choice, clear: clear.length > 0 };
}

/** The best of some starts. */
function fit(table: FeatureTable, k: number, tries: number): FeatureTable {
  const fits = Array.from({ length: tries }, (_, seed) => kMeans(table, k, createRandom(seed + 1)));
  return fits.reduce((best, next) => (next.spread < best.spread ? next : best)).centres;
}

/** The simplified silhouette: by distances to centres (Hruschka, de Castro & Campello 2004). O(rows × k). */
function meanSilhouette({ values, rows }: FeatureTable, centres: FeatureTable): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const [, own, next] = nearestTwo(values, row, centres);
    if (next > 0) sum += (Math.sqrt(next) - Math.sqrt(own)) / Math.sqrt(next);
  }
  return sum / Math.max(1, rows);
}

function stabilityOf(table: FeatureTable, k: number, random: Random): number {
  const rounds = Array.from({ length: stabilityRounds }, () => {
    const isFirst = Array.from({ length: table.rows }, () => random() < 0.5);
    const halves = [true, false].map((which) =>
      takeRows(
        table,
        [...isFirst.keys()].filter((row) => isFirst[row] === which),
      ),
    );
    if (halves.some(({ rows }) => rows <= k)) return 0;
    const [one, other] = halves.map((half) => nearestCentres(table, fit(half, k, 3)));
    return adjustedRandIndex(one, other);
  });
  // Not the mean: a start that led one half astray says nothing of the clusters.
  return median(rounds) ?? 0;
}

/** Normal rows with the mean and covariances of those given: weighted sums of them, which needs no matrix. */
function cloudLike({ values, rows, columns }: FeatureTable, random: Random): FeatureTable {
  const terms = 30;
  const centre = new Float64Array(columns);
  for (let cell = 0; cell < values.length; cell++) centre[cell % columns] += values[cell] / rows;
  const made = new Float64Array(values.length);
  for (let start = 0; start < made.length; start += columns) {
    made.set(centre, start);
    for (let term = 0; term < terms; term++) {
      const from = randomInteger(random, rows) * columns;
      const weight = randomNormal(random) / Math.sqrt(terms);
      for (let column = 0; column < columns; column++)
        made[start + column] += weight * (values[from + column] - centre[column]);
    }
  }
  return { values: made, rows, columns };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
