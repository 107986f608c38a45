import { formatNumber, formatRate } from '../../ask/figure-format.js';
import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, fitBeside, margin, measure, type TextStyle } from './chart-theme.js';
import type { ChartLine, LineChart, LinePoint } from './line-chart.js';
import { textAt } from './text-at.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const quiet: TextStyle = { size: 16.5, colour: colours.quiet };
const tickStyle: TextStyle = { size: 16, colour: colours.quiet };
const valueStyle: TextStyle = { size: 16, weight: 600 };
const footnoteStyle: TextStyle = { size: 14, colour: colours.quiet };
const lineColours = [colours.main, colours.second, '#0f8a7e', '#a6448f', colours.quiet, colours.alarm];
const legendMiddle = 124;
const top = 170;
const bottom = 560;
const right = chartWidth - margin - 36;
const footnoteHeight = 24;
/** More points are a curve, without dots and figures. */
const mostDots = 60;

interface Frame {
  readonly chart: LineChart;
  readonly left: number;
  /** Value of the topmost grid line. */
  readonly full: number;
}

/** Draws lines, 1200 pixels wide. */
export function lineSvg(chart: LineChart): string {
  const points = chart.lines.flatMap((line) => line.points.filter((point) => point !== undefined));
  const { full, ticks } = scaleFor(largestIn(points, chart.lines.length === 1), chart.unit);
  const tickTexts = ticks.map((tick) => write(tick, chart.unit));
  const left = margin + Math.max(...tickTexts.map((text) => measure(text, tickStyle))) + 14;
  const frame = { chart, left, full };
  const height = bottom + 60 + chart.footnotes.length * footnoteHeight;
  const size = { width: chartWidth, height };
  const grid = ticks.flatMap((tick, place) => [
    svgElement('path', {
      d: `M${left} ${yOf(frame, tick)}H${right + 16}`,
      stroke: colours.lost,
      'stroke-width': place === 0 ? 2 : 1,
    }),
    textAt(left - 14, yOf(frame, tick), tickTexts[place], tickStyle, 'end'),
  ]);
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${chartWidth} ${height}` },
    svgElement('rect', { ...size, fill: colours.paper }),
    textAt(margin, 44, fit(chart.title, chartWidth - 2 * margin, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, chartWidth - 2 * margin, quiet), quiet),
    ...legend(chart),
    ...grid,
    ...axis(frame),
    ...chart.lines.flatMap((line, place) => drawLine(frame, line, lineColours[place % lineColours.length])),
    ...(chart.lines.length === 1 ? valueLabels(frame, chart.lines[0]) : []),
    ...chart.footnotes.map((note, place) =>
      textAt(
        margin,
        bottom + 60 + place * footnoteHeight,
        fit(note, chartWidth - 2 * margin, footnoteStyle),
        footnoteStyle,
      ),
    ),
  );
}

/** Wide intervals must not press the line flat: they are cut at twice the largest value. */
function largestIn(points: readonly LinePoint[], withBand: boolean): number {
  const largest = Math.max(0, ...points.map(({ value }) => value));
  const highest = Math.max(0, ...points.map(({ value, high }) => high ?? value));
  return withBand ? Math.min(highest, 2 * largest) : largest;
}

/** Grid lines at round values, from 0 to a little more than the largest. */
function scaleFor(largest: number, unit: LineChart['unit']): { full: number; ticks: number[] } {
  const wanted = Math.max(largest, unit === 'rate' ? 0.001 : 1);
  const rough = wanted / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((times) => times * power).find((candidate) => candidate >= rough) ?? 10 * power;
  const whole = unit === 'count' ? Math.max(step, 1) : step;
  const count = Math.ceil(wanted / whole - 1e-9);
  return { full: count * whole, ticks: Array.from({ length: count + 1 }, (_, place) => place * whole) };
}

function write(value: number, unit: LineChart['unit']): string {
  return unit === 'rate' ? formatRate(value) : formatNumber(value);
}

function xOf({ chart, left }: Frame, place: number): number {
  const gaps = chart.labels.length - 1;
  return gaps === 0 ? (left + right) / 2 : left + 24 + (place / gaps) * (right - left - 24);
}

function yOf({ full }: Frame, value: number): number {
  return bottom - (Math.min(full, Math.max(0, value)) / full) * (bottom - top);
}

function legend(chart: LineChart): string[] {
  let x = margin;
  const item = (text: string, mark: string, width: number) => {
    const drawn = [mark, textAt(x + width + 8, legendMiddle, text, tickStyle)];
    x += width + 8 + measure(text, tickStyle) + 28;
    return drawn;
  };
  const dash = (colour: string, dashes?: string) =>
    svgElement('path', {
      d: `M${x} ${legendMiddle}h26`,
      stroke: colour,
      'stroke-width': 4,
      'stroke-dasharray': dashes,
    });
  const room = chartWidth - 2 * margin - 140 - 62 * chart.lines.length;
  const shown = chart.lines.length > 1 ? chart.lines.map(({ name }) => name) : [];
  const names = fitBeside(shown, room, tickStyle).flatMap((name, place) =>
    item(name, dash(lineColours[place % lineColours.length]), 26),
  );
  const anyPartial = chart.lines.some(({ points }) => points.some((point) => point?.partial));
  const partial = anyPartial ? item('not whole', dash(colours.ink, '4 5'), 26) : [];
  const band = chart.lines.length === 1 && chart.lines[0].points.some((point) => point?.low !== undefined);
  const box = { x, y: legendMiddle - 8, width: 26, height: 16, fill: colours.main, opacity: 0.18 };
  return [...names, ...partial, ...(band ? item('95% interval', svgElement('rect', box), 26) : [])];
}

/** As many labels as fit beside each other. */
function axis(frame: Frame): string[] {
  const { labels } = frame.chart;
  const widest = Math.max(...labels.map((label) => measure(label, tickStyle))) + 18;
  const spacing = labels.length > 1 ? xOf(frame, 1) - xOf(frame, 0) : Infinity;
  const every = Math.max(1, Math.ceil(widest / spacing));
  return labels.flatMap((label, place) => {
    if (place % every !== 0) return [];
    const text = fit(label, 200, tickStyle);
    return [textAt(xOf(frame, place) - measure(text, tickStyle) / 2, bottom + 24, text, tickStyle)];
  });
}

interface Drawn extends LinePoint {
  readonly x: number;
  readonly y: number;
}

function drawLine(frame: Frame, { points }: ChartLine, colour: string): string[] {
  const drawn = points.map(
    (point, place): Drawn | undefined =>
      point && { ...point, x: xOf(frame, place), y: yOf(frame, point.value) },
  );
  const strokes = drawn.flatMap((point, place) => {
    const before = drawn[place - 1];
    if (!point || !before) return [];
    const isDashed = point.partial || before.partial;
    return [
      svgElement('path', {
        d: `M${rounded(before.x)} ${rounded(before.y)}L${rounded(point.x)} ${rounded(point.y)}`,
        stroke: colour,
        'stroke-width': 3.5,
        'stroke-linecap': isDashed ? 'butt' : 'round',
        'stroke-dasharray': isDashed ? '5 6' : undefined,
      }),
    ];
  });
  const known = drawn.filter((point) => point !== undefined);
  const dots = known
    .filter((_, place) => known.length <= mostDots || place === known.length - 1)
    .map(({ x, y, partial }) =>
      svgElement('circle', {
        cx: x,
        cy: y,
        r: 5,
        fill: partial ? colours.paper : colour,
        stroke: colour,
        'stroke-width': 2.5,
      }),
    );
  return [...(frame.chart.lines.length === 1 ? under(frame, known, colour) : []), ...strokes, ...dots];
}

/** The band of the intervals, or the area below a line that has none. */
function under(frame: Frame, known: readonly Drawn[], colour: string): string[] {
  if (known.length < 2) return [];
  const hasBand = known.some(({ low }) => low !== undefined);
  const upper = known.map(
    ({ x, value, high }) => `${rounded(x)} ${rounded(yOf(frame, hasBand ? (high ?? value) : value))}`,
  );
  const lower = [...known]
    .reverse()
    .map(({ x, value, low }) => `${rounded(x)} ${rounded(hasBand ? yOf(frame, low ?? value) : bottom)}`);
  return [
    svgElement('path', {
      d: `M${[...upper, ...lower].join('L')}Z`,
      fill: colour,
      opacity: hasBand ? 0.18 : 0.1,
    }),
  ];
}

/** Each value above its point, where they all fit. */
function valueLabels(frame: Frame, { points }: ChartLine): string[] {
  const texts = points.map((point) => (point ? write(point.value, frame.chart.unit) : ''));
  const spacing = points.length > 1 ? xOf(frame, 1) - xOf(frame, 0) : Infinity;
  if (Math.max(...texts.map((text) => measure(text, valueStyle))) + 40 > spacing) return [];
  return points.flatMap((point, place) => {
    if (!point) return [];
    const y = yOf(frame, point.value) - 20;
    // Beside the first point, not over the figures of the axis.
    const x = Math.max(frame.left, xOf(frame, place) - measure(texts[place], valueStyle) / 2);
    return [textAt(x, y, texts[place], valueStyle)];
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
