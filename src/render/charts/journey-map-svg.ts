import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, fitLines, margin, measure, type TextStyle } from './chart-theme.js';
import type { JourneyMapChart, MapChartStage } from './journey-map-chart.js';
import { textAt } from './text-at.js';

const titleStyle: TextStyle = { size: 40, weight: 600 };
const subtitleStyle: TextStyle = { size: 20, colour: colours.quiet };
const nameStyle: TextStyle = { size: 28, weight: 600 };
const figureStyle: TextStyle = { size: 38, weight: 600, colour: colours.main };
const otherFigureStyle: TextStyle = { ...figureStyle, colour: '#9a5a0f' };
const detailStyle: TextStyle = { size: 21, colour: colours.quiet };
const rateStyle: TextStyle = { size: 30, weight: 600, colour: colours.paper };
const leaveStyle: TextStyle = { size: 26, weight: 600 };
const footnoteStyle: TextStyle = { size: 18, colour: colours.quiet };

const top = 190;
/** Height of a stage, and of the stretch to the next one. */
const stageHeight = 84;
const stretchHeight = 112;
const nameWidth = 330;
/** Where the river runs; of two sides further to the right, so that both have room for figures. */
const single = { left: 400, right: 790 };
const double = { left: 590, right: 930 };
const leaveLeft = 850;
const narrowest = 6;
const gradient = 'river';

/** Draws a journey map, 1200 pixels wide and as tall as it has stages: large enough to read on a telephone. */
export function journeyMapSvg(chart: JourneyMapChart): string {
  const bed = bedOf(chart);
  const rows = chart.stages.length;
  const bottom = top + rows * stageHeight + (rows - 1) * stretchHeight;
  const height = bottom + 44 + chart.footnotes.length * 26;
  const fullWidth = chartWidth - 2 * margin;
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: chartWidth,
      height,
      viewBox: `0 0 ${chartWidth} ${height}`,
    },
    svgElement(
      'linearGradient',
      { id: gradient, x1: 0, y1: 0, x2: 0, y2: 1 },
      svgElement('stop', { offset: 0, 'stop-color': colours.main }),
      svgElement('stop', { offset: 1, 'stop-color': '#6f55c9' }),
    ),
    svgElement('rect', { width: chartWidth, height, fill: colours.paper }),
    textAt(margin, 58, fit(chart.title, fullWidth, titleStyle), titleStyle),
    textAt(margin, 104, fit(chart.subtitle, fullWidth, subtitleStyle), subtitleStyle),
    ...(chart.sides ? sideNames(chart.sides, bed) : []),
    ...exits(chart),
    ...rivers(chart),
    ...chart.stages.flatMap((stage, place) => drawStage(stage, place, bed)),
    ...chart.footnotes.map((note, place) =>
      textAt(
        margin,
        height - 24 - 26 * (chart.footnotes.length - 1 - place),
        fit(note, fullWidth, footnoteStyle),
        footnoteStyle,
      ),
    ),
  );
}

interface Bed {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly compared: boolean;
}

function bedOf({ sides }: JourneyMapChart): Bed {
  const { left, right } = sides ? double : single;
  return { left, right, middle: (left + right) / 2, compared: sides !== undefined };
}

function stageTop(place: number): number {
  return top + place * (stageHeight + stretchHeight);
}

/** Left and right bank at a stage; of two sides each has its own half. */
function banks(
  { widths }: Pick<MapChartStage, 'widths'>,
  { left, right, middle }: Bed,
): readonly [number, number] {
  const half = (right - left) / 2;
  const [one, other = one] = widths;
  return [middle - Math.max(narrowest / 2, half * one), middle + Math.max(narrowest / 2, half * other)];
}

function rivers(chart: JourneyMapChart): string[] {
  const { stages, sides } = chart;
  const bed = bedOf(chart);
  const halves = sides ? (['left', 'right'] as const) : (['both'] as const);
  return halves.map((half) => {
    const bank = (place: number, right: boolean): number => {
      const [left, own] = banks(stages[place], bed);
      if (right) return half === 'left' ? bed.middle - 1.5 : own;
      return half === 'right' ? bed.middle + 1.5 : left;
    };
    return svgElement('path', {
      d: `${shore(stages.length, (place) => bank(place, false))}${shoreUp(stages.length, (place) => bank(place, true))}Z`,
      fill: half === 'right' ? colours.second : `url(#${gradient})`,
    });
  });
}

/** Down one bank: straight along a stage, a curve to the next. */
function shore(count: number, x: (place: number) => number): string {
  let path = '';
  for (let place = 0; place < count; place++) {
    const y = stageTop(place);
    const arrive = place === 0 ? `M${x(0)} ${y}` : curve(x(place - 1), y - stretchHeight, x(place), y);
    path += `${arrive}V${y + stageHeight}`;
  }
  return path;
}

function shoreUp(count: number, x: (place: number) => number): string {
  let path = '';
  for (let place = count - 1; place >= 0; place--) {
    const y = stageTop(place);
    const arrive =
      place === count - 1
        ? `L${x(place)} ${y + stageHeight}`
        : curve(x(place + 1), y + stageHeight + stretchHeight, x(place), y + stageHeight);
    path += `${arrive}V${y}`;
  }
  return path;
}

function curve(fromX: number, fromY: number, x: number, y: number): string {
  const half = (fromY + y) / 2;
  return `C${fromX} ${half} ${x} ${half} ${x} ${y}`;
}

/** What runs off at each stage: as wide as those who leave are many. */
function exits(chart: JourneyMapChart): string[] {
  const bed = bedOf(chart);
  return chart.stages.flatMap(({ leaving, widths }, place) => {
    if (!leaving) return [];
    const width = Math.max(3, leaving.width * (bed.right - bed.left));
    const right = banks({ widths }, bed)[1];
    const y = stageTop(place) + stageHeight;
    const end = y + stretchHeight * 0.55;
    const inner = right - width;
    const tip = leaveLeft - 24;
    const drop = Math.min(width, stretchHeight * 0.5);
    const path = `M${inner} ${y - 1}H${right}C${right} ${y + 30} ${right + 20} ${end - drop / 2} ${tip} ${end - drop / 2}V${end + drop / 2}C${inner + 40} ${end + drop / 2} ${inner} ${end} ${inner} ${y - 1}Z`;
    return [
      svgElement('path', {
        d: path,
        fill: leaving.isWorst ? colours.worst : '#d9dde6',
        'fill-opacity': 0.85,
      }),
    ];
  });
}

function sideNames([one, other]: readonly [string, string], { left, right, middle }: Bed): string[] {
  const width = (right - left) / 2 + 60;
  return [
    textAt(
      middle - 24,
      154,
      fit(one, width, { ...nameStyle, colour: colours.main }),
      { ...nameStyle, size: 26, colour: colours.main },
      'end',
    ),
    textAt(middle + 24, 154, fit(other, width, nameStyle), {
      ...nameStyle,
      size: 26,
      colour: otherFigureStyle.colour,
    }),
  ];
}

function drawStage(stage: MapChartStage, place: number, bed: Bed): string[] {
  const y = stageTop(place) + stageHeight / 2;
  const name = fitLines(stage.name, nameWidth, nameStyle, 2);
  const notes = fitLines(stage.notes.join(' · '), nameWidth + 20, detailStyle, 2).filter(
    (note) => note !== '',
  );
  const lines = [
    ...name.map((text) => ({ text, style: nameStyle, height: 34 })),
    ...notes.map((text) => ({ text, style: detailStyle, height: 28 })),
  ];
  const total = lines.reduce((sum, { height }) => sum + height, 0);
  let lineTop = y - total / 2;
  const words = lines.map(({ text, style, height }) => {
    const drawn = textAt(margin, lineTop + height / 2, text, style);
    lineTop += height;
    return drawn;
  });
  return [...words, ...figures(stage, y, bed), ...stretch(stage, place, bed), ...leave(stage, place)];
}

/** Beside the river, where it leaves room; over its full width they stand in it. */
function figures(stage: MapChartStage, y: number, bed: Bed): string[] {
  if (bed.compared) {
    const smaller = { size: 32 };
    return [
      textAt(bed.left - 18, y - 17, stage.figures[0], { ...figureStyle, ...smaller }, 'end'),
      textAt(bed.left - 18, y + 17, stage.details[0], detailStyle, 'end'),
      textAt(bed.right + 18, y - 17, stage.figures[1], { ...otherFigureStyle, ...smaller }),
      textAt(
        bed.right + 18,
        y + 17,
        fit(stage.details[1], chartWidth - bed.right - 40, detailStyle),
        detailStyle,
      ),
    ];
  }
  const { middle } = bed;
  const [left, right] = banks(stage, bed);
  const wide = Math.max(measure(stage.figures[0], figureStyle), measure(stage.details[0], detailStyle));
  if (right - left > wide + 40) {
    return [
      centred(middle, y - 15, stage.figures[0], { ...figureStyle, colour: colours.paper }),
      centred(middle, y + 21, stage.details[0], { ...detailStyle, colour: '#e4e4fb' }),
    ];
  }
  const x = right + 18;
  return [textAt(x, y - 17, stage.figures[0], figureStyle), textAt(x, y + 19, stage.details[0], detailStyle)];
}

/** How many go on, on a badge over the river. */
function stretch({ step }: MapChartStage, place: number, { middle, compared }: Bed): string[] {
  if (!step) return [];
  const y = stageTop(place) - stretchHeight / 2;
  const badge = (x: number, text: string, fill: string) => {
    const width = measure(text, { ...rateStyle, size: 24 }) + 32;
    return [
      svgElement('rect', {
        x: x - width / 2,
        y: y - 20,
        width,
        height: 40,
        rx: 20,
        fill,
        stroke: colours.paper,
        'stroke-width': 3,
      }),
      centred(x, y, text, { ...rateStyle, size: 24 }),
    ];
  };
  if (compared) {
    return [
      ...badge(middle - 70, step.rates[0], '#2f3390'),
      ...badge(middle + 70, step.rates[1], '#a86414'),
      textAt(margin, y, `${step.detail} to`, detailStyle),
    ];
  }
  return [
    ...badge(middle, step.rates[0], '#2f3390'),
    textAt(margin, y, fit(`↓ ${step.detail}`, nameWidth + 20, detailStyle), detailStyle),
  ];
}

function leave({ leaving }: MapChartStage, place: number): string[] {
  if (!leaving) return [];
  const y = stageTop(place) + stageHeight + stretchHeight * 0.55;
  const width = chartWidth - margin - leaveLeft;
  const style = leaving.isWorst ? { ...leaveStyle, colour: colours.alarm } : leaveStyle;
  return [
    textAt(leaveLeft, y - 30, fit(leaving.figure, width, style), style),
    ...fitLines(leaving.detail, width, detailStyle, 2).map((line, index) =>
      textAt(leaveLeft, y + 2 + 27 * index, line, detailStyle),
    ),
  ];
}

/** `textAt` sets text from its start or its end only. */
function centred(x: number, y: number, text: string, style: TextStyle): string {
  return textAt(x - measure(text, style) / 2, y, text, style);
}
