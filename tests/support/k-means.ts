import { createRandom, randomInteger, randomWeighted } from '../../src/stats/random.js';

/** Cluster of each row by Lloyd's algorithm on standardised columns: k-means++, the best of ten starts. */
export function kMeans(rows: readonly (readonly number[])[], k: number): number[] {
  const points = standardised(rows);
  const runs = Array.from({ length: 10 }, (_nothing, seed) => oneRun(points, k, seed));
  return runs.reduce((best, run) => (run.spread < best.spread ? run : best)).clusters;
}

/** Agreement of two partitions: 1 is the same, 0 what chance gives (Hubert & Arabie 1985). */
export function adjustedRandIndex(first: readonly unknown[], second: readonly unknown[]): number {
  const pairs = (counts: Iterable<number>) =>
    [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const tally = (keys: readonly unknown[]) => {
    const counts = new Map<unknown, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts.values();
  };
  const together = pairs(tally(first.map((key, index) => `${String(key)}|${String(second[index])}`)));
  const [a, b] = [pairs(tally(first)), pairs(tally(second))];
  const expected = (a * b) / pairs([first.length]);
  return (together - expected) / ((a + b) / 2 - expected);
}

function oneRun(points: readonly (readonly number[])[], k: number, seed: number) {
  const random = createRandom(seed);
  let centres = [points[randomInteger(random, points.length)]];
  while (centres.length < k) {
    centres.push(
      points[
        randomWeighted(
          random,
          points.map((point) => nearest(point, centres).distance),
        )
      ],
    );
  }
  let clusters: number[] = [];
  for (let round = 0; round < 50; round++) {
    clusters = points.map((point) => nearest(point, centres).place);
    centres = centres.map((centre, place) =>
      mean(
        points.filter((_point, index) => clusters[index] === place),
        centre,
      ),
    );
  }
  return { clusters, spread: points.reduce((sum, point) => sum + nearest(point, centres).distance, 0) };
}

function nearest(point: readonly number[], centres: readonly (readonly number[])[]) {
  let best = { place: 0, distance: Infinity };
  centres.forEach((centre, place) => {
    const distance = point.reduce((sum, value, column) => sum + (value - centre[column]) ** 2, 0);
    if (distance < best.distance) best = { place, distance };
  });
  return best;
}

function mean(points: readonly (readonly number[])[], otherwise: readonly number[]): readonly number[] {
  if (points.length === 0) return otherwise;
  return otherwise.map(
    (_value, column) => points.reduce((sum, point) => sum + point[column], 0) / points.length,
  );
}

function standardised(rows: readonly (readonly number[])[]): number[][] {
  const centre = mean(rows, rows[0]);
  const scale = centre.map((middle, column) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row[column] - middle) ** 2, 0) / rows.length),
  );
  return rows.map((row) => row.map((value, column) => (value - centre[column]) / (scale[column] || 1)));
}
