import type { EChartsCoreOption } from 'echarts/core';
import { barComponents, barMarks } from './chart-bars.js';
import { echartsText, fit, margin } from './chart-theme.js';
import { cellTexts, headings, rowName } from './chart-words.js';
import { rowMiddle, type Layout } from './table-chart-layout.js';
import type { TableChart } from './table-chart.js';

const widestLegend = 340;

/** A table chart as ECharts draws it: bars are its series, words and interval marks its graphic elements. */
export function tableChartOption(chart: TableChart, layout: Layout): EChartsCoreOption {
  const { legendNames, ...bars } = barComponents(chart, layout);
  return {
    ...bars,
    aria: { enabled: true, decal: { show: true } },
    legend: {
      left: margin,
      top: 116,
      padding: 0,
      itemWidth: 22,
      itemHeight: 14,
      itemGap: 22,
      selectedMode: false,
      textStyle: echartsText(layout.headerStyle),
      formatter: (name: string) => fit(name, widestLegend, layout.headerStyle),
      data: [...legendNames, { name: chart.intervalLegend, icon: 'circle' }],
    },
    graphic: [
      ...headings(chart, layout),
      ...chart.rows.flatMap((row, index) => rowName(row.name, row.detail, rowMiddle(layout, index), layout)),
      ...layout.columns.flatMap(({ column, place }) =>
        column.kind === 'bars'
          ? barMarks(column, place, layout)
          : column.cells.flatMap((cell, row) =>
              cellTexts(cell, place.left + place.width, rowMiddle(layout, row), layout),
            ),
      ),
    ],
  };
}
