import { formatCount, formatRate } from '../../ask/figure-format.js';
import type { Paths } from '../../../tools/paths.js';
import { drawableText, isDrawable } from './drawable-text.js';

/** Customers' ways as ribbons from column to column (a Sankey diagram). */
export interface FlowChart {
  readonly kind: 'flow';
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  /** One a column. */
  readonly headers: readonly string[];
  readonly nodes: readonly FlowChartNode[];
  readonly links: readonly { readonly source: number; readonly target: number; readonly size: number }[];
}

export interface FlowChartNode {
  readonly layer: number;
  readonly name: string;
  readonly detail: string;
  /** `anchor`: where all paths start or end; `quiet`: no activity. */
  readonly look: 'anchor' | 'activity' | 'quiet';
  readonly size: number;
}

/** Undefined where there is nothing that flows. */
export function flowChart(
  { flows, kind, arrived, variants }: Paths,
  words: Pick<FlowChart, 'title' | 'subtitle'>,
): FlowChart | undefined {
  if (flows.links.length === 0) return undefined;
  const layers = Math.max(...flows.nodes.map(({ layer }) => layer)) + 1;
  const nodes = flows.nodes.map((node, place): FlowChartNode => ({
    layer: node.layer,
    name: nameOf(node, kind, place),
    detail: `${formatCount(node.paths)} (${formatRate(node.paths / arrived)})`,
    look: lookOf(node, kind, layers),
    size: node.paths,
  }));
  const isWhole = flows.nodes.every(({ activity }) => activity === null || isDrawable(activity));
  return {
    kind: 'flow',
    ...words,
    footnotes: [
      kind === 'pieces'
        ? `The most common of ${formatCount(variants)} different paths; a customer may be on several.`
        : `${formatCount(arrived)} customers on ${formatCount(variants)} different paths; the ribbons are as wide as customers are many.`,
      ...(isWhole ? [] : ['Some names hold characters that this picture can’t show; the table has them.']),
    ],
    headers: Array.from({ length: layers }, (_, layer) => headerOf(kind, layer, layers)),
    nodes,
    links: flows.links.map(({ source, target, paths }) => ({ source, target, size: paths })),
  };
}

type Node = Paths['flows']['nodes'][number];

function nameOf({ activity, kind: what }: Node, kind: Paths['kind'], place: number): string {
  if (activity !== null) return drawableText(activity, `Activity ${place + 1}`);
  if (what === 'others') return 'something else';
  return kind === 'before' ? 'nothing before' : 'nothing more';
}

function lookOf({ activity, layer }: Node, kind: Paths['kind'], layers: number): FlowChartNode['look'] {
  if (activity === null) return 'quiet';
  const isFirst = layer === 0 && (kind === 'after' || kind === 'between');
  const isLast = layer === layers - 1 && (kind === 'before' || kind === 'between');
  return isFirst || isLast ? 'anchor' : 'activity';
}

function headerOf(kind: Paths['kind'], layer: number, layers: number): string {
  const ordinal = (place: number) =>
    ['first', 'second', 'third', 'fourth', 'fifth'][place] ?? `no. ${place + 1}`;
  if (kind === 'before') {
    const back = layers - 1 - layer;
    return back === 0 ? 'the end' : back === 1 ? 'just before' : `${back} steps before`;
  }
  if (kind === 'between' && layer === layers - 1) return 'arrived, at once or later';
  if (kind === 'whole' || kind === 'pieces') return `${ordinal(layer)} activity`;
  return layer === 0 ? 'the start' : layer === 1 ? 'next' : `${ordinal(layer - 1)} after`;
}

/** The picture in words. */
export function flowAltText({ title, nodes, links }: FlowChart): string {
  const widest = [...links].sort((a, b) => b.size - a.size).slice(0, 12);
  const words = widest.map(
    ({ source, target, size }) => `${nodes[source].name} to ${nodes[target].name}: ${formatCount(size)}.`,
  );
  return [`${title}.`, ...words].join(' ');
}
