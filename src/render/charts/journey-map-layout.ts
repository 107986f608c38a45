import { colours, fit, fitLines, measure, type TextStyle } from './chart-theme.js';
import type { JourneyMapChart, MapChartStage } from './journey-map-chart.js';

export const nameStyle: TextStyle = { size: 34, weight: 600 };
export const detailStyle: TextStyle = { size: 25, colour: colours.quiet };
export const quoteStyle: TextStyle = { size: 25 };
export const momentStyle: TextStyle = { size: 25, weight: 600 };

/** Where a journey map has what: large enough to read on a telephone, so the picture is as tall as it must be. */
export interface MapLayout {
  readonly compared: boolean;
  /** Where the river runs; of two sides further to the right, so that both have room for figures. */
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly leaveLeft: number;
  readonly columnWidth: number;
  readonly rows: readonly MapRow[];
  readonly bottom: number;
}

export interface MapRow {
  readonly top: number;
  /** Where the way to the next stage begins, and the next stage; at the end both are the river's. */
  readonly stageBottom: number;
  readonly bottom: number;
  /** Middle of the badge on the way. */
  readonly badge: number;
  /** Words in the left column, from the top down. */
  readonly words: readonly MapWords[];
}

export interface MapWords {
  readonly kind: 'name' | 'note' | 'mood' | 'quote' | 'source' | 'good' | 'bad';
  readonly text: string;
  readonly middle: number;
}

const top = 206;
export const stageHeight = 96;
const shortestStretch = 132;
const gap = 34;
/** Between a badge and a diamond, middle to middle. */
const badgeRoom = 40;
const badgeToStage = 36;
const heights: Readonly<Record<MapWords['kind'], number>> = {
  name: 42,
  note: 32,
  mood: 62,
  quote: 33,
  source: 34,
  good: 38,
  bad: 38,
};

export function mapLayout({ stages, sides }: JourneyMapChart): MapLayout {
  const compared = sides !== undefined;
  const [left, right] = compared ? [590, 920] : [500, 830];
  const columnWidth = compared ? 300 : 410;
  const rows: MapRow[] = [];
  let y = top;
  stages.forEach((stage, place) => {
    const { words, height } = columnOf(stage, columnWidth, y);
    const isLast = place === stages.length - 1;
    const stageBottom = y + stageHeight;
    const least = isLast ? stageBottom : Math.max(stageBottom + shortestStretch, y + height + gap);
    const badge = badgeBetween(stageBottom, least, words);
    const bottom = isLast ? stageBottom : Math.max(least, badge + badgeToStage);
    rows.push({ top: y, stageBottom, bottom, badge, words });
    y = isLast ? Math.max(stageBottom, y + height) : bottom;
  });
  return { compared, left, right, middle: (left + right) / 2, leaveLeft: 880, columnWidth, rows, bottom: y };
}

/** In the middle of the way, or above or below it where a moment's diamond would stand, or below all of them. */
function badgeBetween(stageBottom: number, bottom: number, words: readonly MapWords[]): number {
  const middle = (stageBottom + bottom) / 2;
  const diamonds = words.filter(({ kind }) => kind === 'good' || kind === 'bad').map((each) => each.middle);
  const isFree = (y: number) => diamonds.every((own) => Math.abs(own - y) > badgeRoom);
  return (
    [middle, stageBottom + 50, bottom - badgeToStage].find(isFree) ?? Math.max(...diamonds) + badgeRoom + 1
  );
}

function columnOf(
  { name, notes, mood, quote, moments }: MapChartStage,
  width: number,
  rowTop: number,
): { readonly words: MapWords[]; readonly height: number } {
  const words: MapWords[] = [];
  let y = rowTop;
  const add = (kind: MapWords['kind'], lines: readonly string[]) => {
    for (const text of lines) {
      if (text === '') continue;
      words.push({ kind, text, middle: y + heights[kind] / 2 });
      y += heights[kind];
    }
  };
  add('name', fitLines(name, width, nameStyle, 2));
  add('note', fitLines(notes.join(' · '), width, detailStyle, 2));
  if (mood) add('mood', fitLines(mood.words, width, detailStyle, 1));
  if (quote) {
    add('quote', fitLines(quote.text, width - 22, quoteStyle, 4));
    add('source', fitLines(quote.source, width - 22, detailStyle, 1));
  }
  if (moments.length > 0) y += 8;
  for (const { name: deed, effect, isGood } of moments) {
    const room = width + 20 - measure(` ${effect}`, momentStyle);
    add(isGood ? 'good' : 'bad', [`${fit(deed, room, momentStyle)} ${effect}`]);
  }
  return { words, height: y - rowTop };
}
