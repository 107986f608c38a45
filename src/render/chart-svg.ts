import * as echarts from 'echarts/core';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, GraphicComponent, AriaComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { fontFamily, textWidth } from './charts/chart-font.js';
import { chartWidth } from './charts/chart-theme.js';
import { drawableChart } from './charts/drawable-chart.js';
import { layOut } from './charts/table-chart-layout.js';
import { tableChartOption } from './charts/table-chart-option.js';
import type { TableChart } from './charts/table-chart.js';

echarts.use([BarChart, GridComponent, LegendComponent, GraphicComponent, AriaComponent, SVGRenderer]);
echarts.setPlatformAPI({ measureText: (text, font) => ({ width: measured(text, font ?? '') }) });

/** Draws a chart, 1200 pixels wide and at most 700 high. */
export function chartSvg(tableChart: TableChart): string {
  const chart = drawableChart(tableChart);
  const layout = layOut(chart);
  const canvas = echarts.init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: chartWidth,
    height: layout.height,
  });
  try {
    canvas.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily },
      ...tableChartOption(chart, layout),
    });
    return canvas.renderToSVGString();
  } finally {
    canvas.dispose();
  }
}

/** ECharts asks for widths by a CSS font, and takes the width of 国 for the height of a line. */
function measured(text: string, font: string): number {
  const size = Number(/(\d+(?:\.\d+)?)px/.exec(font)?.[1] ?? 12);
  return text === '国' ? size : textWidth(text, size, /\b(?:600|bold)\b/.test(font) ? 600 : 400);
}
