import { svgElement } from '../svg-element.js';
import { colours } from './chart-theme.js';
import type { JourneyMapChart, MapChartStage } from './journey-map-chart.js';
import type { MapLayout } from './journey-map-layout.js';

export const gradient = 'river';
const narrowest = 6;

/** Left and right bank at a stage; of two sides each has its own half. */
export function banksAt(
  { widths }: Pick<MapChartStage, 'widths'>,
  { left, right, middle }: Pick<MapLayout, 'left' | 'right' | 'middle'>,
): readonly [left: number, right: number] {
  const half = (right - left) / 2;
  const [one, other = one] = widths;
  return [middle - Math.max(narrowest / 2, half * one), middle + Math.max(narrowest / 2, half * other)];
}

/** The river, or two side by side: as wide as customers are many. */
export function rivers({ stages, sides }: JourneyMapChart, layout: MapLayout): string[] {
  const { middle } = layout;
  const halves = sides ? (['left', 'right'] as const) : (['both'] as const);
  return halves.map((half) => {
    const leftBank = stages.map((stage) => (half === 'right' ? middle + 1.5 : banksAt(stage, layout)[0]));
    const rightBank = stages.map((stage) => (half === 'left' ? middle - 1.5 : banksAt(stage, layout)[1]));
    return svgElement('path', {
      d: `${shore(leftBank, layout)}${shoreUp(rightBank, layout)}Z`,
      fill: half === 'right' ? colours.second : `url(#${gradient})`,
    });
  });
}

/** Down one bank: straight along a stage, a curve to the next. */
function shore(bank: readonly number[], { rows }: MapLayout): string {
  return rows
    .map(({ top, stageBottom }, place) => {
      const arrive =
        place === 0
          ? `M${bank[0]} ${top}`
          : curve(bank[place - 1], rows[place - 1].stageBottom, bank[place], top);
      return `${arrive}V${stageBottom}`;
    })
    .join('');
}

function shoreUp(bank: readonly number[], { rows }: MapLayout): string {
  return [...rows.keys()]
    .reverse()
    .map((place) => {
      const { top, stageBottom } = rows[place];
      const arrive =
        place === rows.length - 1
          ? `L${bank[place]} ${stageBottom}`
          : curve(bank[place + 1], rows[place + 1].top, bank[place], stageBottom);
      return `${arrive}V${top}`;
    })
    .join('');
}

function curve(fromX: number, fromY: number, x: number, y: number): string {
  const half = (fromY + y) / 2;
  return `C${fromX} ${half} ${x} ${half} ${x} ${y}`;
}

/** Where the left bank is at a height within a row. */
export function leftBankAt({ stages }: JourneyMapChart, layout: MapLayout, place: number, y: number): number {
  const [from] = banksAt(stages[place], layout);
  const { stageBottom, bottom } = layout.rows[place];
  if (y <= stageBottom || place === stages.length - 1) return from;
  const [to] = banksAt(stages[place + 1], layout);
  // The curve's height is 1.5 t (1 − t) + t³ … of its own: found by halving.
  const heightAt = (t: number) => 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t ** 3;
  const wanted = (y - stageBottom) / (bottom - stageBottom);
  let [low, high] = [0, 1];
  for (let round = 0; round < 20; round++) {
    const t = (low + high) / 2;
    if (heightAt(t) < wanted) low = t;
    else high = t;
  }
  return from + (to - from) * (3 * low * low - 2 * low ** 3);
}

/** How far below a stage those who leave have left. */
export const exitDepth = 62;
const thickest = 66;

/** What runs off at each stage: as wide as those who leave are many. */
export function exits({ stages }: JourneyMapChart, layout: MapLayout): string[] {
  return stages.flatMap(({ leaving, widths }, place) => {
    if (!leaving) return [];
    const width = Math.max(3, leaving.width * (layout.right - layout.left));
    const right = banksAt({ widths }, layout)[1];
    const y = layout.rows[place].stageBottom;
    const end = y + exitDepth;
    const inner = right - width;
    const tip = layout.leaveLeft - 22;
    const drop = Math.min(width, thickest);
    const d = `M${inner} ${y - 1}H${right}C${right} ${y + 30} ${right + 20} ${end - drop / 2} ${tip} ${end - drop / 2}V${end + drop / 2}C${inner + 40} ${end + drop / 2} ${inner} ${end} ${inner} ${y - 1}Z`;
    const fill = leaving.isWorst ? colours.worst : '#d9dde6';
    return [svgElement('path', { d, fill, 'fill-opacity': 0.85 })];
  });
}
