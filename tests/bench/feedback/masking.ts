import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { maskPersonalData } from '../../../src/feedback/masking/mask-personal-data.js';

const plantSchema = z.object({ kind: z.string(), data: z.string(), text: z.string() });
const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** Parts that give nobody away. */
const harmless = new Set(
  'mr mrs ms dr prof herr señora mailto street road avenue lane the van der den von apt suite unit flat box'.split(
    ' ',
  ),
);
const shortest = 3;

/** Of personal data planted in texts (a JSON object a line: kind, data, text) the share that no part is left of. */
export async function judgeMasking(path: string): Promise<void> {
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const counts = new Map<string, { planted: number; leaked: number }>();
  let [ordinary, harmed] = [0, 0];
  for (const { kind, data, text } of lines.map((line) => plantSchema.parse(JSON.parse(line)))) {
    const left = words(maskPersonalData(text));
    const around = words(text.replace(data, ' '));
    const leaks = words(data).some(
      (part) =>
        part.length >= shortest && !harmless.has(part) && left.includes(part) && !around.includes(part),
    );
    const count = counts.get(kind) ?? { planted: 0, leaked: 0 };
    counts.set(kind, { planted: count.planted + 1, leaked: count.leaked + Number(leaks) });
    for (const word of around) {
      ordinary++;
      const place = left.indexOf(word);
      if (place < 0) harmed++;
      else left.splice(place, 1);
    }
  }
  const all = [...counts.values()].reduce((sum, { leaked }) => sum + leaked, 0);
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  const kinds = [...counts].map(([kind, { planted, leaked }]) => `${kind} ${planted - leaked} of ${planted}`);
  console.log(
    `masking: ${percent(1 - all / lines.length)} of ${lines.length} masked (${kinds.join(', ')}); ${percent(harmed / ordinary)} of ordinary words harmed`,
  );
}
