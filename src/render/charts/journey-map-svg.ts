import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, fitLines, margin, measure, type TextStyle } from './chart-theme.js';
import type { JourneyMapChart, MapChartStage } from './journey-map-chart.js';
import {
  detailStyle,
  mapLayout,
  momentStyle,
  nameStyle,
  quoteStyle,
  stageHeight,
  type MapLayout,
  type MapWords,
} from './journey-map-layout.js';
import { banksAt, exitDepth, exits, gradient, leftBankAt, rivers } from './journey-map-river.js';
import { textAt } from './text-at.js';

const titleStyle: TextStyle = { size: 44, weight: 600 };
const subtitleStyle: TextStyle = { size: 23, colour: colours.quiet };
const figureStyle: TextStyle = { size: 44, weight: 600, colour: colours.main };
const sideStyle: TextStyle = { size: 22, colour: colours.quiet };
const secondColour = '#9a5a0f';
const rateStyle: TextStyle = { size: 25, weight: 600, colour: colours.paper };
const leaveStyle: TextStyle = { size: 31, weight: 600 };
const footnoteStyle: TextStyle = { size: 21, colour: colours.quiet };
const footnoteHeight = 30;
const good = '#0b7a5b';

/** Draws a journey map, 1200 pixels wide and as tall as it has to be: large enough to read on a telephone. */
export function journeyMapSvg(chart: JourneyMapChart): string {
  const layout = mapLayout(chart);
  const height = layout.bottom + 50 + chart.footnotes.length * footnoteHeight;
  const fullWidth = chartWidth - 2 * margin;
  const box = { width: chartWidth, height, viewBox: `0 0 ${chartWidth} ${height}` };
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...box },
    svgElement(
      'linearGradient',
      { id: gradient, x1: 0, y1: 0, x2: 0, y2: 1 },
      svgElement('stop', { offset: 0, 'stop-color': colours.main }),
      svgElement('stop', { offset: 1, 'stop-color': '#6f55c9' }),
    ),
    svgElement('rect', { width: chartWidth, height, fill: colours.paper }),
    textAt(margin, 60, fit(chart.title, fullWidth, titleStyle), titleStyle),
    ...fitLines(chart.subtitle, fullWidth, subtitleStyle, 2).map((line, place) =>
      textAt(margin, 104 + 30 * place, line, subtitleStyle),
    ),
    ...(chart.sides ? sideNames(chart.sides, layout) : []),
    ...exits(chart, layout),
    ...rivers(chart, layout),
    ...chart.stages.flatMap((stage, place) => [
      ...layout.rows[place].words.flatMap((words) => drawWords(words, chart, layout, place)),
      ...figures(stage, place, layout),
      ...goingOn(stage, place, layout),
      ...leave(stage, place, layout),
    ]),
    ...chart.footnotes.map((note, place) =>
      textAt(
        margin,
        height - 24 - footnoteHeight * (chart.footnotes.length - 1 - place),
        fit(note, fullWidth, footnoteStyle),
        footnoteStyle,
      ),
    ),
  );
}

function sideNames([one, other]: readonly [string, string], { middle }: MapLayout): string[] {
  const width = chartWidth - margin - middle - 24;
  const style = { ...nameStyle, size: 28 };
  return [
    textAt(middle - 24, 178, fit(one, width, style), { ...style, colour: colours.main }, 'end'),
    textAt(middle + 24, 178, fit(other, width, style), { ...style, colour: secondColour }),
  ];
}

function drawWords(
  { kind, text, middle }: MapWords,
  chart: JourneyMapChart,
  layout: MapLayout,
  place: number,
): string[] {
  switch (kind) {
    case 'name':
      return [textAt(margin, middle, text, nameStyle)];
    case 'note':
      return [textAt(margin, middle, text, detailStyle)];
    case 'mood':
      return [
        textAt(margin, middle - 12, text, detailStyle),
        ...moodBar(chart.stages[place].mood?.negative ?? 0, middle + 8),
      ];
    case 'quote':
    case 'source':
      return [
        svgElement('rect', { x: margin, y: middle - 17, width: 4, height: 34, fill: colours.soft }),
        textAt(margin + 20, middle, text, kind === 'quote' ? quoteStyle : detailStyle),
      ];
    case 'good':
    case 'bad':
      return moment(
        text,
        kind === 'good' ? good : colours.alarm,
        middle,
        leftBankAt(chart, layout, place, middle),
      );
  }
}

/** How much is negative. */
function moodBar(negative: number, y: number): string[] {
  const width = 260;
  const bar = (length: number, fill: string) =>
    svgElement('rect', { x: margin, y, width: length, height: 9, rx: 4.5, fill });
  return [
    bar(width, '#d5ead9'),
    ...(negative > 0 ? [bar(Math.max(9, width * negative), colours.second)] : []),
  ];
}

/** A diamond beside the words, a line to the river, and a diamond on its bank. */
function moment(text: string, colour: string, y: number, bank: number): string[] {
  const words = { ...momentStyle, colour };
  const end = margin + 34 + measure(text, words) + 12;
  return [
    diamond(margin + 12, y, 10, colour, colour),
    textAt(margin + 34, y, text, words),
    svgElement('path', {
      d: `M${end} ${y}H${bank - 12}`,
      stroke: colour,
      'stroke-width': 2,
      'stroke-dasharray': '2 7',
      'stroke-linecap': 'round',
    }),
    diamond(bank, y, 13, colours.paper, colour),
  ];
}

function diamond(x: number, y: number, size: number, fill: string, stroke: string): string {
  const d = `M${x - size} ${y}L${x} ${y - size}L${x + size} ${y}L${x} ${y + size}Z`;
  return svgElement('path', { d, fill, stroke, 'stroke-width': 4 });
}

/** Beside the river, where it leaves room; over its full width they stand in it. */
function figures(stage: MapChartStage, place: number, layout: MapLayout): string[] {
  const y = layout.rows[place].top + stageHeight / 2;
  if (layout.compared) {
    const smaller = { ...figureStyle, size: 36 };
    const second = { ...smaller, colour: secondColour };
    return [
      textAt(layout.left - 18, y - 19, stage.figures[0], smaller, 'end'),
      textAt(layout.left - 18, y + 19, stage.details[0], sideStyle, 'end'),
      textAt(layout.right + 18, y - 19, stage.figures[1], second),
      textAt(
        layout.right + 18,
        y + 19,
        fit(stage.details[1], chartWidth - layout.right - 30, sideStyle),
        sideStyle,
      ),
    ];
  }
  const [left, right] = banksAt(stage, layout);
  const wide = Math.max(measure(stage.figures[0], figureStyle), measure(stage.details[0], detailStyle));
  if (right - left > wide + 40) {
    return [
      centred(layout.middle, y - 18, stage.figures[0], { ...figureStyle, colour: colours.paper }),
      centred(layout.middle, y + 24, stage.details[0], { ...detailStyle, colour: '#e4e4fb' }),
    ];
  }
  const x = right + 20;
  return [
    textAt(x, y - 20, stage.figures[0], figureStyle),
    textAt(x, y + 22, fit(stage.details[0], chartWidth - x - 10, detailStyle), detailStyle),
  ];
}

/** How many go on, on a badge over the river. */
function goingOn({ step }: MapChartStage, place: number, { rows, middle, compared }: MapLayout): string[] {
  if (!step) return [];
  const y = rows[place - 1].badge;
  const badge = (x: number, text: string, fill: string) => {
    const width = measure(text, rateStyle) + 36;
    const box = { x: x - width / 2, y: y - 23, width, height: 46, rx: 23 };
    return [
      svgElement('rect', { ...box, fill, stroke: colours.paper, 'stroke-width': 3 }),
      centred(x, y, text, rateStyle),
    ];
  };
  if (!compared) return badge(middle, step[0], '#2f3390');
  return [...badge(middle - 74, step[0], '#2f3390'), ...badge(middle + 74, step[1], '#a86414')];
}

function leave({ leaving }: MapChartStage, place: number, { rows, leaveLeft }: MapLayout): string[] {
  if (!leaving) return [];
  const y = rows[place].stageBottom + exitDepth;
  const width = chartWidth - margin / 2 - leaveLeft;
  const style = leaving.isWorst ? { ...leaveStyle, colour: colours.alarm } : leaveStyle;
  return [
    textAt(leaveLeft, y - 34, fit(leaving.figure, width, style), style),
    ...fitLines(leaving.detail, width, detailStyle, 3).map((line, index) =>
      textAt(leaveLeft, y + 2 + 31 * index, line, detailStyle),
    ),
  ];
}

/** `textAt` sets text from its start or its end only. */
function centred(x: number, y: number, text: string, style: TextStyle): string {
  return textAt(x - measure(text, style) / 2, y, text, style);
}
