import { readFile } from 'node:fs/promises';
import { judgeMasked, readMarkedTexts } from '../../support/judge-masking.js';

/** Of personal data in marked texts the share that nothing is left of, and of ordinary words the share that goes too. */
export async function judgeMasking(path = 'tests/feedback/personal-data.tsv'): Promise<void> {
  const judged = readMarkedTexts(await readFile(path, 'utf8')).map(judgeMasked);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  for (const kind of new Set(judged.map((text) => text.kind))) {
    const texts = judged.filter((text) => text.kind === kind);
    const leaking = texts.filter(({ leaks }) => leaks);
    const ordinary = texts.reduce((sum, text) => sum + text.ordinary, 0);
    const harmed = texts.reduce((sum, text) => sum + text.harmed, 0);
    console.log(
      `${kind}: ${texts.length - leaking.length} of ${texts.length} masked, ${percent(texts.length - leaking.length, texts.length)}; ${harmed} of ${ordinary} words around harmed, ${percent(harmed, ordinary)}`,
    );
    for (const { masked } of leaking) console.log(`  ${JSON.stringify(masked)}`);
  }
}
