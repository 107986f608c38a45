import type { JourneyLog } from './journey-log.js';
import type { PathWindows } from './path-windows.js';

/** Who was where, place by place along the paths, for a picture. */
export interface PathFlows {
  readonly nodes: readonly FlowNode[];
  /** Between nodes, by their places in `nodes`. */
  readonly links: readonly FlowLink[];
}

export interface FlowNode {
  /** Column, from 0. */
  readonly layer: number;
  /** An activity's code; others that are too small to draw; or that the path had begun or ended already. */
  readonly what: number | 'others' | 'nothing';
  /** Paths that come by. */
  readonly paths: number;
}

export interface FlowLink {
  readonly source: number;
  readonly target: number;
  readonly paths: number;
}

/**
 * How paths are laid over columns: from their start, or from their end, so many columns; or between two ends, with
 * the first steps after the start.
 */
export interface FlowShape {
  readonly align: 'start' | 'end' | 'both';
  readonly columns: number;
  /** Activities drawn in a column; the rarer ones are `others`. */
  readonly most: number;
}

/** Codes of nodes that are no activity come after those of activities. */
const extraCodes = { others: 0, nothing: 1 };

/** O(paths × columns). */
export function pathFlows(log: JourneyLog, windows: PathWindows, shape: FlowShape): PathFlows {
  const width = log.activityNames.length + 2;
  const others = log.activityNames.length + extraCodes.others;
  const places = layOver(log, windows, shape, log.activityNames.length + extraCodes.nothing);
  const layers = shape.columns + 1;
  const counts = new Uint32Array(layers * width);
  for (const place of places) if (place !== nowhere) counts[place]++;
  const shown = shownAs(counts, width, others, shape.most);

  const nodeOf = new Map<number, number>();
  const nodes: { layer: number; what: FlowNode['what']; paths: number }[] = [];
  const nodeAt = (place: number): number => {
    const node = shown[place];
    const known = nodeOf.get(node);
    if (known !== undefined) return known;
    const code = node % width;
    const what = code < others ? code : code === others ? 'others' : 'nothing';
    nodeOf.set(node, nodes.push({ layer: Math.floor(node / width), what, paths: 0 }) - 1);
    return nodes.length - 1;
  };
  const links = new Map<number, { source: number; target: number; paths: number }>();
  for (let index = 0; index < windows.starts.length; index++) {
    let source = -1;
    for (let place = index * layers; place < (index + 1) * layers; place++) {
      if (places[place] === nowhere) continue;
      const target = nodeAt(places[place]);
      nodes[target].paths++;
      if (source >= 0) {
        const key = source * layers * width + target;
        const link = links.get(key) ?? { source, target, paths: 0 };
        links.set(key, link);
        link.paths++;
      }
      source = target;
    }
  }
  return { nodes, links: [...links.values()] };
}

const nowhere = 0xffff_ffff;
/** Of a column's paths: less is too thin to draw. */
const smallestShare = 0.01;

/** Per path and layer, `layer * width + code`, or nowhere. */
function layOver(
  { activities, activityNames }: JourneyLog,
  { starts, ends }: PathWindows,
  { align, columns }: FlowShape,
  nothing: number,
): Uint32Array {
  const width = activityNames.length + 2;
  const layers = columns + 1;
  const places = new Uint32Array(starts.length * layers).fill(nowhere);
  for (let index = 0; index < starts.length; index++) {
    const [start, end] = [starts[index], ends[index]];
    const row = index * layers;
    const put = (layer: number, code: number) => (places[row + layer] = layer * width + code);
    if (align === 'both') {
      const last = columns - 1;
      const before = Math.min(last, end - start - 1);
      for (let layer = 0; layer < before; layer++) put(layer, activities[start + layer]);
      put(last, activities[end - 1]);
      continue;
    }
    const drawn = Math.min(columns, end - start);
    const first = align === 'start' ? 0 : columns - drawn;
    const from = align === 'start' ? start : end - drawn;
    for (let place = 0; place < drawn; place++) put(first + place, activities[from + place]);
    if (drawn < columns) put(align === 'start' ? drawn : first - 1, nothing);
  }
  return places;
}

/** For every place how it is drawn: as itself, or of those with few paths as `others`. */
function shownAs(counts: Uint32Array, width: number, others: number, most: number): Uint32Array {
  const shown = Uint32Array.from(counts.keys());
  for (let layer = 0; layer < counts.length; layer += width) {
    const layerCounts = counts.subarray(layer, layer + others);
    const smallest = smallestShare * layerCounts.reduce((sum, count) => sum + count, 0);
    const ranked = [...layerCounts.keys()]
      .filter((code) => layerCounts[code] > 0)
      .sort((a, b) => layerCounts[b] - layerCounts[a]);
    ranked.forEach((code, rank) => {
      if (rank >= most || layerCounts[code] < smallest) shown[layer + code] = layer + others;
    });
  }
  return shown;
}
