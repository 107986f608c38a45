import type { ChartBlock, SeriesChart } from '../../render/chart-block.js';
import { element } from './element.js';

const size = { width: 720, height: 260, left: 56, right: 12, top: 12, bottom: 30 };
const lines = 4;
const mostLabels = 7;

/** Slack's own chart, drawn the way Slack draws it: the figures stand in words beside it. */
export function chartView({ title, chart }: ChartBlock): HTMLElement {
  const caption = element('figcaption', {}, title);
  if (chart.type === 'pie') {
    const items = chart.segments.map(({ label, value }) => element('li', {}, `${label}: ${format(value)}`));
    return element('figure', { class: 'native-chart' }, caption, element('ul', {}, ...items));
  }
  const names = chart.series.length > 1 ? [legend(chart)] : [];
  return element('figure', { class: 'native-chart' }, caption, drawing(title, chart), ...names);
}

function drawing(title: string, chart: SeriesChart): SVGElement {
  const { categories } = chart.axis_config;
  const values = chart.series.flatMap(({ data }) => data.map(({ value }) => value));
  const top = niceTop(Math.max(0, ...values));
  const bottom = Math.min(0, ...values);
  const step = (size.width - size.left - size.right) / Math.max(1, categories.length - 1);
  const x = (place: number) => size.left + (categories.length === 1 ? 0.5 * step : place * step);
  const y = (value: number) =>
    size.top + ((top - value) / (top - bottom || 1)) * (size.height - size.top - size.bottom);
  const grid = Array.from({ length: lines + 1 }, (_, line) => bottom + ((top - bottom) * line) / lines);
  const every = Math.ceil(categories.length / mostLabels);
  const spoken = chart.series.map(
    ({ name, data }) => `${name}: ${data.map(({ label, value }) => `${label} ${format(value)}`).join(', ')}.`,
  );
  return svg(
    'svg',
    {
      viewBox: `0 0 ${size.width} ${size.height}`,
      role: 'img',
      'aria-label': `${title}. ${spoken.join(' ')}`,
    },
    ...grid.flatMap((value) => [
      svg('line', { class: 'grid', x1: size.left, x2: size.width - size.right, y1: y(value), y2: y(value) }),
      svg('text', { x: size.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, format(value)),
    ]),
    ...categories.flatMap((label, place) =>
      place % every === 0
        ? [svg('text', { x: x(place), y: size.height - 8, 'text-anchor': 'middle' }, label)]
        : [],
    ),
    ...chart.series.flatMap(({ data }, series) => [
      svg('polyline', {
        class: `series series-${series}`,
        points: data.map(({ value }, place) => `${x(place)},${y(value)}`).join(' '),
      }),
      ...data.map(({ value }, place) =>
        svg('circle', { class: `series-${series}`, cx: x(place), cy: y(value), r: 3 }),
      ),
    ]),
  );
}

function legend({ series }: SeriesChart): HTMLElement {
  const items = series.map(({ name }, place) => element('li', { class: `key series-${place}` }, name));
  return element('ul', { class: 'legend' }, ...items);
}

/** A round number at or above the largest value. */
function niceTop(largest: number): number {
  if (largest <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(largest));
  return [1, 2, 2.5, 4, 5, 8, 10].map((factor) => factor * unit).find((top) => top >= largest) ?? largest;
}

function format(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}

function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: readonly (Node | string)[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  if (!(made instanceof SVGElement)) throw new Error(`The browser makes no ${name}.`);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}
