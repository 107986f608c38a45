import { setImmediate } from 'node:timers/promises';
import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, fontFiles } from './charts/chart-font.js';

const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Draws an SVG at twice its size, for sharp screens. The font is the program's own, whatever the machine has. */
export async function chartPng(svg: string): Promise<Uint8Array> {
  if (running >= atOnce) await new Promise<void>((resume) => waiting.push(resume));
  running++;
  try {
    const image = await renderAsync(svg, {
      fitTo: { mode: 'zoom', value: 2 },
      font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: fontFamily },
    });
    const png = image.asPng();
    // The rasteriser frees its memory only when the event loop turns.
    await setImmediate();
    return png;
  } finally {
    running--;
    waiting.shift()?.();
  }
}
