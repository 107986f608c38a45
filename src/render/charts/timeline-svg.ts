import { DateTime } from 'luxon';
import { formatCount } from '../../ask/figure-format.js';
import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, margin, measure, tallest, type TextStyle } from './chart-theme.js';
import { textAt } from './text-at.js';
import type { TimelineChart, TimelineLane } from './timeline-chart.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const quiet: TextStyle = { size: 16, colour: colours.quiet };
const nameStyle: TextStyle = { size: 18, weight: 600 };
const sourceColours = [colours.main, colours.second, '#0f8a7e', '#a6448f', colours.quiet];
const top = 180;
const tallestLane = 36;
const belowLanes = 20;
const footnoteHeight = 24;
const widestName = 300;
const countWidth = 70;

/** Draws a timeline, 1200 pixels wide. */
export function timelineSvg(chart: TimelineChart): string {
  const { lanes, footnotes } = chart;
  const below = belowLanes + footnotes.length * footnoteHeight;
  const laneHeight = Math.min(tallestLane, (tallest - top - below) / lanes.length);
  const bottom = top + lanes.length * laneHeight;
  const height = Math.round(bottom + below);
  const nameWidth = Math.min(widestName, Math.max(...lanes.map(({ name }) => measure(name, nameStyle))) + 1);
  const left = margin + nameWidth + countWidth + 24;
  const place = (time: number) =>
    left + ((time - chart.from) / Math.max(1, chart.to - chart.from)) * (chartWidth - margin - 12 - left);
  const size = { width: chartWidth, height };
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${chartWidth} ${height}` },
    svgElement('rect', { ...size, fill: colours.paper }),
    textAt(margin, 44, fit(chart.title, chartWidth - 2 * margin, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, chartWidth - 2 * margin, quiet), quiet),
    ...legend(chart.sources),
    ...ticks(chart, place, bottom),
    ...lanes.flatMap((lane, index) => {
      const y = top + (index + 0.5) * laneHeight;
      return [
        textAt(margin, y, fit(lane.name, nameWidth, nameStyle), nameStyle),
        textAt(margin + nameWidth + countWidth, y, `${formatCount(lane.times)}×`, quiet, 'end'),
        svgElement('line', { x1: left, x2: chartWidth - margin, y1: y, y2: y, stroke: colours.lost }),
        ...marks(lane, place, y),
      ];
    }),
    ...footnotes.map((note, index) =>
      textAt(margin, bottom + belowLanes + index * footnoteHeight, note, { ...quiet, size: 14 }),
    ),
  );
}

function colourOf(source: number): string {
  return sourceColours[Math.min(source, sourceColours.length - 1)];
}

/** Sources beyond the colours share the last one. */
function legend(sources: readonly string[]): string[] {
  const last = sourceColours.length - 1;
  const labels =
    sources.length > sourceColours.length ? [...sources.slice(0, last), 'other sources'] : sources;
  let x = margin;
  return labels.flatMap((label, source) => {
    const text = fit(label, 200, quiet);
    const drawn = [
      svgElement('circle', { cx: x + 7, cy: 124, r: 7, fill: colourOf(source) }),
      textAt(x + 22, 124, text, quiet),
    ];
    x += 22 + measure(text, quiet) + 28;
    return drawn;
  });
}

/** A mark grows slowly with how often it was; a stretch of repeats is as long as it lasted. */
function marks({ marks: own, source }: TimelineLane, place: (time: number) => number, y: number): string[] {
  return own.map(({ from, to, times }) => {
    const radius = Math.min(11, 6 + Math.log2(times));
    const x = place(from) - radius;
    const width = place(to) - place(from) + 2 * radius;
    const box = { x, y: y - radius, width, height: 2 * radius, rx: radius };
    return svgElement('rect', {
      ...box,
      fill: colourOf(source),
      'fill-opacity': 0.75,
      stroke: colours.paper,
    });
  });
}

/** Lines at round times: years, months, weeks, days or hours, so that four to ten of them fit. */
function ticks({ from, to }: TimelineChart, place: (time: number) => number, bottom: number): string[] {
  const steps = [
    { unit: 'year', count: 1, format: 'yyyy' },
    { unit: 'month', count: 3, format: 'LLL yyyy' },
    { unit: 'month', count: 1, format: 'LLL yyyy' },
    { unit: 'week', count: 1, format: 'd LLL' },
    { unit: 'day', count: 1, format: 'd LLL' },
    { unit: 'hour', count: 3, format: 'd LLL HH:mm' },
  ] as const;
  const timesOf = ({ unit, count }: (typeof steps)[number]) => {
    const found: DateTime[] = [];
    let time = DateTime.fromMillis(from, { zone: 'utc' }).startOf(unit);
    for (; time.toMillis() <= to && found.length < 100; time = time.plus({ [unit]: count })) {
      if (time.toMillis() >= from) found.push(time);
    }
    return found;
  };
  const step = steps.find((candidate) => timesOf(candidate).length >= 3) ?? steps[steps.length - 1];
  const times = timesOf(step);
  const every = Math.ceil(times.length / 8);
  return times
    .filter((_, index) => index % every === 0)
    .flatMap((time) => {
      const x = place(time.toMillis());
      const label = time.setLocale('en').toFormat(step.format);
      const fits = x + measure(label, quiet) < chartWidth - 8;
      return [
        svgElement('line', { x1: x, x2: x, y1: top - 6, y2: bottom, stroke: colours.lost }),
        ...(fits ? [textAt(x, top - 20, label, quiet)] : []),
      ];
    });
}
