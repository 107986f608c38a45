import { createRandom } from '../../stats/random.js';
import { communities, neighbourGraph } from './communities.js';
import { membersByGroup } from './members-by-group.js';
import { moveToNearest } from './move-to-nearest.js';
import type { Neighbours } from './nearest-neighbours.js';
import { silhouette } from './silhouette.js';
import { splitGroups } from './split-groups.js';

export interface FineGroups {
  /** Of each text. */
  readonly groups: Uint32Array;
  /** Where the groups are few: the part of its group that each text is in. */
  readonly parts?: Uint32Array;
}

/** From coarse to fine. */
const resolutions = [0.5, 0.7, 1, 1.4, 2, 2.8, 4, 5.6];
/** Of the best silhouette: with so little less, fewer groups are as good as more. */
const worthLittle = 0.01;
/** Smaller ones are leftovers of the network, and are not counted. */
const fewestOfGroup = 5;
/** No more groups than this are subjects with parts of their own, rather than parts of subjects. */
const few = 11;
/** So many parts of a group there are on average, or none. */
const fewestParts = 3;
const fewestOfPart = 20;
/** Of the silhouette of the groups: parts that stand apart by less cut through what is one. */
const leastApart = 1 / 3;

interface Level {
  readonly groups: Uint32Array;
  /** Their silhouette. */
  readonly apart: number;
  readonly count: number;
}

/**
 * Groups of texts as fine as the texts are: at the coarsest resolution at which they stand apart from one another about
 * as well as at any. Then each text goes to the nearest group, which mends what the network joins by chance. Texts that
 * stand apart best in a few groups are divided again, at the finer resolution that does so best.
 *
 * @param vectors of length 1.
 * @param smooth the same, drawn to their neighbours (smoothByNeighbours).
 */
export function fineGroups(
  vectors: readonly Float32Array[],
  smooth: readonly Float32Array[],
  near: Neighbours,
  seed: number,
): FineGroups {
  const graph = neighbourGraph(near);
  const levels = resolutions.map((resolution): Level => {
    const groups = communities(graph, resolution, createRandom(seed));
    const count = membersByGroup(groups).filter(({ length }) => length >= fewestOfGroup).length;
    return { groups, apart: silhouette(vectors, groups), count };
  });
  const chosen = standsApart(levels);
  const groups = moveToNearest(smooth, chosen.groups);
  const finer = levels.filter(
    ({ apart, count }) =>
      count >= fewestParts * chosen.count &&
      count * fewestOfPart <= vectors.length &&
      apart > leastApart * chosen.apart,
  );
  if (chosen.count > few || finer.length === 0) return { groups };
  const parts = moveToNearest(smooth, standsApart(finer).groups);
  return { groups, parts: splitGroups(smooth, groups, parts, fewestOfPart) };
}

function standsApart(levels: readonly Level[]): Level {
  const best = Math.max(...levels.map(({ apart }) => apart));
  return levels.find(({ apart }) => apart >= best - worthLittle * Math.abs(best)) ?? levels[0];
}
