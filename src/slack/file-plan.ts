import type { Answer, AnswerTable } from '../ask/answer.js';
import { fitsBlocks } from '../render/block-table.js';
import { chartSvg } from '../render/chart-svg.js';
import { chartAltText } from '../render/charts/chart-alt-text.js';
import { chartForAnswer, type Chart } from '../render/charts/chart-for-answer.js';
import { nativeChart } from '../render/native-chart.js';
import type { ShownPicture } from '../render/picture-block.js';
import type { Poster } from './post-reply.js';

export interface Picture {
  readonly chart: Chart;
  /** What it is drawn from: the same again is the same picture. */
  readonly svg: string;
}

/** What an answer has besides its message, and what comes of it. */
export interface FilePlan {
  /** Of an answer that Slack has no chart of its own for. */
  readonly picture?: Picture;
  /** It was uploaded before: the message shows it. */
  readonly shown?: ShownPicture;
  /** Too many files wait already: the message says what is left out. */
  readonly leftOut?: string;
}

export function planFiles({ files, pictures }: Poster, answer: Answer): FilePlan {
  const picture = nativeChart(answer) ? undefined : pictureOf(answer);
  const id = picture && pictures.find(picture.svg);
  const shown = picture && id !== undefined ? { id, altText: chartAltText(picture.chart) } : undefined;
  if (!files.isFull) return { picture, shown };
  const missing = [
    ...(picture && !shown ? ['the picture'] : []),
    ...(csvOf(answer) ? ['the file with all rows'] : []),
  ];
  return { picture, shown, leftOut: missing.length > 0 ? leftOutWords(missing) : undefined };
}

/** The table that goes into a file: too long for Slack's blocks, or asked for as one. */
export function csvOf({ table, isFile = false }: Answer): AnswerTable | undefined {
  return table && (isFile || !fitsBlocks(table)) ? table : undefined;
}

export function pictureOf(answer: Answer): Picture | undefined {
  const chart = chartForAnswer(answer);
  return chart && { chart, svg: chartSvg(chart) };
}

/** @param missing what is left out: `the picture` … */
export function leftOutWords(missing: readonly string[]): string {
  const [verb, it] = missing.length > 1 ? ['are', 'them'] : ['is', 'it'];
  return `Slack takes no more files from me for the moment, so ${missing.join(' and ')} ${verb} left out. Ask again in a minute to get ${it}.`;
}
