import { barMarks } from './charts/chart-bars.js';
import { chartWidth, colours } from './charts/chart-theme.js';
import { cellTexts, headings, legend, rowName } from './charts/chart-words.js';
import { drawableChart } from './charts/drawable-chart.js';
import { heatSvg } from './charts/heat-svg.js';
import { lineSvg } from './charts/line-svg.js';
import { hatching } from './charts/segment-look.js';
import { layOut, rowMiddle } from './charts/table-chart-layout.js';
import type { Chart } from './charts/chart-for-answer.js';
import { flowSvg } from './charts/flow-svg.js';
import { journeyMapSvg } from './charts/journey-map-svg.js';
import type { TableChart } from './charts/table-chart.js';
import { timelineSvg } from './charts/timeline-svg.js';
import { svgElement } from './svg-element.js';

/** Draws a chart, 1200 pixels wide. */
export function chartSvg(chart: Chart): string {
  if (!('kind' in chart)) return tableChartSvg(chart);
  switch (chart.kind) {
    case 'timeline':
      return timelineSvg(chart);
    case 'flow':
      return flowSvg(chart);
    case 'lines':
      return lineSvg(chart);
    case 'heat':
      return heatSvg(chart);
    case 'journey map':
      return journeyMapSvg(chart);
  }
}

function tableChartSvg(tableChart: TableChart): string {
  const chart = drawableChart(tableChart);
  const layout = layOut(chart);
  const size = { width: chartWidth, height: layout.height };
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${chartWidth} ${layout.height}` },
    hatching(),
    svgElement('rect', { ...size, fill: colours.paper }),
    ...headings(chart, layout),
    ...legend(chart, layout),
    ...chart.rows.flatMap((row, index) => rowName(row, rowMiddle(layout, index), layout)),
    ...layout.columns.flatMap(({ column, place }) =>
      column.kind === 'bars'
        ? barMarks(column, place, layout)
        : column.cells.flatMap((cell, row) => cellTexts(cell, place, rowMiddle(layout, row), layout)),
    ),
  );
}
