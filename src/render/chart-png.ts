import { renderAsync } from '@resvg/resvg-js';
import { fontFamily, fontFilesFor } from './charts/chart-font.js';

/** Draws an SVG at twice its size, for sharp screens. The fonts are the program's own, whatever the machine has. */
export async function chartPng(svg: string): Promise<Uint8Array> {
  const image = await renderAsync(svg, {
    fitTo: { mode: 'zoom', value: 2 },
    font: { loadSystemFonts: false, fontFiles: fontFilesFor(svg), defaultFontFamily: fontFamily },
  });
  const png = image.asPng();
  // V8 doesn't see the picture's own memory and would let hundreds of megabytes gather; as much of its own makes it collect.
  new ArrayBuffer(image.width * image.height * 4);
  return png;
}
