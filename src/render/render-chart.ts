import type { Answer } from '../ask/answer.js';
import { chartPng } from './chart-png.js';
import { chartSvg } from './chart-svg.js';
import { KeptPictures } from './kept-pictures.js';
import { chartAltText } from './charts/chart-alt-text.js';
import { chartForAnswer, type Chart } from './charts/chart-for-answer.js';

export interface ChartImage {
  readonly png: Uint8Array;
  readonly title: string;
  readonly altText: string;
}

let last: Promise<unknown> = Promise.resolve();
/** Some 10 MB. */
const kept = new KeptPictures(100);

/**
 * The picture of an answer, where there is one. Import this file only when a picture is wanted: it brings the
 * rasteriser and the fonts along.
 */
export async function renderChart(answer: Answer): Promise<ChartImage | undefined> {
  const chart = chartForAnswer(answer);
  return chart && drawChart(chart);
}

/** Pictures are drawn one after the other, and each once. */
export async function drawChart(chart: Chart): Promise<ChartImage> {
  const png = await kept.of(chartSvg(chart), drawInTurn);
  return { png, title: chart.title, altText: chartAltText(chart) };
}

function drawInTurn(svg: string): Promise<Uint8Array> {
  const png = last.then(() => chartPng(svg));
  last = png.catch(() => undefined);
  return png;
}
