import { z } from 'zod';

/** More lines or slices than this Slack refuses in one of its charts; some report 12, its reference says 6. */
export const mostSeries = 6;
export const mostPoints = 20;
export const longestChartTitle = 50;
export const longestChartName = 20;
/** In one message; undocumented. */
export const mostCharts = 2;

const name = z.string().min(1).max(longestChartName);
const axisLabel = z.string().min(1).max(50).optional();

const seriesChart = <Type extends string>(type: Type) =>
  z
    .strictObject({
      type: z.literal(type),
      series: z
        .array(
          z.strictObject({
            name,
            data: z
              .array(z.strictObject({ label: name, value: z.number() }))
              .min(1)
              .max(mostPoints),
          }),
        )
        .min(1)
        .max(mostSeries),
      axis_config: z.strictObject({
        categories: z.array(name).min(1).max(mostPoints),
        x_label: axisLabel,
        y_label: axisLabel,
      }),
    })
    .refine(({ series }) => isUnique(series.map((one) => one.name)), {
      error: 'has a series name twice',
    })
    .refine(({ axis_config: { categories } }) => isUnique(categories), { error: 'has a category twice' })
    .refine(
      ({ series, axis_config: { categories } }) =>
        series.every(
          ({ data }) =>
            data.length === categories.length &&
            data.every(({ label }, place) => label === categories[place]),
        ),
      { error: 'has a series that does not hold exactly the categories' },
    );

/** Slack's own charts. It rejects what is over a limit, and never shortens it. */
export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id: z.string().min(1).max(255).optional(),
  title: z.string().min(1).max(longestChartTitle),
  chart: z.union([
    seriesChart('line'),
    seriesChart('bar'),
    seriesChart('area'),
    z.strictObject({
      type: z.literal('pie'),
      segments: z
        .array(z.strictObject({ label: name, value: z.number().positive() }))
        .min(1)
        .max(mostSeries),
    }),
  ]),
});

export type ChartBlock = z.output<typeof dataVisualization>;
export type SeriesChart = Exclude<ChartBlock['chart'], { type: 'pie' }>;

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
