import { createRequire } from 'node:module';
import { UndirectedGraph } from 'graphology';
import { z } from 'zod';
import type { Random } from '../../stats/random.js';
import type { Neighbours } from './nearest-neighbours.js';

type Louvain = (
  graph: UndirectedGraph,
  options: { resolution: number; rng: Random; getEdgeWeight: string },
) => Record<string, number>;
/** Its types promise a default export that it does not have. */
const louvain = z
  .custom<Louvain>((value) => typeof value === 'function')
  .parse(createRequire(import.meta.url)('graphology-communities-louvain'));

/** Items joined with their nearest neighbours, in proportion to the cosine. */
export function neighbourGraph({ perItem, others, cosines }: Neighbours): UndirectedGraph {
  const graph = new UndirectedGraph();
  const items = perItem === 0 ? 0 : others.length / perItem;
  for (let item = 0; item < items; item++) graph.addNode(item);
  others.forEach((other, place) => {
    const weight = cosines[place];
    if (!(weight > 0)) return;
    const item = Math.floor(place / perItem);
    graph.updateEdge(item, other, (edge) => ({ weight: Number(edge.weight ?? 0) + weight }));
  });
  return graph;
}

/**
 * Groups of items that are joined more than chance would join them (Louvain; Blondel et al., Journal of Statistical
 * Mechanics P10008, 2008). How many there are comes out of it.
 *
 * @param resolution higher values give more and smaller groups.
 * @returns the group of each item, numbered from 0.
 */
export function communities(graph: UndirectedGraph, resolution: number, random: Random): Uint32Array {
  const found = louvain(graph, { resolution, rng: random, getEdgeWeight: 'weight' });
  return Uint32Array.from({ length: graph.order }, (_, item) => found[item]);
}
