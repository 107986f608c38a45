import { kmeans } from 'ml-kmeans';
import type { LongWork } from '../long-work.js';
import { adjustedRandIndex } from './adjusted-rand-index.js';
import { randomInteger, randomNormal, type Random } from './random.js';

export type Rows = readonly (readonly number[])[];

export interface ClusterChoice {
  readonly k: number;
  readonly centres: Rows;
  /** How well rows sit in their clusters (mean silhouette, −1 to 1), and how much better than in a cloud without any. */
  readonly silhouette: number;
  readonly surplus: number;
  /** Agreement of clusterings of two random halves (adjusted Rand index). */
  readonly stability: number;
}

const starts = 3;
const nullClouds = 2;
const stabilityRounds = 3;
const mostRounds = 40;
/** Less agreement between halves, or less better than a cloud, is no structure. */
const steady = 0.8;
const clearSurplus = 0.1;
/** So much less above a cloud may be chance: then fewer clusters say the same. */
const asGood = 0.005;

/**
 * k-means (k-means++, the best of some starts) for each k; the one whose silhouette is furthest above that of a normal
 * cloud with the same covariances, which has one cluster only (the null of SigClust: Liu, Hayes, Nobel & Marron, JASA
 * 103, 2008), among those that random halves agree on; of those as good as that one, the fewest.
 *
 * @returns the choice, or the best k with `clear` false where none is clear.
 */
export function* chooseClusters(
  rows: Rows,
  ks: readonly number[],
  random: Random,
): LongWork<{ readonly choice: ClusterChoice; readonly clear: boolean }> {
  const clouds = Array.from({ length: nullClouds }, () => cloudLike(rows, random));
  const choices: ClusterChoice[] = [];
  for (const k of ks) {
    yield choices.length / ks.length;
    const centres = fit(rows, k, starts);
    const silhouette = meanSilhouette(rows, centres);
    const nothing = mean(clouds.map((cloud) => meanSilhouette(cloud, fit(cloud, k, 1))));
    const stability = stabilityOf(rows, k, random);
    choices.push({ k, centres, silhouette, surplus: silhouette - nothing, stability });
  }
  const clear = choices.filter(({ stability, surplus }) => stability >= steady && surplus >= clearSurplus);
  const candidates = clear.length > 0 ? clear : choices;
  const best = Math.max(...candidates.map(({ surplus }) => surplus));
  const choice = candidates.find(({ surplus }) => surplus >= best - asGood) ?? candidates[0];
  return { choice, clear: clear.length > 0 };
}

/** Place of the nearest centre. */
export function nearestCentre(row: ArrayLike<number>, centres: Rows): number {
  let nearest = 0;
  let least = Infinity;
  for (let place = 0; place < centres.length; place++) {
    const distance = squaredDistance(row, centres[place]);
    if (distance >= least) continue;
    least = distance;
    nearest = place;
  }
  return nearest;
}

function fit(rows: Rows, k: number, tries: number): Rows {
  let best: Rows = [];
  let least = Infinity;
  for (let seed = 1; seed <= tries; seed++) {
    const { centroids } = kmeans(
      rows.map((row) => [...row]),
      k,
      { seed, initialization: 'kmeans++', maxIterations: mostRounds },
    );
    const spread = rows.reduce(
      (sum, row) => sum + squaredDistance(row, centroids[nearestCentre(row, centroids)]),
      0,
    );
    if (spread >= least) continue;
    least = spread;
    best = centroids;
  }
  return best;
}

/** The simplified silhouette: by distances to centres (Hruschka, de Castro & Campello 2004). O(rows × k). */
function meanSilhouette(rows: Rows, centres: Rows): number {
  return mean(
    rows.map((row) => {
      const [own, next] = centres
        .map((centre) => Math.sqrt(squaredDistance(row, centre)))
        .sort((a, b) => a - b);
      return next === 0 ? 0 : (next - own) / next;
    }),
  );
}

function stabilityOf(rows: Rows, k: number, random: Random): number {
  const rounds = Array.from({ length: stabilityRounds }, () => {
    const side = rows.map(() => random() < 0.5);
    const halves = [true, false].map((which) => rows.filter((_, place) => side[place] === which));
    if (halves.some((half) => half.length <= k)) return 0;
    const [one, other] = halves.map((half) => {
      const centres = fit(half, k, 2);
      return rows.map((row) => nearestCentre(row, centres));
    });
    return adjustedRandIndex(one, other);
  });
  return mean(rounds);
}

/** Normal rows with the mean and covariances of `rows`: weighted sums of them, which needs no matrix. */
function cloudLike(rows: Rows, random: Random): number[][] {
  const terms = 30;
  const centre = rows[0].map((_, column) => mean(rows.map((row) => row[column])));
  return rows.map(() => {
    const made = [...centre];
    for (let term = 0; term < terms; term++) {
      const row = rows[randomInteger(random, rows.length)];
      const weight = randomNormal(random) / Math.sqrt(terms);
      for (let column = 0; column < made.length; column++)
        made[column] += weight * (row[column] - centre[column]);
    }
    return made;
  });
}

function squaredDistance(row: ArrayLike<number>, centre: readonly number[]): number {
  let sum = 0;
  for (let column = 0; column < centre.length; column++) sum += (row[column] - centre[column]) ** 2;
  return sum;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
