import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, margin, measure, type TextStyle } from './chart-theme.js';
import type { FlowChart, FlowChartNode } from './flow-chart.js';
import { textAt } from './text-at.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const quiet: TextStyle = { size: 16.5, colour: colours.quiet };
const headerStyle: TextStyle = { size: 17, colour: colours.quiet };
const nameStyle: TextStyle = { size: 18, weight: 600 };
const detailStyle: TextStyle = { size: 16, colour: colours.quiet };
const footnoteStyle: TextStyle = { size: 14, colour: colours.quiet };
const height = 700;
const top = 160;
const bottom = 630;
const nodeWidth = 16;
const lastLabelWidth = 260;
const padding = 24;
/** Nodes at least this tall have room for a label of two lines. */
const roomy = 44;
const nodeColours = { anchor: colours.main, activity: colours.waiting, quiet: '#b9bfca' };
const linkColours = { anchor: colours.soft, activity: colours.soft, quiet: '#d5d9e1' };

interface Size {
  readonly size: number;
}
type PlacedNode = SankeyNode<FlowChartNode, Size>;

/** Draws flows, 1200 pixels wide. */
export function flowSvg(chart: FlowChart): string {
  const layers = chart.headers.length;
  const right = chartWidth - margin - lastLabelWidth;
  const step = (right - margin - nodeWidth) / Math.max(1, layers - 1);
  const placed = sankey<FlowChartNode, Size>()
    .nodeWidth(nodeWidth)
    .nodePadding(padding)
    .nodeAlign(({ layer }) => layer)
    .nodeSort((a, b) => rank(a) - rank(b))
    .extent([
      [margin, top],
      [right, bottom],
    ])({
    nodes: chart.nodes.map((node) => ({ ...node })),
    links: chart.links.map((link) => ({ ...link, value: link.size })),
  });
  const path = sankeyLinkHorizontal<FlowChartNode, Size>();
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: chartWidth,
      height,
      viewBox: `0 0 ${chartWidth} ${height}`,
    },
    svgElement('rect', { width: chartWidth, height, fill: colours.paper }),
    textAt(margin, 44, fit(chart.title, chartWidth - 2 * margin, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, chartWidth - 2 * margin, quiet), quiet),
    ...chart.headers.map((header, layer) =>
      textAt(
        margin + layer * step,
        132,
        fit(header, labelWidth(layer, layers, step), headerStyle),
        headerStyle,
      ),
    ),
    ...placed.links.map((link) => ribbon(link, path(link))),
    ...placed.nodes.flatMap((node) => drawNode(node, labelWidth(node.layer ?? 0, layers, step))),
    ...chart.footnotes.map((note, index) => {
      const y = height - 20 - 22 * (chart.footnotes.length - 1 - index);
      return textAt(margin, y, fit(note, chartWidth - 2 * margin, footnoteStyle), footnoteStyle);
    }),
  );
}

/** Most first, those that are no activity last. */
function rank({ look, size }: FlowChartNode): number {
  return look === 'quiet' ? 1e12 - size : -size;
}

function labelWidth(layer: number, layers: number, step: number): number {
  return layer === layers - 1 ? lastLabelWidth - 12 : step - nodeWidth - 24;
}

function ribbon(link: SankeyLink<FlowChartNode, Size>, path: string | null): string {
  const target = typeof link.target === 'object' ? link.target.look : 'activity';
  return svgElement('path', {
    d: (path ?? '').replace(/\d+\.\d+/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    fill: 'none',
    stroke: linkColours[target],
    'stroke-width': Math.max(1, link.width ?? 1),
    'stroke-opacity': 0.45,
  });
}

function drawNode({ x0 = 0, x1 = 0, y0 = 0, y1 = 0, ...node }: PlacedNode, width: number): string[] {
  const middle = (y0 + y1) / 2;
  const box = { x: x0, y: y0, width: x1 - x0, height: Math.max(2, y1 - y0), rx: 3 };
  const drawn = svgElement('rect', { ...box, fill: nodeColours[node.look] });
  const left = x1 + 9;
  if (y1 - y0 >= roomy) {
    return [
      drawn,
      textAt(left, middle - 11, fit(node.name, width, nameStyle), nameStyle),
      textAt(left, middle + 12, fit(node.detail, width, detailStyle), detailStyle),
    ];
  }
  const small: TextStyle = { ...nameStyle, size: 16 };
  const name = fit(node.name, width - measure(node.detail, detailStyle) - 8, small);
  return [
    drawn,
    textAt(left, middle, name, small),
    textAt(left + measure(name, small) + 8, middle, node.detail, detailStyle),
  ];
}
