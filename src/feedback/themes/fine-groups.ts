import { createRandom } from '../../stats/random.js';
import { communities, neighbourGraph } from './communities.js';
import { moveToNearest } from './move-to-nearest.js';
import type { Neighbours } from './nearest-neighbours.js';
import { silhouette } from './silhouette.js';

/** From coarse to fine. */
const resolutions = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6];
/** Of the best silhouette: with so little less, fewer groups are as good as more. */
const worthLittle = 0.01;

/**
 * Groups of texts as fine as the texts are: at the coarsest resolution at which they stand apart from one another about
 * as well as at any. Then each text goes to the nearest group, which mends what the network joins by chance.
 *
 * @param vectors of length 1.
 * @param smooth the same, drawn to their neighbours (smoothByNeighbours).
 */
export function fineGroups(
  vectors: readonly Float32Array[],
  smooth: readonly Float32Array[],
  near: Neighbours,
  seed: number,
): Uint32Array {
  const graph = neighbourGraph(near);
  const tried = resolutions.map((resolution) => {
    const groups = communities(graph, resolution, createRandom(seed));
    return { groups, apart: silhouette(vectors, groups) };
  });
  const best = Math.max(...tried.map(({ apart }) => apart));
  const chosen = tried.find(({ apart }) => apart >= best - worthLittle * Math.abs(best)) ?? tried[0];
  return moveToNearest(smooth, chosen.groups);
}
